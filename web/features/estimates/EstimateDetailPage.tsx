import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { WorkBudget } from '~/features/budgets';
import { useMasters } from '~/features/masters';
import { PaperPage } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { asApiError } from '~/lib/api-error';
import { useRememberOpened } from '~/session/recently-opened';
import { useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { LinkButton } from '~/ui/LinkButton';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { EstimateMenu } from './detail/EstimateMenu';
import { ExportButton } from './detail/ExportButton';
import { EstimateFacts } from './detail/EstimateFacts';
import { OrderButton } from './detail/OrderButton';
import { OrderList } from './detail/OrderList';
import { PrintSignatures } from './detail/PrintSignatures';
import { RelatedPapers } from './detail/RelatedPapers';
import { useChain } from './detail/use-chain';
import { useEstimateTabs } from './detail/use-estimate-tabs';
import { mayEdit, mayRevise } from './estimate.permissions';
import { YearShares } from './detail/YearShares';
import { estimateQueries } from './estimate.queries';
import type { Estimate } from './estimate.types';
import { ReviseButton } from './revision/ReviseButton';
import { RevisionNotice } from './revision/RevisionNotice';

/** One estimate: what it costs and why, where it stands, and what I may do with it. */
export function EstimateDetailPage() {
  const { estimateId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(estimateQueries.detail(tenant.id, estimateId));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return (
    <QueryBoundary query={query}>{(estimate) => <Detail estimate={estimate} />}</QueryBoundary>
  );
}

function Detail({ estimate }: { readonly estimate: Estimate }) {
  const { t } = useTranslation('estimates');
  const search = useSearch({ strict: false });
  const { masters, query } = useMasters();
  const { can } = useSession();
  const format = useFormat();
  const steps = useChain(estimate);
  const tabs = useEstimateTabs(estimate, search);
  const { project } = estimate;
  const name = estimate.name === '' ? project.name : estimate.name;
  useRememberOpened({
    type: 'estimate',
    id: estimate.id,
    number: estimate.number,
    title: name,
    href: `/estimates/${estimate.id}`,
  });
  return (
    <PaperPage
      type="estimate"
      paper={estimate}
      search={search}
      title={name}
      crumbs={[{ label: t('common:nav.estimates'), link: { to: '/estimates' } }]}
      meta={
        <>
          {estimate.revision_number === null ? null : (
            <Text span size="sm" className="tabular">
              {estimate.revision_number}
            </Text>
          )}
          <MoneyText value={estimate.payable_total} fw={700} c="var(--mantine-color-text)" />
          <Text span size="sm">
            {masters.place(project)}
          </Text>
          <Text span size="sm">
            {t('preparedBy', { name: estimate.created_by_name })}
          </Text>
        </>
      }
      headerActions={
        <>
          <ExportButton estimate={estimate} overheads={query.data?.overheads ?? []} />
          <OrderButton estimate={estimate} />
          {mayRevise(estimate, can) ? <ReviseButton estimate={estimate} /> : null}
          <EstimateMenu estimate={estimate} />
          {mayEdit(estimate, can) ? (
            <LinkButton
              variant="light"
              leftSection={<IconPencil size={16} aria-hidden />}
              to="/estimates/$estimateId/edit"
              params={{ estimateId: estimate.id }}
            >
              {t('edit')}
            </LinkButton>
          ) : null}
        </>
      }
      notice={<RevisionNotice estimate={estimate} />}
      steps={steps}
      tabs={tabs}
      rail={
        <>
          <EstimateFacts estimate={estimate} />
          <WorkBudget
            projectId={project.id}
            estimate={{
              id: estimate.id,
              amount: estimate.payable_total,
              application_status: estimate.application_status,
            }}
          />
          <YearShares estimate={estimate} />
          <OrderList estimate={estimate} />
          <RelatedPapers estimate={estimate} />
        </>
      }
      printFacts={[
        [t('common:noun.project'), [project.number, project.name].filter(Boolean).join(' · ')],
        [t('project.place'), masters.place(project)],
        [t('field.proposedOn'), format.date(estimate.proposed_on)],
        [t('field.ratesOn'), format.date(estimate.rates_on)],
      ]}
      printFoot={<PrintSignatures />}
    />
  );
}
