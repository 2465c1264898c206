import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { IconCalendarPlus, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { PaperPage, type PaperTab } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { asApiError } from '~/lib/api-error';
import { useRememberOpened } from '~/session/recently-opened';
import { useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { LinkButton } from '~/ui/LinkButton';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { ExtensionDialog } from './detail/ExtensionDialog';
import { OrderAlerts } from './detail/OrderAlerts';
import { OrderFacts } from './detail/OrderFacts';
import { useOrderChain } from './detail/use-order-chain';
import { useOrderTabs } from './detail/use-order-tabs';
import { mayEdit, mayExtend } from './work-order.permissions';
import { workOrderQueries } from './work-order.queries';
import type { WorkOrder } from './work-order.types';

interface WorkOrderDetailPageProps {
  /** What later links of the chain show of an order, before the tabs that every paper has. */
  readonly useMoreTabs?: (orderId: string, isInForce: boolean) => readonly PaperTab[];
}

/** One work order: who does what until when for how much, where it stands, and what I may do with it. */
export function WorkOrderDetailPage({ useMoreTabs = noTabs }: WorkOrderDetailPageProps) {
  const { workOrderId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(workOrderQueries.detail(tenant.id, workOrderId));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return (
    <QueryBoundary query={query}>{(order) => <Detail {...{ order, useMoreTabs }} />}</QueryBoundary>
  );
}

const noTabs = (): readonly PaperTab[] => [];

interface DetailProps extends Required<WorkOrderDetailPageProps> {
  readonly order: WorkOrder;
}

function Detail({ order, useMoreTabs }: DetailProps) {
  const { t } = useTranslation('work-orders');
  const search = useSearch({ strict: false });
  const { masters } = useMasters();
  const { can } = useSession();
  const format = useFormat();
  const [isExtending, setIsExtending] = useState(false);
  const steps = useOrderChain(order);
  const more = useMoreTabs(order.id, order.application_status === 'ACTIVE');
  const tabs = useOrderTabs(order, search, more);
  useRememberOpened({
    type: 'work_order',
    id: order.id,
    number: order.number,
    title: order.name,
    href: `/work-orders/${order.id}`,
  });
  return (
    <>
      <PaperPage
        type="work_order"
        paper={order}
        search={search}
        title={order.name}
        crumbs={[{ label: t('common:nav.workOrders'), link: { to: '/work-orders' } }]}
        meta={
          <>
            <MoneyText value={order.amount} fw={700} c="var(--mantine-color-text)" />
            <Text span size="sm">
              {order.organisation_name ?? t('noOrganisation')}
            </Text>
            <Text span size="sm">
              {masters.place(order)}
            </Text>
          </>
        }
        headerActions={
          <>
            {mayExtend(order, can) ? (
              <Button
                variant="light"
                leftSection={<IconCalendarPlus size={16} aria-hidden />}
                onClick={() => setIsExtending(true)}
              >
                {t('extension.ask')}
              </Button>
            ) : null}
            {mayEdit(order, can) ? (
              <LinkButton
                variant="light"
                leftSection={<IconPencil size={16} aria-hidden />}
                to="/work-orders/$workOrderId/edit"
                params={{ workOrderId: order.id }}
              >
                {t('edit')}
              </LinkButton>
            ) : null}
          </>
        }
        steps={steps}
        tabs={tabs}
        rail={
          <>
            <OrderAlerts order={order} />
            <OrderFacts order={order} />
          </>
        }
        printFacts={[
          [t('field.organisation'), order.organisation_name ?? ''],
          [
            t('field.role'),
            order.agency_role_code === null
              ? ''
              : masters.name('AGENCY_ROLE', order.agency_role_code),
          ],
          [t('field.issuedOn'), order.issued_on === null ? '' : format.date(order.issued_on)],
          [t('field.acceptBy'), order.accept_by === null ? '' : format.date(order.accept_by)],
        ]}
      />
      {isExtending ? <ExtensionDialog order={order} onClose={() => setIsExtending(false)} /> : null}
    </>
  );
}
