import { Button, Collapse, Group, MultiSelect, Paper, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSearch, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices, type Choice } from '../form/SelectField';
import type { SearchPatch } from './use-list-state';

const TYPING_PAUSE_MS = 350;

/** One filter of a list; `key` is its search parameter. */
export type Filter =
  | {
      readonly kind: 'choices';
      readonly key: string;
      readonly label: string;
      readonly options: readonly Choice[];
    }
  | {
      readonly kind: 'day';
      readonly key: string;
      readonly label: string;
      /** What is wrong with the day, as the search answered. */
      readonly error?: string;
    };

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
  const active = filters.filter(({ key }) => search[key] !== undefined);
  const hasAny = active.length > 0 || search['q'] !== undefined;
  // A new key gives an empty search box; while someone types, the box keeps its own text.
  const [cleared, setCleared] = useState(0);
  const clear = () => {
    setCleared((times) => times + 1);
    onChange(
      Object.fromEntries(['q', ...filters.map(({ key }) => key)].map((key) => [key, undefined])),
    );
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
        {isNarrow && filters.length > 0 ? (
          <Button
            variant="default"
            onClick={toggle}
            aria-expanded={isOpen}
            leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          >
            {t('filter.toggle', { count: active.length })}
          </Button>
        ) : null}
        {isNarrow ? null : <FilterInputs {...{ filters, search, onChange }} />}
        {hasAny ? (
          <Button variant="subtle" leftSection={<IconX size={14} aria-hidden />} onClick={clear}>
            {t('filter.clear')}
          </Button>
        ) : null}
      </Group>
      {isNarrow ? (
        <Collapse expanded={isOpen}>
          <Group gap="xs" mt="xs" grow preventGrowOverflow={false}>
            <FilterInputs {...{ filters, search, onChange }} />
          </Group>
        </Collapse>
      ) : null}
    </Paper>
  );
}

type FilterInputsProps = Required<Pick<FilterBarProps, 'filters' | 'search' | 'onChange'>>;

function FilterInputs({ filters, search, onChange }: FilterInputsProps) {
  return filters.map((filter) => {
    const set = (value: unknown) => onChange({ [filter.key]: value });
    const value = search[filter.key];
    switch (filter.kind) {
      case 'choices':
        return (
          <ChoiceFilter
            key={filter.key}
            label={filter.label}
            options={filter.options}
            value={asCodes(value)}
            onChange={set}
          />
        );
      case 'day':
        return (
          <TextInput
            key={filter.key}
            type="date"
            label={filter.label}
            error={filter.error}
            maw={220}
            value={typeof value === 'string' ? value : ''}
            onChange={({ currentTarget }) =>
              set(currentTarget.value === '' ? undefined : currentTarget.value)
            }
          />
        );
    }
  });
}

interface ChoiceFilterProps {
  readonly label: string;
  readonly options: readonly Choice[];
  readonly value: string[];
  readonly onChange: (codes: string[] | undefined) => void;
}

function ChoiceFilter({ label, options, value, onChange }: ChoiceFilterProps) {
  const { t } = useTranslation();
  const data = useChoices(options);
  return (
    <MultiSelect
      label={label}
      data={data}
      value={value}
      onChange={(codes) => onChange(codes.length === 0 ? undefined : codes)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('action.clearField', { field: label }) }}
      nothingFoundMessage={t('state.nothingFound')}
      miw={170}
      maw={320}
      {...(value.length === 0 ? { placeholder: t('filter.all') } : {})}
    />
  );
}

interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function SearchBox({ label, value, onChange }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const tell = useDebouncedCallback(onChange, TYPING_PAUSE_MS);
  return (
    <TextInput
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

function asCodes(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((code): code is string => typeof code === 'string')
    : [];
}
