import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Catalogue keys cannot hold a colon: `project:read` stands under `project_read`. */
export const permissionKey = (code: string): string => code.replace(':', '_');

/** What a permission lets one do, in words. */
export function usePermissionName(): (code: string) => string {
  const { t } = useTranslation('employees');
  return useCallback(
    (code) => t(`permissions.${permissionKey(code)}`, { defaultValue: code }),
    [t],
  );
}

/** Permissions by their noun, in the order they came. */
export function byNoun<Row extends { readonly code: string }>(
  permissions: readonly Row[],
): readonly (readonly [string, readonly Row[]])[] {
  const groups = new Map<string, Row[]>();
  for (const row of permissions) {
    const noun = row.code.split(':')[0] ?? '';
    groups.set(noun, [...(groups.get(noun) ?? []), row]);
  }
  return [...groups];
}
