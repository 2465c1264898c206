export { useEstimateComparer } from './use-estimate-comparer';
export { money as moneyChange, quantity as quantityChange } from './estimate.differences';
