import { Group, MultiSelect, NativeSelect, Select, TextInput } from '@mantine/core';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeZoneContext } from '~/i18n/time-zone';
import { DAY_PRESETS, daySpan, todayIn } from '~/lib/day-presets';
import { readTypedDecimal } from '~/lib/decimal-text';
import { DayInput } from '../form/DayInput';
import { useChoices } from '../form/SelectField';
import { asCodes, asText, type Filter } from './filter-types';
import type { SearchPatch } from './use-list-state';

interface FilterInputsProps {
  readonly filters: readonly Filter[];
  readonly search: Readonly<Record<string, unknown>>;
  readonly onChange: (change: SearchPatch) => void;
}

export function FilterInputs({ filters, search, onChange }: FilterInputsProps) {
  return filters.map((filter) => {
    const props = { search, onChange };
    switch (filter.kind) {
      case 'choices':
        return <ChoiceFilter key={filter.key} filter={filter} {...props} />;
      case 'days':
        return <DaysFilter key={filter.key} filter={filter} {...props} />;
      case 'amounts':
        return <AmountsFilter key={filter.key} filter={filter} {...props} />;
      case 'flag':
        return <FlagFilter key={filter.key} filter={filter} {...props} />;
    }
  });
}

type Of<Kind extends Filter['kind']> = Omit<FilterInputsProps, 'filters'> & {
  readonly filter: Extract<Filter, { kind: Kind }>;
};

function ChoiceFilter({ filter, search, onChange }: Of<'choices'>) {
  const { t } = useTranslation();
  const data = useChoices(filter.options);
  const value = asCodes(search[filter.key]);
  return (
    <MultiSelect
      label={filter.label}
      error={filter.error}
      data={data}
      value={value}
      onChange={(codes) => onChange({ [filter.key]: codes.length === 0 ? undefined : codes })}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('action.clearField', { field: filter.label }) }}
      nothingFoundMessage={t('state.nothingFound')}
      miw={170}
      maw={320}
      {...(value.length === 0 ? { placeholder: t('filter.all') } : {})}
    />
  );
}

function FlagFilter({ filter, search, onChange }: Of<'flag'>) {
  const { t } = useTranslation();
  const value = search[filter.key];
  const options = [
    { value: 'true', label: filter.yes },
    ...(filter.no === undefined ? [] : [{ value: 'false', label: filter.no }]),
  ];
  return (
    <Select
      label={filter.label}
      placeholder={t('filter.all')}
      data={options}
      value={typeof value === 'boolean' ? String(value) : null}
      onChange={(next) => onChange({ [filter.key]: next === null ? undefined : next === 'true' })}
      clearable
      clearButtonProps={{ 'aria-label': t('action.clearField', { field: filter.label }) }}
      miw={150}
      maw={220}
    />
  );
}

interface DayFilterProps extends Omit<FilterInputsProps, 'filters'> {
  readonly label: string;
  readonly name: string;
}

function DayFilter({ label, name, search, onChange }: DayFilterProps) {
  return (
    <DayInput
      label={label}
      w={170}
      value={asText(search[name])}
      onChange={(day) => onChange({ [name]: day === '' ? undefined : day })}
    />
  );
}

/** A span of days: by name, or from one day to another. */
function DaysFilter({ filter, search, onChange }: Of<'days'>) {
  const { t } = useTranslation();
  const { key, label, error } = filter;
  const [fromKey, toKey] = [`${key}From`, `${key}To`];
  const [from, to] = [asText(search[fromKey]), asText(search[toKey])];
  const today = todayIn(use(TimeZoneContext));
  const named = DAY_PRESETS.find((preset) => {
    const span = daySpan(preset, today);
    return span.from === from && span.to === to;
  });
  const [isOwn, setOwn] = useState(false);
  const chosen = isOwn ? 'own' : (named ?? (from === '' && to === '' ? '' : 'own'));
  const choose = (value: string) => {
    setOwn(value === 'own');
    if (value === 'own') return;
    const preset = DAY_PRESETS.find((candidate) => candidate === value);
    const span = preset === undefined ? undefined : daySpan(preset, today);
    onChange({ [fromKey]: span?.from, [toKey]: span?.to });
  };
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap" role="group" aria-label={label}>
      <NativeSelect
        label={label}
        error={error}
        value={chosen}
        onChange={({ currentTarget: { value } }) => choose(value)}
        data={[
          { value: '', label: t('filter.anyDay') },
          ...DAY_PRESETS.map((preset) => ({ value: preset, label: t(`filter.days.${preset}`) })),
          { value: 'own', label: t('filter.ownDays') },
        ]}
      />
      {chosen === 'own' ? (
        <>
          <DayFilter label={t('filter.from')} name={fromKey} {...{ search, onChange }} />
          <DayFilter label={t('filter.to')} name={toKey} {...{ search, onChange }} />
        </>
      ) : null}
    </Group>
  );
}

/** Rupees from and to; taken over when the field is left. */
function AmountsFilter({ filter, search, onChange }: Of<'amounts'>) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap" role="group" aria-label={filter.label}>
      {(['From', 'To'] as const).map((end) => {
        const name = `${filter.key}${end}`;
        const stored = asText(search[name]);
        const label = end === 'From' ? t('filter.from') : t('filter.to');
        return (
          <TextInput
            key={`${name} ${stored}`}
            label={end === 'From' ? filter.label : label}
            aria-label={`${filter.label}: ${label}`}
            placeholder={label}
            error={end === 'From' ? filter.error : undefined}
            leftSection="₹"
            inputMode="decimal"
            maw={140}
            defaultValue={stored}
            onBlur={({ currentTarget: { value } }) => {
              const amount = readTypedDecimal(value, 2) ?? undefined;
              if ((amount ?? '') !== stored) onChange({ [name]: amount });
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
            }}
          />
        );
      })}
    </Group>
  );
}
