import { IconCalendarCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ListPage } from '~/features/lists';
import { useMasters } from '~/features/masters';
import { EmptyState } from '~/ui/EmptyState';
import type { Filter } from '~/ui/table/filter-types';
import { registerList } from './attendance.queries';
import type { RegisterRow } from './attendance.types';
import { useRegisterColumns } from './list/use-register-columns';

const rowLink = (row: RegisterRow) =>
  ({ to: '/attendance/$registerId', params: { registerId: row.id } }) as const;

/** The attendance registers of the tenant: one for each accepted work order. */
export function RegisterListPage() {
  const { t } = useTranslation('attendance');
  const { masters } = useMasters();
  const filters: readonly Filter[] = [
    { kind: 'choices', key: 'ward', label: t('filter.ward'), options: masters.wards },
    { kind: 'days', key: 'starts', label: t('column.starts') },
  ];
  return (
    <ListPage
      source={registerList}
      title={t('common:nav.attendance')}
      searchLabel={t('list.search')}
      columns={useRegisterColumns()}
      filters={filters}
      rowKey={(row) => row.id}
      rowLink={rowLink}
      empty={(isFiltered) => (
        <EmptyState
          icon={IconCalendarCheck}
          title={t(isFiltered ? 'list.noHits' : 'list.empty')}
          hint={t(isFiltered ? 'list.noHitsHint' : 'list.emptyHint')}
        />
      )}
      exportLimit={Number(masters.setting('list.export_limit'))}
    />
  );
}
