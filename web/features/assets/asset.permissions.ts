import type { Permission } from '~/session/session.queries';
import type { Asset, Closure } from './asset.types';

/** Whether the form opens for this closure. For showing only: the database decides. */
export function mayEditClosure(closure: Closure, can: (permission: Permission) => boolean) {
  return closure.workflow.is_updatable && can('closure:create');
}

/** Whether what is requested can be changed before it is registered. */
export function mayEditAsset(asset: Asset, can: (permission: Permission) => boolean) {
  return asset.workflow.is_updatable && can('asset:manage');
}
