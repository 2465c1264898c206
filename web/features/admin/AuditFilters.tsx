import { Button, Group, MultiSelect, Paper } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '~/ui/form/DayInput';
import type { AuditSearch } from './admin.search';
import { OPERATIONS, type AuditFacets } from './admin.types';
import type { AuditWords } from './use-audit-words';

interface AuditFiltersProps {
  readonly search: AuditSearch;
  readonly facets: AuditFacets | undefined;
  readonly words: AuditWords;
  readonly onChange: (search: AuditSearch) => void;
}

/** Who, what, which kind of change, and when. */
export function AuditFilters({ search, facets, words, onChange }: AuditFiltersProps) {
  const { t } = useTranslation('admin');
  const set = (key: keyof AuditSearch, value: string | string[]) => {
    const { [key]: _before, ...others } = search;
    onChange(value.length === 0 ? others : { ...others, [key]: value });
  };
  const choices = [
    {
      key: 'actor',
      label: t('audit.actor'),
      data: facets?.actors.map(({ id, name }) => ({ value: id, label: name })) ?? [],
    },
    {
      key: 'table',
      label: t('audit.table'),
      data:
        facets?.tables
          .map((name) => ({ value: name, label: words.table(name) }))
          .sort((a, b) => a.label.localeCompare(b.label)) ?? [],
    },
    {
      key: 'operation',
      label: t('audit.operation'),
      data: OPERATIONS.map((code) => ({ value: code, label: t(`audit.operations.${code}`) })),
    },
  ] as const;
  return (
    <Paper p="xs" mb="sm" role="search" className="no-print">
      <Group gap="xs" align="flex-end">
        {choices.map(({ key, label, data }) => (
          <MultiSelect
            key={key}
            label={label}
            data={data}
            value={search[key] ?? []}
            onChange={(codes) => set(key, codes)}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('common:action.clearField', { field: label }) }}
            nothingFoundMessage={t('common:state.nothingFound')}
            miw={190}
            maw={320}
            {...(search[key] === undefined ? { placeholder: t('common:filter.all') } : {})}
          />
        ))}
        {(['from', 'to'] as const).map((key) => (
          <DayInput
            key={key}
            label={t(`audit.${key}Day`)}
            value={search[key] ?? ''}
            onChange={(day) => set(key, day)}
            w={170}
          />
        ))}
        {Object.keys(search).length === 0 ? null : (
          <Button
            variant="subtle"
            leftSection={<IconX size={14} aria-hidden />}
            onClick={() => onChange({})}
          >
            {t('common:filter.clear')}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
