import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { employeeKeys } from './employee.keys';
import type { AccessSearch, EmployeeCriteria } from './employee.search';
import type {
  AccessAnswer,
  Employee,
  EmployeePage,
  ExplainablePaper,
  HistoryRow,
  Member,
  PermissionRow,
  Role,
  RoleHolder,
  WaitingPaper,
} from './employee.types';

export const employeeQueries = {
  list: (tenantId: string, criteria: EmployeeCriteria) =>
    queryOptions({
      queryKey: employeeKeys.list(tenantId, criteria),
      queryFn: ({ signal }) =>
        request<EmployeePage>(
          supabase()
            .rpc('search_employees', {
              p_tenant_id: tenantId,
              p_criteria: criteria.filters,
              p_sort: criteria.sort,
              p_limit: criteria.limit,
              p_offset: criteria.offset,
            })
            .abortSignal(signal),
        ),
      placeholderData: keepPreviousData,
    }),

  /** An employee with postings, jurisdictions and the login; `NOT_FOUND` when there is none to see. */
  detail: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: employeeKeys.detail(tenantId, id),
      queryFn: ({ signal }) =>
        request<Employee>(
          supabase()
            .rpc('get_employee', { p_tenant_id: tenantId, p_employee_id: id })
            .abortSignal(signal),
        ),
    }),

  history: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: employeeKeys.history(tenantId, id),
      queryFn: ({ signal }) =>
        request<HistoryRow[]>(
          supabase()
            .rpc('employee_history', { p_tenant_id: tenantId, p_employee_id: id })
            .abortSignal(signal),
        ),
    }),

  papers: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: employeeKeys.papers(tenantId, id),
      queryFn: ({ signal }) =>
        request<WaitingPaper[]>(
          supabase()
            .rpc('employee_papers', { p_tenant_id: tenantId, p_employee_id: id })
            .abortSignal(signal),
        ),
      staleTime: 0,
    }),

  roles: (tenantId: string) =>
    queryOptions({
      queryKey: employeeKeys.roles(tenantId),
      queryFn: ({ signal }) =>
        request<Role[]>(
          supabase().rpc('list_roles', { p_tenant_id: tenantId }).abortSignal(signal),
        ),
    }),

  holders: (tenantId: string, role: Pick<Role, 'tenant_id' | 'code'>) =>
    queryOptions({
      queryKey: employeeKeys.holders(tenantId, role.tenant_id, role.code),
      queryFn: ({ signal }) =>
        request<RoleHolder[]>(
          supabase()
            .rpc('role_holders', {
              p_tenant_id: tenantId,
              p_role_tenant_id: role.tenant_id,
              p_role_code: role.code,
            })
            .abortSignal(signal),
        ),
    }),

  permissions: () =>
    queryOptions({
      queryKey: employeeKeys.permissions(),
      queryFn: ({ signal }) =>
        request<PermissionRow[]>(
          supabase()
            .from('permissions')
            .select('code, is_privileged')
            .order('code')
            .abortSignal(signal),
        ),
      staleTime: Infinity,
    }),

  members: (tenantId: string, words: string) =>
    queryOptions({
      queryKey: employeeKeys.members(tenantId, words),
      queryFn: ({ signal }) =>
        request<Member[]>(
          supabase()
            .rpc('search_members', { p_tenant_id: tenantId, p_query: words })
            .abortSignal(signal),
        ),
      placeholderData: keepPreviousData,
    }),

  explainable: (tenantId: string, words: string) =>
    queryOptions({
      queryKey: employeeKeys.explainable(tenantId, words),
      queryFn: ({ signal }) =>
        request<ExplainablePaper[]>(
          supabase()
            .rpc('search_papers_to_explain', { p_tenant_id: tenantId, p_query: words })
            .abortSignal(signal),
        ),
      placeholderData: keepPreviousData,
    }),

  /** Why a person can or cannot; without a person, why I can or cannot. */
  access: (tenantId: string, question: AccessSearch) =>
    queryOptions({
      queryKey: employeeKeys.access(tenantId, question),
      queryFn: ({ signal }) =>
        request<AccessAnswer>(
          supabase()
            .rpc('explain_access', {
              p_tenant_id: tenantId,
              ...(question.person === undefined ? {} : { p_user_id: question.person }),
              ...(question.permission === undefined ? {} : { p_permission: question.permission }),
              ...(question.paper === undefined || question.type === undefined
                ? {}
                : { p_document_type: question.type, p_document_id: question.paper }),
              ...(question.action === undefined ? {} : { p_action: question.action }),
            })
            .abortSignal(signal),
        ),
      staleTime: 0,
    }),
};
