export { useExtensionComparer } from './use-extension-comparer';
export { useOrderComparer } from './use-order-comparer';
