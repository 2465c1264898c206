import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { textsInAllLanguages } from '~/i18n/i18n';
import { LANGUAGES } from '~/i18n/languages';
import type { ImportColumn } from '~/ui/import/import.types';
import { GENDERS, RELATIONSHIPS } from '../individual.types';

type Shape = readonly [name: string, isRequired: boolean, kind?: ImportColumn['kind']];

const COLUMNS: readonly Shape[] = [
  ['name', true],
  ['name_or', false],
  ['name_hi', false],
  ['guardian_name', true],
  ['relationship', true],
  ['date_of_birth', true, 'date'],
  ['gender', true],
  ['social_category', false],
  ['is_minority', false],
  ['has_disability', false],
  ['aadhaar', true],
  ['mobile', true],
  ['ward_code', true],
  ['locality_code', true],
  ['street', false],
  ['door_number', false],
  ['skills', true],
  ['holder_name', false],
  ['account_number', false],
  ['account_type', false],
  ['ifsc', false],
  ['bank_name', false],
  ['branch_name', false],
];
const OF_ACCOUNT = [
  'holder_name',
  'account_number',
  'account_type',
  'ifsc',
  'bank_name',
  'branch_name',
];
const ACCOUNT_TYPES = ['SAVINGS', 'CURRENT', 'LOAN'];

const keyOf = (name: string) =>
  OF_ACCOUNT.includes(name) ? `bank-accounts:field.${name}` : `individuals:field.${name}`;

/** The columns of a sheet of wage seekers: headers and words of all three languages are understood. */
export function useImportColumns(): readonly ImportColumn[] {
  const { i18n } = useTranslation('individuals');
  const { masters } = useMasters();
  const { isSuccess } = useQuery({
    queryKey: ['every-language'] as const,
    queryFn: () => textsInAllLanguages().then(() => true),
    staleTime: Infinity,
  });
  const { language } = i18n;
  return useMemo(() => {
    const codes = isSuccess ? LANGUAGES.map(({ code }) => code) : [];
    const here = i18next.getFixedT(language);
    const inAll = (key: string) => codes.map((code) => i18next.getFixedT(code)(key));
    const words = (list: readonly string[], key: (code: string) => string) =>
      list.map((code) => ({ code, labels: [here(key(code)), ...inAll(key(code))] }));
    const flags = words(['yes', 'no'], (code) => `individuals:${code}`);
    const named = (
      rows: readonly {
        readonly code: string;
        readonly name: string;
        readonly local_names?: unknown;
      }[],
    ) =>
      rows.map(({ code, name, local_names: names }) => ({
        code,
        labels: [name, ...Object.values((names ?? {}) as Record<string, string>)],
      }));
    const choices: Readonly<Record<string, ImportColumn['choices']>> = {
      relationship: words(RELATIONSHIPS, (code) => `individuals:relationship.${code}`),
      gender: words(GENDERS, (code) => `individuals:gender.${code}`),
      is_minority: flags,
      has_disability: flags,
      social_category: named(masters.list('SOCIAL_CATEGORY')),
      ward_code: named(masters.wards),
      account_type: words(ACCOUNT_TYPES, (code) => `bank-accounts:type.${code}`),
    };
    return COLUMNS.map(([name, isRequired, kind = 'text']) => {
      const own = choices[name];
      const hint =
        name === 'skills'
          ? masters.skills.map(({ code }) => code).join(', ')
          : name === 'locality_code'
            ? here('individuals:hint.locality')
            : undefined;
      return {
        name,
        header: here(keyOf(name)),
        aliases: inAll(keyOf(name)),
        kind,
        isRequired,
        ...(own === undefined ? {} : { choices: own }),
        ...(hint === undefined ? {} : { hint }),
      };
    });
  }, [language, isSuccess, masters]);
}
