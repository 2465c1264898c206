import { useTranslation } from 'react-i18next';
import { OrderClosure } from '~/features/assets';
import { OrderAttendance } from '~/features/attendance';
import { OrderBills } from '~/features/bills';
import { OrderMeasurements, UtilisationTab } from '~/features/measurements';
import { OrderSite } from '~/features/site';
import { WorkOrderDetailPage } from '~/features/work-orders/WorkOrderDetailPage';
import type { PaperTab } from '~/features/workflow';
import { useCan } from '~/session/use-session';

/** A work order with what later links of the chain say of it. */
export function WorkOrderPage() {
  return <WorkOrderDetailPage useMoreTabs={useExecutionTabs} />;
}

/** How an order in force is carried out: its site, its measurements, its end. */
function useExecutionTabs(orderId: string, isInForce: boolean): readonly PaperTab[] {
  const { t } = useTranslation();
  const seesMeasurements = useCan('measurement:read');
  const seesSite = useCan('site:read');
  const seesAttendance = useCan('attendance:read');
  const seesClosure = useCan('closure:read');
  const seesBills = useCan('bill:read');
  if (!isInForce) return [];
  const measurements = {
    value: 'measurements',
    label: t('common:nav.measurements'),
    content: <OrderMeasurements orderId={orderId} />,
  };
  const utilisation = {
    value: 'utilisation',
    label: t('measurements:tab.utilisation'),
    content: <UtilisationTab orderId={orderId} version={0} />,
  };
  const site = { value: 'site', label: t('site:tab'), content: <OrderSite orderId={orderId} /> };
  const attendance = {
    value: 'attendance',
    label: t('common:nav.attendance'),
    content: <OrderAttendance orderId={orderId} />,
  };
  const bills = {
    value: 'bills',
    label: t('common:nav.bills'),
    content: <OrderBills orderId={orderId} />,
  };
  const closure = {
    value: 'closure',
    label: t('common:noun.closure'),
    content: <OrderClosure orderId={orderId} />,
  };
  return [
    ...(seesSite ? [site] : []),
    ...(seesAttendance ? [attendance] : []),
    ...(seesMeasurements ? [measurements, utilisation] : []),
    ...(seesBills ? [bills] : []),
    ...(seesClosure ? [closure] : []),
  ];
}
