import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { WorkOrder } from '../work-order.types';

/** What stands out: declined before, suspended, cancelled. */
export function OrderAlerts({ order }: { readonly order: WorkOrder }) {
  const { t } = useTranslation('work-orders');
  const format = useFormat();
  const day = (on: string) => format.date(on);
  return (
    <>
      {order.cancelled_on === null ? null : (
        <Alert color="red" title={t('alert.cancelled', { on: day(order.cancelled_on) })}>
          {order.cancellation_reason}
        </Alert>
      )}
      {order.suspended_on === null || order.cancelled_on !== null ? null : (
        <Alert color="red" title={t('alert.suspended', { on: day(order.suspended_on) })}>
          {order.suspension_reason}
        </Alert>
      )}
      {order.declined_names.length === 0 ? null : (
        <Alert color="saffron" title={t('alert.declined')}>
          {order.declined_names.join(', ')}
        </Alert>
      )}
    </>
  );
}
