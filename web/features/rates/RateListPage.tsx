import { IconListSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ListPage } from '~/features/lists';
import { useMasters } from '~/features/masters';
import { EmptyState } from '~/ui/EmptyState';
import { RateActions } from './list/RateActions';
import { useRateColumns } from './list/use-rate-columns';
import { useRateFilters } from './list/use-rate-filters';
import { rateList } from './rate.queries';
import type { SorRow } from './rate.types';

const rowLink = (row: SorRow) => ({ to: '/rates/$code', params: { code: row.code } }) as const;

/** The registry of the schedule with what each item costs here today. */
export function RateListPage() {
  const { t } = useTranslation('rates');
  const { masters } = useMasters();
  return (
    <ListPage
      source={rateList}
      title={t('common:nav.rates')}
      searchLabel={t('list.search')}
      columns={useRateColumns(masters)}
      filters={useRateFilters()}
      rowKey={(row) => row.code}
      rowLink={rowLink}
      actions={<RateActions />}
      empty={(isFiltered) => (
        <EmptyState
          icon={IconListSearch}
          title={t(isFiltered ? 'list.noHits' : 'list.empty')}
          hint={t(isFiltered ? 'list.noHitsHint' : 'list.emptyHint')}
        />
      )}
      exportLimit={Number(masters.setting('list.export_limit'))}
    />
  );
}
