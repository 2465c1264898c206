import type { AccessSearch, EmployeeCriteria } from './employee.search';

/** Query keys of people, their logins and their roles. */
export const employeeKeys = {
  all: ['employees'] as const,
  list: (tenantId: string, criteria: EmployeeCriteria) =>
    [...employeeKeys.all, 'list', tenantId, criteria] as const,
  detail: (tenantId: string, id: string) => [...employeeKeys.all, 'detail', tenantId, id] as const,
  history: (tenantId: string, id: string) =>
    [...employeeKeys.all, 'history', tenantId, id] as const,
  papers: (tenantId: string, id: string) => [...employeeKeys.all, 'papers', tenantId, id] as const,
  roles: (tenantId: string) => [...employeeKeys.all, 'roles', tenantId] as const,
  holders: (tenantId: string, ownerId: string, code: string) =>
    [...employeeKeys.all, 'holders', tenantId, ownerId, code] as const,
  permissions: () => [...employeeKeys.all, 'permissions'] as const,
  members: (tenantId: string, words: string) =>
    [...employeeKeys.all, 'members', tenantId, words] as const,
  explainable: (tenantId: string, words: string) =>
    [...employeeKeys.all, 'explainable', tenantId, words] as const,
  access: (tenantId: string, question: AccessSearch) =>
    [...employeeKeys.all, 'access', tenantId, question] as const,
};
