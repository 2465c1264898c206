export { readEstimateSearch } from './estimate.search';
