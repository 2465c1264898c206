import { Alert, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BankAccountsPanel } from '~/features/bank-accounts';
import { useMasters } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { asApiError } from '~/lib/api-error';
import { useCan, useSession } from '~/session/use-session';
import { AuditLink } from '~/ui/AuditLink';
import { ErrorPage } from '~/ui/ErrorPage';
import { LinkButton } from '~/ui/LinkButton';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { StatusBadge } from '~/ui/StatusBadge';
import { IdentityCard } from './detail/IdentityCard';
import { PhotoCard } from './detail/PhotoCard';
import { StatusButton } from './detail/StatusButton';
import { individualQueries } from './individual.queries';
import type { Individual } from './individual.types';

/** A wage seeker: who it is, what they can do, and where their wages go. */
export function IndividualDetailPage() {
  const { individualId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(individualQueries.detail(tenant.id, individualId));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return <QueryBoundary query={query}>{(row) => <Detail individual={row} />}</QueryBoundary>;
}

function Detail({ individual }: { readonly individual: Individual }) {
  const { t } = useTranslation('individuals');
  const { masters } = useMasters();
  const nameOf = useLocalName();
  const { tenant } = useSession();
  const mayManage = useCan('individual:manage');
  const seesAudit = useCan('audit:read');
  const { is_active: isActive } = individual;
  return (
    <>
      <PageHeader
        title={nameOf(individual)}
        number={individual.number}
        badges={
          <StatusBadge
            state={isActive ? 'ACTIVE' : 'INACTIVE'}
            label={t(`status.${isActive ? 'ACTIVE' : 'INACTIVE'}`)}
          />
        }
        crumbs={[
          { label: t('common:nav.individuals'), link: { to: '/individuals' } },
          { label: individual.number },
        ]}
        meta={
          <Text span size="sm">
            {t(`of.${individual.relationship}`, { name: individual.guardian_name })} ·{' '}
            {masters.place(individual)}
          </Text>
        }
        actions={
          mayManage ? (
            <>
              {tenant.organisation_id === null ? <StatusButton individual={individual} /> : null}
              {isActive ? (
                <LinkButton
                  variant="light"
                  leftSection={<IconPencil size={16} aria-hidden />}
                  to="/individuals/$individualId/edit"
                  params={{ individualId: individual.id }}
                >
                  {t('edit')}
                </LinkButton>
              ) : null}
            </>
          ) : null
        }
      />
      {isActive ? null : (
        <Alert color="gray" mb="md" title={t('inactive')}>
          {individual.status_reason}
        </Alert>
      )}
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <IdentityCard individual={individual} masters={masters} />
          <Stack gap="md">
            <PhotoCard individual={individual} />
            <Paper component="section" p="md" aria-label={t('field.skills')}>
              <Title order={2} fz="md" mb="xs">
                {t('field.skills')}
              </Title>
              <ul style={{ margin: 0, paddingInlineStart: 20 }}>
                {individual.skills.map((code) => (
                  <li key={code}>
                    <Text size="sm">{masters.skillName(code)}</Text>
                  </li>
                ))}
              </ul>
            </Paper>
          </Stack>
        </SimpleGrid>
        <BankAccountsPanel
          owner={{ type: 'INDIVIDUAL', id: individual.id }}
          holder={individual.name}
          isFrozen={!isActive}
        />
        {seesAudit ? (
          <Group gap="md">
            <AuditLink table="individuals" rowKey={{ id: individual.id }} />
          </Group>
        ) : null}
      </Stack>
    </>
  );
}
