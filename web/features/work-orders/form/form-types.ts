import type { Control, UseFormReturn } from 'react-hook-form';
import type { MasterLookup } from '~/features/masters';
import type { WorkOrderForm } from '../work-order.schema';
import type { OrderBasis } from '../order-basis.types';

/** react-hook-form as the form of an order uses it. */
export type OrderFormApi = UseFormReturn<WorkOrderForm, unknown, WorkOrderForm>;
export type OrderControl = Control<WorkOrderForm, unknown, WorkOrderForm>;

export interface OrderSectionProps {
  readonly control: OrderControl;
  readonly basis: OrderBasis;
  readonly masters: MasterLookup;
}
