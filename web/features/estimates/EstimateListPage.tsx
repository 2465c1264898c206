import { useSearch } from '@tanstack/react-router';
import { IconCalculator } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ListPage } from '~/features/lists';
import { useMasters } from '~/features/masters';
import { EmptyState } from '~/ui/EmptyState';
import { LinkButton } from '~/ui/LinkButton';
import { estimateList } from './estimate.queries';
import type { EstimateSearch } from './estimate.search';
import type { EstimateRow } from './estimate.types';
import { useEstimateColumns } from './list/use-estimate-columns';
import { useEstimateFilters } from './list/use-estimate-filters';
import { TemplatesPage } from './templates/TemplatesPage';

const rowLink = (row: EstimateRow) =>
  ({ to: '/estimates/$estimateId', params: { estimateId: row.id } }) as const;

/** The estimates of the tenant, or the templates that they begin with. */
export function EstimateListPage() {
  const search: EstimateSearch = useSearch({ strict: false });
  return search.show === 'templates' ? (
    <TemplatesPage openId={search.template} />
  ) : (
    <Estimates search={search} />
  );
}

/** The estimates of the tenant, with the sum of all that were found. */
function Estimates({ search }: { readonly search: EstimateSearch }) {
  const { t } = useTranslation('estimates');
  const { masters } = useMasters();
  return (
    <ListPage
      source={estimateList}
      title={t('common:nav.estimates')}
      searchLabel={t('list.search')}
      columns={useEstimateColumns(masters)}
      filters={useEstimateFilters(masters, search)}
      rowKey={(row) => row.id}
      rowLink={rowLink}
      actions={
        <LinkButton variant="default" to="/estimates" search={{ show: 'templates' }}>
          {t('template.title')}
        </LinkButton>
      }
      empty={(isFiltered) => <NoEstimates isFiltered={isFiltered} />}
      exportLimit={Number(masters.setting('list.export_limit'))}
    />
  );
}

function NoEstimates({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useTranslation('estimates');
  return isFiltered ? (
    <EmptyState icon={IconCalculator} title={t('list.noHits')} hint={t('list.noHitsHint')} />
  ) : (
    <EmptyState
      icon={IconCalculator}
      title={t('list.empty')}
      hint={t('list.emptyHint')}
      action={<LinkButton to="/projects">{t('list.toProjects')}</LinkButton>}
    />
  );
}
