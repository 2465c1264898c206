import { IconReceiptRupee } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ListPage } from '~/features/lists';
import { useMasters } from '~/features/masters';
import { EmptyState } from '~/ui/EmptyState';
import { billList } from './bill.queries';
import type { BillRow } from './bill.types';
import { useBillColumns } from './list/use-bill-columns';
import { useBillFilters } from './list/use-bill-filters';

const rowLink = (row: BillRow) => ({ to: '/bills/$billId', params: { billId: row.id } }) as const;

/** All bills of the agency, with what they come to together. */
export function BillListPage() {
  const { t } = useTranslation('bills');
  const { masters } = useMasters();
  return (
    <ListPage
      source={billList}
      title={t('common:nav.bills')}
      searchLabel={t('list.search')}
      columns={useBillColumns(masters)}
      filters={useBillFilters(masters)}
      rowKey={(row) => row.id}
      rowLink={rowLink}
      empty={(isFiltered) => (
        <EmptyState
          icon={IconReceiptRupee}
          title={t(isFiltered ? 'list.noHits' : 'list.empty')}
          hint={t(isFiltered ? 'list.noHitsHint' : 'list.emptyHint')}
        />
      )}
      exportLimit={Number(masters.setting('list.export_limit'))}
    />
  );
}
