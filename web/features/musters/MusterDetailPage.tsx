import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { PaperPage, usePaperTabs } from '~/features/workflow';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { asApiError } from '~/lib/api-error';
import { useRememberOpened } from '~/session/recently-opened';
import { useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { Signatures } from '~/ui/Signatures';
import { CorrectionDialog } from './detail/CorrectionDialog';
import { MusterTable } from './detail/MusterTable';
import { useMusterChain } from './detail/use-muster-chain';
import { musterQueries } from './muster.queries';
import type { Muster } from './muster.types';
import { useMusterComparer } from './use-muster-comparer';

/** One muster: who worked when, the days that are paid, the wages, and what I may do with it. */
export function MusterDetailPage() {
  const { musterId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(musterQueries.detail(tenant.id, musterId));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return <QueryBoundary query={query}>{(muster) => <Detail muster={muster} />}</QueryBoundary>;
}

function Detail({ muster }: { readonly muster: Muster }) {
  const { t } = useTranslation('musters');
  const search = useSearch({ strict: false });
  const { masters } = useMasters();
  const nameOf = useLocalName();
  const format = useFormat();
  const [isCorrecting, setCorrecting] = useState(false);
  const compare = useMusterComparer();
  const tabs = usePaperTabs({ type: 'muster', paper: muster, search, compare });
  const { project, work_order: order } = muster;
  const organisation = nameOf(muster.organisation);
  const week = t('week', { from: format.date(muster.starts_on), to: format.date(muster.ends_on) });
  useRememberOpened({
    type: 'muster',
    id: muster.id,
    number: muster.number,
    title: project.name,
    href: `/musters/${muster.id}`,
  });
  return (
    <>
      <PaperPage
        type="muster"
        paper={muster}
        search={search}
        title={project.name}
        crumbs={[{ label: t('common:nav.musters'), link: { to: '/musters' } }]}
        meta={
          <>
            <MoneyText value={muster.amount} fw={700} c="var(--mantine-color-text)" />
            <Text span size="sm">
              {week}
            </Text>
            <Text span size="sm">
              {organisation}
            </Text>
          </>
        }
        headerActions={
          muster.may_correct ? (
            <Button
              variant="light"
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => setCorrecting(true)}
            >
              {t('correct.open')}
            </Button>
          ) : null
        }
        steps={useMusterChain(muster)}
        tabs={[
          {
            value: 'people',
            label: t('tab.people'),
            content: <MusterTable muster={muster} />,
            isPrinted: true,
          },
          ...tabs,
        ]}
        printFacts={[
          [t('common:noun.project'), [project.number, project.name].join(' · ')],
          [t('common:noun.work_order'), order.number],
          [t('column.organisation'), organisation],
          [t('column.place'), masters.place(project)],
          [t('column.week'), week],
          [t('column.officer'), order.officer_name ?? ''],
          [t('column.register'), muster.register.number],
        ]}
        printFoot={
          <Signatures
            labels={(['organisation', 'verified', 'approved'] as const).map((role) =>
              t(`print.${role}`),
            )}
          />
        }
      />
      {isCorrecting ? (
        <CorrectionDialog muster={muster} onClose={() => setCorrecting(false)} />
      ) : null}
    </>
  );
}
