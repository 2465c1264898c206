import { useEffect } from 'react';
import { loadFont } from './fonts';
import { LANGUAGES } from './languages';

/** For pages where names stand side by side in all languages: their scripts are all needed. */
export function useEveryFont(): void {
  useEffect(() => {
    void Promise.all(LANGUAGES.map(({ code }) => loadFont(code)));
  }, []);
}
