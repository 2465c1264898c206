import { Button, Checkbox, Group, Select, Stack } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { codeOfName, freeCode } from '../model/edits';
import { APPLICATION_STATUSES, type StateDraft } from '../workflow-editor.types';
import type { PanelProps } from './editor.types';
import { CodeField, NameFields, SlaFields } from './Fields';

interface StatePanelProps extends PanelProps {
  readonly state: StateDraft;
}

const FLAGS = ['is_start', 'is_terminal', 'is_updatable'] as const;

/** Everything about one state. */
export function StatePanel({ workflow, state, names, edit, look }: StatePanelProps) {
  const { t } = useTranslation('workflow-editor');
  const { code } = state;
  const taken = workflow.states.map((each) => each.code);
  const change = (patch: Partial<StateDraft>, field?: string) =>
    edit(
      { type: 'updateState', code, patch },
      field === undefined ? undefined : `${code} ${field}`,
    );
  const escalations = workflow.actions
    .filter((action) => action.from === code && action.role_codes.includes('SYSTEM'))
    .map((action) => ({ value: action.code, label: names.action(code, action.code) }));
  return (
    <Stack gap="sm">
      <NameFields
        row={state}
        onChange={(patch) => change(patch, 'name')}
        onLeave={() => {
          // A step that still has its first code takes the one of its name.
          const wanted = codeOfName(state.name);
          if (/^NEW_STEP/.test(code) && wanted !== '' && !wanted.startsWith('NEW_STEP')) {
            change({ code: freeCode(wanted, taken) });
          }
        }}
      />
      <CodeField key={code} code={code} taken={taken} onRename={(next) => change({ code: next })} />
      {FLAGS.map((flag) => (
        <Checkbox
          key={flag}
          label={t(`field.${flag}`)}
          description={t(`hint.${flag}`)}
          checked={state[flag]}
          onChange={({ currentTarget: { checked } }) => change({ [flag]: checked })}
        />
      ))}
      <Select
        label={t('field.application_status')}
        allowDeselect={false}
        data={APPLICATION_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        value={state.application_status}
        onChange={(value) => {
          if (value !== null) change({ application_status: value });
        }}
      />
      {state.is_start || state.is_terminal ? null : (
        <>
          <SlaFields
            hours={state.sla_hours}
            onChange={(sla_hours) => change({ sla_hours }, 'sla')}
          />
          <Select
            label={t('field.escalate_to_role')}
            clearable
            searchable
            data={names.roles}
            value={state.escalate_to_role}
            onChange={(role) => change({ escalate_to_role: role })}
          />
          <Select
            label={t('field.escalation_action')}
            description={t('hint.escalation_action')}
            clearable
            data={escalations}
            value={state.escalation_action}
            onChange={(action) => change({ escalation_action: action })}
          />
        </>
      )}
      <Group gap="xs">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => edit({ type: 'addAction', from: code })}
        >
          {t('edit.addAction')}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconArrowUp size={14} aria-hidden />}
          disabled={taken[0] === code}
          onClick={() => edit({ type: 'moveState', code, by: -1 })}
        >
          {t('edit.up')}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconArrowDown size={14} aria-hidden />}
          disabled={taken.at(-1) === code}
          onClick={() => edit({ type: 'moveState', code, by: 1 })}
        >
          {t('edit.down')}
        </Button>
        <Button
          variant="subtle"
          color="red"
          size="xs"
          leftSection={<IconTrash size={14} aria-hidden />}
          onClick={() => {
            edit({ type: 'removeState', code });
            look(null);
          }}
        >
          {t('edit.removeState')}
        </Button>
      </Group>
    </Stack>
  );
}
