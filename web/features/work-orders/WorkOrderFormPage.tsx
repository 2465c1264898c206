import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { OrderGate } from './form/OrderGate';
import { workOrderQueries } from './work-order.queries';
import type { WorkOrder } from './work-order.types';

/** Draws up a work order from an approved estimate, or changes one that is not issued. */
export function WorkOrderFormPage() {
  const { workOrderId = '' } = useParams({ strict: false });
  const { estimate }: { estimate?: string } = useSearch({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(workOrderQueries.draft(tenant.id, workOrderId));
  // The form is filled once, and anew only when it is asked for: later answers do not touch what is typed.
  const [filled, setFilled] = useState<{ readonly order: WorkOrder | null; round: number }>();
  if (filled === undefined && query.isSuccess) setFilled({ order: query.data, round: 0 });
  const reload = async () => {
    const { data, isSuccess } = await query.refetch();
    if (isSuccess) setFilled((before) => ({ order: data, round: (before?.round ?? 0) + 1 }));
  };
  const asked = {
    data: filled,
    error: filled === undefined ? query.error : null,
    isPending: filled === undefined && query.isPending,
    isFetching: query.isFetching,
    refetch: query.refetch,
  };
  return (
    <QueryBoundary query={asked}>
      {({ order, round }) => {
        const estimateId = order?.estimate_id ?? estimate;
        if (estimateId === undefined) return <ErrorPage kind="missing" />;
        return (
          <FormOf
            key={round}
            {...{ order, estimateId }}
            id={workOrderId}
            onReload={() => void reload()}
          />
        );
      }}
    </QueryBoundary>
  );
}

interface FormOfProps {
  readonly id: string;
  readonly order: WorkOrder | null;
  readonly estimateId: string;
  readonly onReload: () => void;
}

function FormOf({ id, order, estimateId, onReload }: FormOfProps) {
  const { t } = useTranslation('work-orders');
  const { tenant } = useSession();
  const basis = useQuery({
    ...workOrderQueries.basis(tenant.id, estimateId, id),
    staleTime: Infinity,
  });
  const { masters, query } = useMasters();
  const title = t(order === null ? 'form.new' : 'form.edit');
  return (
    <>
      <PageHeader
        title={title}
        number={order?.number ?? null}
        crumbs={[
          { label: t('common:nav.workOrders'), link: { to: '/work-orders' } },
          { label: title },
        ]}
      />
      <QueryBoundary query={query}>
        {() => (
          <QueryBoundary query={basis}>
            {(newest) => <OrderGate {...{ id, order, newest, masters, onReload }} />}
          </QueryBoundary>
        )}
      </QueryBoundary>
    </>
  );
}
