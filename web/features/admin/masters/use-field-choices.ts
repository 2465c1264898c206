import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import type { Choice } from '~/ui/form/SelectField';
import type { MasterField } from './master-kinds.types';

/** The choices of a field and the word for each code, in the language now shown. */
export function useFieldChoices() {
  const { t } = useTranslation('masters');
  const { masters } = useMasters();
  const nameOf = useLocalName();

  const choicesOf = useCallback(
    ({ name, source }: MasterField): readonly Choice[] => {
      switch (source?.kind) {
        case 'words':
          return source.codes.map((code) => ({ code, name: t(`choices.${name}.${code}`) }));
        case 'list':
          return masters.list(source.list);
        case 'units':
          return masters.units.map((unit) => ({
            code: unit.code,
            name: `${unit.code} · ${nameOf(unit)}`,
          }));
        case 'wards':
          return masters.boundaries.filter(({ kind }) => kind !== 'LOCALITY');
        case undefined:
          return [];
      }
    },
    [t, masters, nameOf],
  );

  const wordOf = useCallback(
    (field: MasterField, code: string): string => {
      switch (field.source?.kind) {
        case 'words':
          return t(`choices.${field.name}.${code}`, { defaultValue: code });
        case 'list':
          return masters.name(field.source.list, code);
        case 'units':
          return masters.unitName(code);
        case 'wards':
          return masters.boundaryName(code);
        case undefined:
          return code;
      }
    },
    [t, masters],
  );

  return { choicesOf, wordOf };
}
