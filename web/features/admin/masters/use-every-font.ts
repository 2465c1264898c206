import { useEffect } from 'react';
import { loadFont } from '~/i18n/fonts';
import { LANGUAGES } from '~/i18n/languages';

/** Names stand side by side in all languages here, so their scripts are all needed. */
export function useEveryFont(): void {
  useEffect(() => {
    void Promise.all(LANGUAGES.map(({ code }) => loadFont(code)));
  }, []);
}
