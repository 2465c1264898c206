import { textsInAllLanguages } from '~/i18n/i18n';
import { LINE_KINDS, SHEET_COLUMNS, type SheetWords } from '../estimate.sheet';

/** The words of a measurement sheet in all languages, the one now shown first. */
export async function sheetWords(): Promise<SheetWords> {
  const texts = await textsInAllLanguages();
  const all = <Key extends string>(keys: readonly Key[], group: string) =>
    Object.fromEntries(keys.map((key) => [key, texts(`drafts:sheet.${group}.${key}`)])) as Record<
      Key,
      readonly string[]
    >;
  return {
    columns: all(SHEET_COLUMNS, 'column'),
    kinds: all(LINE_KINDS, 'kind'),
    yes: texts('drafts:sheet.yes'),
    no: texts('drafts:sheet.no'),
  };
}
