import type { Language } from './languages';

/**
 * Loads the self-hosted font of a script when its language is chosen, and never before: an English
 * screen does not pay for Odia. Inter, for Latin and figures, comes with the app.
 */
export async function loadFont(language: Language): Promise<void> {
  switch (language) {
    case 'en':
      return;
    case 'or':
      await import('@fontsource-variable/noto-sans-oriya/wght.css');
      return;
    case 'hi':
      await import('@fontsource-variable/noto-sans-devanagari/wght.css');
      return;
  }
}
