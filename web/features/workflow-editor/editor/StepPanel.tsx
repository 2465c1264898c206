import { Button, Checkbox, Group, MultiSelect, Select, Stack } from '@mantine/core';
import { IconRowInsertBottom, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { codeOfName, freeCode } from '../model/edits';
import { ACTION_KINDS, type ActionDraft } from '../workflow-editor.types';
import type { PanelProps } from './editor.types';
import { CodeField, NameFields } from './Fields';

interface StepPanelProps extends PanelProps {
  readonly action: ActionDraft;
}

const FLAGS = ['is_checking', 'is_comment_required', 'goes_to_maker', 'is_active'] as const;

/** Everything about one action. */
export function StepPanel({ workflow, action, names, edit }: StepPanelProps) {
  const { t } = useTranslation('workflow-editor');
  const { from, code } = action;
  const taken = workflow.actions.filter((each) => each.from === from).map((each) => each.code);
  const change = (patch: Partial<ActionDraft>, field?: string) =>
    edit(
      { type: 'updateAction', from, code, patch },
      field === undefined ? undefined : `${from} ${code} ${field}`,
    );
  return (
    <Stack gap="sm">
      <NameFields
        row={action}
        onChange={(patch) => change(patch, 'name')}
        onLeave={() => {
          // An action that still has its first code takes the one of its name.
          const wanted = codeOfName(action.name);
          if (/^FORWARD(_[A-Z])?$/.test(code) && wanted !== '' && wanted !== 'FORWARD') {
            change({ code: freeCode(wanted, taken) });
          }
        }}
      />
      <CodeField
        key={`${from} ${code}`}
        code={code}
        taken={taken}
        onRename={(next) => change({ code: next })}
      />
      <Select
        label={t('field.from')}
        allowDeselect={false}
        data={names.states}
        value={from}
        onChange={(value) => {
          if (value !== null) change({ from: value });
        }}
      />
      <Select
        label={t('field.to')}
        allowDeselect={false}
        data={names.states}
        value={action.to}
        onChange={(value) => {
          if (value !== null) change({ to: value });
        }}
      />
      <Select
        label={t('field.kind')}
        allowDeselect={false}
        data={ACTION_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={action.kind}
        onChange={(value) => {
          if (value !== null) change({ kind: value });
        }}
      />
      <MultiSelect
        label={t('field.role_codes')}
        required
        searchable
        data={names.roles}
        value={[...action.role_codes]}
        error={action.role_codes.length === 0 ? t('errors:REQUIRED') : undefined}
        onChange={(roles) => change({ role_codes: roles })}
      />
      <Select
        label={t('field.effect')}
        description={t('hint.effect')}
        clearable
        data={names.effects}
        value={action.effect}
        onChange={(effect) => change({ effect })}
      />
      <MultiSelect
        label={t('field.required_document_kinds')}
        data={names.kinds}
        value={[...action.required_document_kinds]}
        onChange={(kinds) => change({ required_document_kinds: kinds })}
      />
      {FLAGS.map((flag) => (
        <Checkbox
          key={flag}
          label={t(`field.${flag}`)}
          checked={action[flag]}
          onChange={({ currentTarget: { checked } }) => change({ [flag]: checked })}
        />
      ))}
      <Group gap="xs">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconRowInsertBottom size={14} aria-hidden />}
          onClick={() => edit({ type: 'insertStep', from, action: code })}
        >
          {t('edit.insertStep')}
        </Button>
        <Button
          variant="subtle"
          color="red"
          size="xs"
          leftSection={<IconTrash size={14} aria-hidden />}
          onClick={() => edit({ type: 'removeAction', from, code })}
        >
          {t('edit.removeAction')}
        </Button>
      </Group>
    </Stack>
  );
}
