import { Alert, Button, Group, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconInfoCircle, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '~/session/use-session';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { rateQueries } from '../rate.queries';
import type { Lead, LeadKind } from '../rate.types';
import { EndLeadDialog } from './EndLeadDialog';
import { LeadDialog } from './LeadDialog';
import { LeadTable } from './LeadTable';

/** What conveyance costs: rupees per kilometre, kilometres to the agency. */
export function LeadsPage() {
  const { t } = useTranslation('rates');
  const { tenant } = useSession();
  const all = useCan('rate:manage');
  const own = useCan('rate:manage_local');
  const isBelow = tenant.id.includes('.');
  const query = useQuery(rateQueries.leads(tenant.id));
  const [adding, setAdding] = useState<LeadKind | null>(null);
  const [ending, setEnding] = useState<{ kind: LeadKind; lead: Lead } | null>(null);
  const mayChange = { RATE: all, DISTANCE: all || (own && isBelow) };
  const add = (kind: LeadKind) =>
    mayChange[kind] ? (
      <Button
        size="compact-sm"
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={() => setAdding(kind)}
      >
        {t(`leads.add.${kind}`)}
      </Button>
    ) : null;
  return (
    <>
      <PageHeader
        title={t('leads.title')}
        crumbs={[
          { label: t('common:nav.rates'), link: { to: '/rates' } },
          { label: t('leads.title') },
        ]}
      />
      <Alert color="teal" variant="light" mb="md" icon={<IconInfoCircle aria-hidden />}>
        {t('leads.text')}
      </Alert>
      <QueryBoundary query={query}>
        {({ rates, distances }) => (
          <Stack gap="lg">
            {(isBelow ? (['DISTANCE', 'RATE'] as const) : (['RATE'] as const)).map((kind) => (
              <section key={kind} aria-labelledby={`leads-${kind}`}>
                <Group justify="space-between" mb="xs">
                  <Title order={2} fz="lg" id={`leads-${kind}`}>
                    {t(`leads.kind.${kind}`)}
                  </Title>
                  {add(kind)}
                </Group>
                <LeadTable
                  kind={kind}
                  rows={kind === 'RATE' ? rates : distances}
                  mayChange={mayChange[kind]}
                  onEnd={(lead) => setEnding({ kind, lead })}
                />
              </section>
            ))}
          </Stack>
        )}
      </QueryBoundary>
      {adding === null ? null : <LeadDialog kind={adding} onClose={() => setAdding(null)} />}
      {ending === null ? null : <EndLeadDialog {...ending} onClose={() => setEnding(null)} />}
    </>
  );
}
