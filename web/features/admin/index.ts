export { readAuditSearch, readDeliverySearch } from './admin.search';
export { readMasterListSearch } from './masters/master-rows.search';
