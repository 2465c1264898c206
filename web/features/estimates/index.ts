export { readEstimateSearch, type EstimateSearch } from './estimate.search';
