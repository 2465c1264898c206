import { masterRowKeys } from '../masters/master-rows.keys';

/** Query keys of wards and localities; renewed with the masters, whose form changes them. */
export const boundaryKeys = {
  tree: (tenantId: string) => [...masterRowKeys.kind(tenantId, 'boundaries'), 'tree'] as const,
  use: (tenantId: string, code: string) =>
    [...masterRowKeys.kind(tenantId, 'boundaries'), 'use', code] as const,
};
