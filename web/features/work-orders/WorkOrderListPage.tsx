import { useSearch } from '@tanstack/react-router';
import { IconContract } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ListPage } from '~/features/lists';
import { useMasters } from '~/features/masters';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { LinkButton } from '~/ui/LinkButton';
import { useOrderColumns } from './list/use-order-columns';
import { useOrderFilters } from './list/use-order-filters';
import { MyWorks } from './mine/MyWorks';
import { workOrderList } from './work-order.queries';
import type { WorkOrderSearch } from './work-order.search';
import type { WorkOrderRow } from './work-order.types';

const rowLink = (row: WorkOrderRow) =>
  ({ to: '/work-orders/$workOrderId', params: { workOrderId: row.id } }) as const;

/** For staff the orders of the agency; for people of an organisation the works that were given to it. */
export function WorkOrderListPage() {
  const { tenant } = useSession();
  return tenant.organisation_id === null ? <StaffList /> : <MyWorks />;
}

function StaffList() {
  const { t } = useTranslation('work-orders');
  const { masters } = useMasters();
  const search: WorkOrderSearch = useSearch({ strict: false });
  return (
    <ListPage
      source={workOrderList}
      title={t('common:nav.workOrders')}
      searchLabel={t('list.search')}
      columns={useOrderColumns(masters)}
      filters={useOrderFilters(masters, search)}
      rowKey={(row) => row.id}
      rowLink={rowLink}
      empty={(isFiltered) =>
        isFiltered ? (
          <EmptyState icon={IconContract} title={t('list.noHits')} hint={t('list.noHitsHint')} />
        ) : (
          <EmptyState
            icon={IconContract}
            title={t('list.empty')}
            hint={t('list.emptyHint')}
            action={<LinkButton to="/estimates">{t('list.toEstimates')}</LinkButton>}
          />
        )
      }
      exportLimit={Number(masters.setting('list.export_limit'))}
    />
  );
}
