export { readEstimateSearch } from './estimate.search';
export { useEstimateComparer } from './use-estimate-comparer';
