export { useBillComparer } from './use-bill-comparer';
export { OrderBills } from './order/OrderBills';
