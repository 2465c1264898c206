import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PaperPage } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { asApiError } from '~/lib/api-error';
import { useRememberOpened } from '~/session/recently-opened';
import { useCan, useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { LinkButton } from '~/ui/LinkButton';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { useTenderTabs } from './detail/use-tender-tabs';
import { tenderQueries } from './tender.queries';
import type { Tender } from './tender.types';
import { useTenderComparer } from './use-tender-comparer';
import { useTenderSteps } from './use-tender-steps';

/** One tender: paper, bidders, opening, evaluation, comparison, award. */
export function TenderDetailPage() {
  const { tenderId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(tenderQueries.detail(tenant.id, tenderId));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return <QueryBoundary query={query}>{(tender) => <Detail tender={tender} />}</QueryBoundary>;
}

function Detail({ tender }: { readonly tender: Tender }) {
  const { t } = useTranslation('tenders');
  const search = useSearch({ strict: false });
  const format = useFormat();
  const compare = useTenderComparer();
  const tabs = useTenderTabs(tender, search, compare);
  const mayEdit = useCan('tender:create') && tender.workflow.is_updatable;
  useRememberOpened({
    type: 'tender',
    id: tender.id,
    number: tender.number,
    title: tender.name,
    href: `/tenders/${tender.id}`,
  });
  return (
    <PaperPage
      type="tender"
      paper={tender}
      search={search}
      title={tender.name}
      crumbs={[{ label: t('common:nav.tenders'), link: { to: '/tenders' } }]}
      meta={
        <>
          <MoneyText value={tender.estimated_cost} fw={700} c="var(--mantine-color-text)" />
          <Text span size="sm">
            {t('estimateCount', { count: tender.estimates.length })}
          </Text>
          <Text span size="sm">
            {t('preparedBy', { name: tender.created_by_name })}
          </Text>
        </>
      }
      headerActions={
        mayEdit ? (
          <LinkButton
            variant="light"
            leftSection={<IconPencil size={16} aria-hidden />}
            to="/tenders/$tenderId/edit"
            params={{ tenderId: tender.id }}
          >
            {t('edit')}
          </LinkButton>
        ) : null
      }
      steps={useTenderSteps(tender)}
      tabs={tabs}
      printFacts={[
        [t('field.closes'), format.dateTime(tender.bids_close_at)],
        [t('field.opens'), format.dateTime(tender.opens_at)],
      ]}
    />
  );
}
