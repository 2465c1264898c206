export { readAuditSearch, readDeliverySearch, readMasterSearch } from './admin.search';
