import { IconCalendarDollar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ListPage } from '~/features/lists';
import { useMasters } from '~/features/masters';
import { useWorkflowNames } from '~/features/workflow';
import { EmptyState } from '~/ui/EmptyState';
import type { Filter } from '~/ui/table/filter-types';
import { useMusterColumns } from './list/use-muster-columns';
import { musterList } from './muster.queries';
import type { MusterRow } from './muster.types';

const rowLink = (row: MusterRow) =>
  ({ to: '/musters/$musterId', params: { musterId: row.id } }) as const;

/** The musters of the tenant, with the sum of all that were found. */
export function MusterListPage() {
  const { t } = useTranslation('musters');
  const { masters } = useMasters();
  const { stateChoices } = useWorkflowNames();
  const filters: readonly Filter[] = [
    { kind: 'choices', key: 'state', label: t('column.state'), options: stateChoices('muster') },
    { kind: 'choices', key: 'ward', label: t('filter.ward'), options: masters.wards },
    { kind: 'days', key: 'starts', label: t('filter.week') },
    { kind: 'amounts', key: 'amount', label: t('column.amount') },
    { kind: 'flag', key: 'mine', label: t('filter.mine'), yes: t('common:filter.me') },
  ];
  return (
    <ListPage
      source={musterList}
      title={t('common:nav.musters')}
      searchLabel={t('list.search')}
      columns={useMusterColumns(masters)}
      filters={filters}
      rowKey={(row) => row.id}
      rowLink={rowLink}
      empty={(isFiltered) => (
        <EmptyState
          icon={IconCalendarDollar}
          title={t(isFiltered ? 'list.noHits' : 'list.empty')}
          hint={t(isFiltered ? 'list.noHitsHint' : 'list.emptyHint')}
        />
      )}
      exportLimit={Number(masters.setting('list.export_limit'))}
    />
  );
}
