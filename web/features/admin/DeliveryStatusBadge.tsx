import { useTranslation } from 'react-i18next';
import { StatusBadge, type StatusTone } from '~/ui/StatusBadge';
import type { DeliveryStatus } from './admin.types';

const TONES: Readonly<Record<DeliveryStatus, StatusTone>> = {
  PENDING: 'waiting',
  DELIVERED: 'good',
  DEAD: 'bad',
};

/** Waiting, delivered or given up. */
export function DeliveryStatusBadge({ status }: { readonly status: DeliveryStatus }) {
  const { t } = useTranslation('admin');
  return (
    <StatusBadge state={status} tone={TONES[status]} label={t(`deliveries.statuses.${status}`)} />
  );
}
