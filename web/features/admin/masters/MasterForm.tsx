import { Button, Group, Modal, SimpleGrid, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { DateField } from '~/ui/form/DateField';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { CheckboxField } from '~/ui/form/SelectField';
import { Conflict } from './Conflict';
import { FormExtras } from './FormExtras';
import type { MasterKind } from './master-kinds.types';
import { masterRowQueries } from './master-rows.queries';
import { useSaveMaster } from './master-rows.mutations';
import type { MasterTask, RowTask } from './master-tasks';
import { keyOf } from './master-values';
import { MasterFieldInput } from './MasterFieldInput';
import { isEditable, useMasterForm } from './use-master-form';

interface MasterFormProps {
  readonly kind: MasterKind;
  readonly task: MasterTask;
  readonly onClose: () => void;
}

/** Adds a code, corrects it, begins a new row, overrides what is inherited, or ends it. */
export function MasterForm({ kind, task, onClose }: MasterFormProps) {
  const { t } = useTranslation('masters');
  const save = useSaveMaster(kind);
  const saved = () => {
    notifications.show({ color: 'green', message: t(`saved.${task.do}`) });
    onClose();
  };
  const { form, submit, on, conflict, accept } = useMasterForm(kind, task, save.mutateAsync, saved);
  const { control } = form;
  const { from, to } = kind;
  const isBeginning = task.do !== 'change' && task.do !== 'end';
  const isShort = task.do === 'end' || task.do === 'switchOff';
  return (
    <Modal
      opened
      size={isShort ? 'md' : 'xl'}
      onClose={onClose}
      title={t(`tasks.${task.do}`)}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Form form={form} onSubmit={submit} label={t(`tasks.${task.do}`)}>
        <ErrorSummary />
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t(`taskHints.${task.do}`)}
          </Text>
          {conflict === null || task.do === 'add' ? null : (
            <StoredConflict kind={kind} task={task} conflict={conflict} onAccept={accept} />
          )}
          {isShort ? null : (
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
              {kind.fields.map((field) => (
                <MasterFieldInput
                  key={field.name}
                  field={field}
                  control={control}
                  isDisabled={!isEditable(kind, field, task, on)}
                />
              ))}
            </SimpleGrid>
          )}
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
            {from !== undefined && isBeginning ? (
              <DateField control={control} name={from} label={t(`fields.${from}`)} isRequired />
            ) : null}
            {to !== undefined && task.do !== 'switchOff' ? (
              <DateField
                control={control}
                name={to}
                label={t(`fields.${to}`)}
                hint={t('hints.to')}
                isRequired={task.do === 'end'}
              />
            ) : null}
            {kind.hasActive && !isShort ? (
              <CheckboxField
                control={control}
                name="is_active"
                label={t('fields.is_active')}
                hint={t('hints.is_active')}
              />
            ) : null}
          </SimpleGrid>
          <FormExtras kind={kind} control={control} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={conflict !== null}>
              {t(`submit.${task.do}`)}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  );
}

/** What is there now, beside what the form was opened with. */
function StoredConflict({ kind, task, conflict, onAccept }: StoredConflictProps) {
  const { tenant } = useSession();
  const { data } = useQuery({
    ...masterRowQueries.history(tenant.id, kind, keyOf(kind, task.row)),
    refetchOnMount: 'always',
  });
  const theirs = data?.find(
    (row) =>
      !row.is_inherited && (kind.from === undefined || row[kind.from] === task.row[kind.from]),
  );
  return (
    <Conflict kind={kind} mine={task.row} theirs={theirs} conflict={conflict} onAccept={onAccept} />
  );
}

interface StoredConflictProps {
  readonly kind: MasterKind;
  readonly task: RowTask;
  readonly conflict: { readonly by: string | null; readonly at: string };
  readonly onAccept: () => void;
}
