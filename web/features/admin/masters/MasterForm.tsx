import { Alert, Button, Group, Modal, SimpleGrid, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { DateField } from '~/ui/form/DateField';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { CheckboxField } from '~/ui/form/SelectField';
import { FormExtras } from './FormExtras';
import type { MasterKind } from './master-kinds.types';
import { masterRowQueries } from './master-rows.queries';
import type { MasterTask } from './master-tasks';
import { keyOf } from './master-values';
import { MasterCell } from './MasterCell';
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
  const { form, submit, on, conflict, accept, isBusy } = useMasterForm(kind, task, () => {
    notifications.show({ color: 'green', message: t(`saved.${task.do}`) });
    onClose();
  });
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
            <Conflict kind={kind} task={task} conflict={conflict} onAccept={accept} />
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
            <Button type="submit" loading={isBusy} disabled={conflict !== null}>
              {t(`submit.${task.do}`)}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  );
}

interface ConflictProps {
  readonly kind: MasterKind;
  readonly task: Exclude<MasterTask, { do: 'add' }>;
  readonly conflict: { readonly by: string | null; readonly at: string };
  readonly onAccept: () => void;
}

/** Somebody saved this row first: who and when, and what is there now beside what I had. */
function Conflict({ kind, task, conflict, onAccept }: ConflictProps) {
  const { t } = useTranslation('masters');
  const { tenant } = useSession();
  const { data } = useQuery({
    ...masterRowQueries.history(tenant.id, kind, keyOf(kind, task.row)),
    refetchOnMount: 'always',
  });
  const theirs = data?.find(
    (row) =>
      !row.is_inherited && (kind.from === undefined || row[kind.from] === task.row[kind.from]),
  );
  const changed = kind.fields.filter(
    ({ name }) => JSON.stringify(theirs?.[name]) !== JSON.stringify(task.row[name]),
  );
  return (
    <Alert
      color="saffron"
      role="alert"
      icon={<IconUsers aria-hidden />}
      title={t('conflict.title', { person: conflict.by ?? t('conflict.somebody') })}
    >
      <Text size="sm">
        <DateText value={conflict.at} withTime />
      </Text>
      {theirs === undefined
        ? null
        : changed.map((field) => (
            <Text key={field.name} size="sm">
              {t(`fields.${field.name}`)}: <MasterCell field={field} row={task.row} />
              {' → '}
              <strong>
                <MasterCell field={field} row={theirs} />
              </strong>
            </Text>
          ))}
      <Button size="compact-sm" variant="default" mt="xs" onClick={onAccept}>
        {t('conflict.accept')}
      </Button>
    </Alert>
  );
}
