import {
  Alert,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useErrorText } from '~/i18n/use-error-text';
import { asApiError } from '~/lib/api-error';
import { useCan, useSession } from '~/session/use-session';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { useChoices } from '~/ui/form/SelectField';
import { useSaveTemplate } from '../estimate.mutations';
import { templateLines } from './template-lines';
import type { Template, TemplateDraft, TemplateLineDraft } from './template.types';
import { TemplateLines } from './TemplateLines';

interface TemplateFormProps {
  readonly template: Template | null;
  readonly start: Pick<Template, 'name' | 'project_type_code' | 'lines'> | undefined;
  readonly onDone: () => void;
}

/** Code, name, kind of project and lines of a template. */
export function TemplateForm({ template, start, onDone }: TemplateFormProps) {
  const { t } = useTranslation('estimates');
  const { tenant } = useSession();
  const { masters } = useMasters();
  const { ofField } = useErrorText();
  const manages = useCan('template:manage');
  const mayChange = manages && (template === null || template.tenant_id === tenant.id);
  const [draft, setDraft] = useState<TemplateDraft>(() => ({
    ...(template === null ? {} : { id: template.id }),
    code: template?.code ?? '',
    name: template?.name ?? start?.name ?? '',
    description: template?.description ?? '',
    project_type_code: template?.project_type_code ?? start?.project_type_code ?? '',
    project_sub_type_code: template?.project_sub_type_code ?? '',
    is_active: template?.is_active ?? true,
    local_names: template?.local_names ?? {},
    lines: templateLines(template?.lines ?? start?.lines ?? []),
  }));
  const save = useSaveTemplate();
  const error = save.error === null ? null : asApiError(save.error);
  const errorOf = (pointer: string) => {
    const found = error?.fieldErrors.find((field) => field.pointer === pointer);
    return found === undefined ? undefined : ofField(found);
  };
  const set = (part: Partial<TemplateDraft>) => setDraft({ ...draft, ...part });
  const types = useChoices(masters.list('PROJECT_TYPE'));
  const subTypes = useChoices(masters.listOf('PROJECT_SUB_TYPE', draft.project_type_code));
  const missing = (template?.lines ?? []).filter((line) => line.is_missing === true);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ draft, version: template?.version ?? null }, { onSuccess: onDone });
      }}
    >
      <Stack gap="sm">
        {missing.length === 0 ? null : (
          <Alert color="yellow">
            {t('template.missing', { codes: missing.map((line) => line.sor_code).join(', ') })}
          </Alert>
        )}
        <Group grow align="flex-start">
          <TextInput
            label={t('template.code')}
            required
            readOnly={!mayChange}
            value={draft.code}
            onChange={(event) => set({ code: event.currentTarget.value.toUpperCase() })}
            error={errorOf('/code')}
          />
          <TextInput
            label={t('template.name')}
            required
            readOnly={!mayChange}
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={errorOf('/name')}
          />
        </Group>
        <Textarea
          label={t('field.description')}
          readOnly={!mayChange}
          rows={2}
          maxLength={1000}
          value={draft.description}
          onChange={(event) => set({ description: event.currentTarget.value })}
          error={errorOf('/description')}
        />
        <Group grow align="flex-start">
          <NativeSelect
            label={t('project.type')}
            disabled={!mayChange}
            value={draft.project_type_code}
            data={[{ value: '', label: t('template.anyType') }, ...types]}
            onChange={(event) =>
              set({ project_type_code: event.currentTarget.value, project_sub_type_code: '' })
            }
            error={errorOf('/project_type_code')}
          />
          <NativeSelect
            label={t('template.subType')}
            disabled={!mayChange || draft.project_type_code === ''}
            value={draft.project_sub_type_code}
            data={[{ value: '', label: t('template.anyType') }, ...subTypes]}
            onChange={(event) => set({ project_sub_type_code: event.currentTarget.value })}
            error={errorOf('/project_sub_type_code')}
          />
        </Group>
        <Checkbox
          label={t('template.active')}
          disabled={!mayChange}
          checked={draft.is_active}
          onChange={(event) => set({ is_active: event.currentTarget.checked })}
        />
        <TemplateLines
          lines={draft.lines}
          known={template?.lines ?? start?.lines ?? []}
          mayChange={mayChange}
          errorOf={errorOf}
          onChange={(lines: readonly TemplateLineDraft[]) => set({ lines })}
        />
        {errorOf('/lines') === undefined ? null : <Alert color="red">{errorOf('/lines')}</Alert>}
        {error === null || error.fieldErrors.length > 0 ? null : <ErrorBlock error={error} />}
        {mayChange ? (
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onDone}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('template.save')}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </form>
  );
}
