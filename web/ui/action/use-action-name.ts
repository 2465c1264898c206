import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalName, type Named } from '~/i18n/local-name';

/** The verb of a move: ours where the catalogue has it, else the name that the tenant's workflow gives. */
export function useActionName(): (offered: Named & { readonly action: string }) => string {
  const { t, i18n } = useTranslation();
  const nameOf = useLocalName();
  return useCallback(
    (offered) => {
      const key = `workflow:actions.${offered.action}`;
      return i18n.exists(key) ? t(key) : nameOf(offered);
    },
    [t, i18n, nameOf],
  );
}
