import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { textsInAllLanguages } from '~/i18n/i18n';
import { LANGUAGES } from '~/i18n/languages';
import type { ImportColumn } from '~/ui/import/import.types';
import type { MasterField, MasterKind } from './master-kinds.types';
import { columnsOf } from './master-values';

const LANGUAGES_KEY = ['every-language'] as const;

const KINDS: Readonly<Record<MasterField['type'], ImportColumn['kind']>> = {
  text: 'text',
  long: 'text',
  choice: 'text',
  tags: 'text',
  flag: 'text',
  integer: 'integer',
  decimal: 'decimal',
  money: 'money',
};

/** The columns of a master in a sheet: headers and words of all three languages are understood. */
export function useImportColumns(kind: MasterKind): readonly ImportColumn[] {
  const { i18n } = useTranslation('masters');
  const { isSuccess } = useQuery({
    queryKey: LANGUAGES_KEY,
    queryFn: () => textsInAllLanguages().then(() => true),
    staleTime: Infinity,
  });
  return useMemo(() => {
    const codes = isSuccess ? LANGUAGES.map(({ code }) => code) : [];
    const inAll = (key: string) => codes.map((code) => i18next.getFixedT(code, 'masters')(key));
    const t = i18n.getFixedT(i18n.language, 'masters');
    const flagChoices = ['yes', 'no'].map((code) => ({ code, labels: [t(code), ...inAll(code)] }));

    const columnOf = (field: MasterField, name: string): ImportColumn => {
      const language = LANGUAGES.find(({ code }) => name === `${field.name}_${code}`);
      const headerIn = (translate: typeof t) =>
        language === undefined
          ? translate(`fields.${field.name}`)
          : translate('nameIn', {
              field: translate(`fields.${field.name}`),
              language: language.name,
            });
      const choices =
        field.type === 'flag'
          ? flagChoices
          : field.source?.kind === 'words'
            ? field.source.codes.map((code) => ({
                code,
                labels: [
                  t(`choices.${field.name}.${code}`),
                  ...inAll(`choices.${field.name}.${code}`),
                ],
              }))
            : undefined;
      const hint = i18n.exists(`masters:hints.${field.name}`)
        ? t(`hints.${field.name}`)
        : undefined;
      return {
        name,
        header: headerIn(t),
        aliases: codes.map((code) => headerIn(i18next.getFixedT(code, 'masters'))),
        kind: KINDS[field.type],
        isRequired: field.isRequired === true && language === undefined,
        ...(choices === undefined ? {} : { choices }),
        ...(hint === undefined ? {} : { hint }),
      };
    };

    const columns = kind.fields.flatMap((field) =>
      columnsOf(field).map((name) => columnOf(field, name)),
    );
    for (const name of [kind.from, kind.to]) {
      if (name === undefined) continue;
      columns.push({
        name,
        header: t(`fields.${name}`),
        aliases: inAll(`fields.${name}`),
        kind: 'date',
        hint: t(`hints.${name === kind.from ? 'importFrom' : 'to'}`),
      });
    }
    if (kind.hasActive) {
      columns.push({
        name: 'is_active',
        header: t('fields.is_active'),
        aliases: inAll('fields.is_active'),
        kind: 'text',
        choices: flagChoices,
      });
    }
    return columns;
  }, [kind, i18n, i18n.language, isSuccess]); // eslint-disable-line react-hooks/exhaustive-deps -- the language changes inside of i18n
}
