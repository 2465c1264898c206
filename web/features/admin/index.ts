export { readAuditSearch, readDeliverySearch } from './admin.search';
export { readAgencySearch } from './agencies/agency.search';
export { readMasterListSearch } from './masters/master-rows.search';
