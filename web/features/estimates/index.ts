export { useEstimateComparer } from './use-estimate-comparer';
