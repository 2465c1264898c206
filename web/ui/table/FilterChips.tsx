import { Group, Pill } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { asCodes, asText, keysOf, type Filter } from './filter-types';
import type { SearchPatch } from './use-list-state';

interface FilterChipsProps {
  readonly filters: readonly Filter[];
  readonly search: Readonly<Record<string, unknown>>;
  readonly onChange: (change: SearchPatch) => void;
}

/** The filters that are set, in words, each with a button that takes it away. */
export function FilterChips({ filters, search, onChange }: FilterChipsProps) {
  const { t } = useTranslation();
  const wordOf = useFilterWord();
  const active = filters.filter((filter) =>
    keysOf(filter).some((key) => search[key] !== undefined),
  );
  if (active.length === 0) return null;
  return (
    <Group
      gap={6}
      component="ul"
      p={0}
      m={0}
      mb="sm"
      style={{ listStyle: 'none' }}
      aria-label={t('filter.active')}
    >
      {active.map((filter) => (
        <li key={filter.key}>
          <Pill
            size="md"
            withRemoveButton
            removeButtonProps={{
              'aria-label': t('filter.remove', { filter: filter.label }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
            onRemove={() =>
              onChange(Object.fromEntries(keysOf(filter).map((key) => [key, undefined])))
            }
          >
            {t('filter.chip', { filter: filter.label, value: wordOf(filter, search) })}
          </Pill>
        </li>
      ))}
    </Group>
  );
}

/** What a filter is set to, in words: for chips and for the note of an export. */
export function useFilterWord() {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useLocalName();
  return (filter: Filter, search: Readonly<Record<string, unknown>>): string => {
    const [from, to] = [asText(search[`${filter.key}From`]), asText(search[`${filter.key}To`])];
    const span = (write: (text: string) => string) =>
      t('filter.span', { from: from === '' ? '…' : write(from), to: to === '' ? '…' : write(to) });
    switch (filter.kind) {
      case 'choices':
        return asCodes(search[filter.key])
          .map((code) => {
            const option = filter.options.find((candidate) => candidate.code === code);
            return option === undefined ? code : nameOf(option);
          })
          .join(', ');
      case 'days':
        return span((day) => format.date(day));
      case 'amounts':
        return span((amount) => format.money(amount));
      case 'flag':
        return search[filter.key] === true ? filter.yes : (filter.no ?? '');
    }
  };
}
