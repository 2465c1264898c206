import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { useField, type BoundFieldProps } from '~/ui/form/use-field';
import { projectQueries } from '../project.queries';
import type { ProjectForm } from '../project.schema';

const TYPING_PAUSE_MS = 300;

interface ParentFieldProps extends BoundFieldProps<ProjectForm> {
  readonly projectId: string;
  /** The parent that the project has, before any search has found it. */
  readonly chosenLabel: string | null;
}

/** Another project of the tenant, found by number or words of its name. */
export function ParentField(props: ParentFieldProps) {
  const { t } = useTranslation('projects');
  const { tenant } = useSession();
  const { field, input } = useField(props);
  const value = typeof field.value === 'string' ? field.value : '';
  const [label, setLabel] = useState(props.chosenLabel);
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed === label ? '' : typed.trim(), TYPING_PAUSE_MS);
  const { data } = useQuery(projectQueries.matching(tenant.id, words));

  const found = (data?.rows ?? [])
    .filter(({ id }) => id !== props.projectId)
    .map(({ id, number, name }) => ({ value: id, label: `${number} · ${name}` }));
  const chosen =
    value === '' || found.some((option) => option.value === value)
      ? []
      : [{ value, label: label ?? value }];

  return (
    <Select
      {...input}
      data={[...chosen, ...found]}
      value={value === '' ? null : value}
      onChange={(id, option) => {
        setLabel(option?.label ?? null);
        field.onChange(id ?? '');
      }}
      searchable
      onSearchChange={setTyped}
      // The server has searched already, typos forgiven.
      filter={({ options }) => options}
      clearable
      clearButtonProps={{ 'aria-label': t('common:action.clearField', { field: props.label }) }}
      nothingFoundMessage={t('common:state.nothingFound')}
      placeholder={t('hint.findProject')}
    />
  );
}
