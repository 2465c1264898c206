import { Button, Collapse, Group, Paper, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure, useHotkeys, useMediaQuery } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSearch, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keysOf, type Filter } from './filter-types';
import { FilterInputs } from './FilterInputs';
import type { SearchPatch } from './use-list-state';

export type { Filter } from './filter-types';

const TYPING_PAUSE_MS = 350;
/** More filters than these fold away. */
const INLINE = 4;

interface FilterBarProps {
  /** The route's search parameters. */
  readonly search: Readonly<Record<string, unknown>>;
  readonly onChange: (change: SearchPatch) => void;
  /** What the search box looks for: "Number, name or place". */
  readonly searchLabel: string;
  readonly filters?: readonly Filter[];
}

/** Search and filters above a list, kept in the URL; on a phone the filters fold away. */
export function FilterBar({ search, onChange, searchLabel, filters = [] }: FilterBarProps) {
  const { t } = useTranslation();
  const isNarrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const [isOpen, { toggle }] = useDisclosure(false);
  const active = filters.filter((filter) =>
    keysOf(filter).some((key) => search[key] !== undefined),
  );
  const inline = isNarrow
    ? []
    : filters.slice(0, filters.length > INLINE + 2 ? INLINE : filters.length);
  const folded = filters.slice(inline.length);
  const hasAny = active.length > 0 || search['q'] !== undefined;
  // A new key gives an empty search box; while someone types, the box keeps its own text.
  const [cleared, setCleared] = useState(0);
  const clear = () => {
    setCleared((times) => times + 1);
    onChange(Object.fromEntries(['q', ...filters.flatMap(keysOf)].map((key) => [key, undefined])));
  };

  return (
    <Paper p="xs" mb="sm" role="search" className="no-print">
      <Group gap="xs" align="flex-end">
        <SearchBox
          key={cleared}
          label={searchLabel}
          value={typeof search['q'] === 'string' ? search['q'] : ''}
          onChange={(q) => onChange({ q: q === '' ? undefined : q })}
        />
        <FilterInputs {...{ filters: inline, search, onChange }} />
        {folded.length > 0 ? (
          <Button
            variant="default"
            onClick={toggle}
            aria-expanded={isOpen}
            leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          >
            {isNarrow
              ? t('filter.toggle', { count: active.length })
              : t('filter.more', {
                  count: active.filter((filter) => folded.includes(filter)).length,
                })}
          </Button>
        ) : null}
        {hasAny ? (
          <Button variant="subtle" leftSection={<IconX size={14} aria-hidden />} onClick={clear}>
            {t('filter.clear')}
          </Button>
        ) : null}
      </Group>
      {folded.length > 0 ? (
        <Collapse expanded={isOpen}>
          <Group gap="xs" mt="xs" align="flex-end">
            <FilterInputs {...{ filters: folded, search, onChange }} />
          </Group>
        </Collapse>
      ) : null}
    </Paper>
  );
}

interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function SearchBox({ label, value, onChange }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  // As in most tools of the trade: a slash goes to the search.
  useHotkeys([['/', () => input.current?.focus()]]);
  const tell = useDebouncedCallback(onChange, TYPING_PAUSE_MS);
  return (
    <TextInput
      ref={input}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      flex="1 1 220px"
      maw={420}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        tell(event.currentTarget.value.trim());
      }}
    />
  );
}
