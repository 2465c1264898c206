import { Button, Drawer, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperActions, PaperState } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { useCan, useSession } from '~/session/use-session';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { budgetQueries } from '../budget.queries';
import type { Appropriation, BudgetHead } from '../budget.types';
import { OrderDialog } from './OrderDialog';
import { useHeadNames } from './use-head-names';

interface OrderDrawerProps {
  readonly id: string;
  readonly heads: readonly BudgetHead[];
  readonly onClose: () => void;
}

/** One appropriation order, and what can be done with it. */
export function OrderDrawer({ id, heads, onClose }: OrderDrawerProps) {
  const { t } = useTranslation('budgets');
  const { tenant } = useSession();
  const query = useQuery(budgetQueries.orders(tenant.id));
  const found = query.data?.find((row) => row.id === id);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={found?.number ?? t('order.one')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <QueryBoundary query={query}>
        {() => (found === undefined ? t('order.missing') : <Order order={found} heads={heads} />)}
      </QueryBoundary>
    </Drawer>
  );
}

function Order({
  order,
  heads,
}: {
  readonly order: Appropriation;
  readonly heads: readonly BudgetHead[];
}) {
  const { t } = useTranslation('budgets');
  const format = useFormat();
  const { between } = useHeadNames(heads);
  const mayEdit = useCan('budget:manage') && order.state === 'PENDING_FOR_CORRECTION';
  const [isEditing, setEditing] = useState(false);
  return (
    <Stack gap="md">
      <div>
        <PaperState type="appropriation" state={order.state} />
      </div>
      <KeyValueGrid
        items={[
          { label: t('order.kind'), value: t(`order.kinds.${order.kind}`) },
          { label: t('order.heads'), value: between(order) },
          { label: t('order.amount'), value: format.money(order.amount) },
          { label: t('order.orderNumber'), value: order.order_number },
          { label: t('order.orderedOn'), value: format.date(order.ordered_on) },
          { label: t('order.by'), value: order.created_by_name },
          { label: t('order.remarks'), value: order.remarks, isWide: true },
        ]}
      />
      {mayEdit ? (
        <div>
          <Button variant="light" onClick={() => setEditing(true)}>
            {t('order.correct')}
          </Button>
        </div>
      ) : null}
      <PaperActions
        key={order.id}
        paper={{ type: 'appropriation', id: order.id }}
        version={order.version}
      />
      {isEditing ? (
        <OrderDialog heads={heads} order={order} onClose={() => setEditing(false)} />
      ) : null}
    </Stack>
  );
}
