export { readAccessSearch, readEmployeeSearch, readRoleSearch } from './employee.search';
