export { OrderClosure } from './closure/OrderClosure';
export { useAssetComparer, useClosureComparer } from './use-asset-comparer';
