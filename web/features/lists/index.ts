export { ListPage } from './ListPage';
export { pageParams } from './lists.queries';
export type { ListAnswer, ListSource, ListTotals } from './lists.types';
