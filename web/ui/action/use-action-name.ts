import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalName, type Named } from '~/i18n/local-name';

/** The verb of a move as the tenant's workflow words it; ours where it has no word in this language. */
export function useActionName(): (offered: Named & { readonly action: string }) => string {
  const { t, i18n } = useTranslation();
  const nameOf = useLocalName();
  return useCallback(
    (offered) => {
      const own = nameOf(offered);
      const key = `workflow:actions.${offered.action}`;
      const isOwn = i18n.language === 'en' || own !== offered.name;
      return isOwn || !i18n.exists(key) ? own : t(key);
    },
    [t, i18n, nameOf],
  );
}
