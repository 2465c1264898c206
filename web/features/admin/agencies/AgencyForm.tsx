import { Button, Group, Modal, SimpleGrid, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEveryFont } from '~/i18n/use-every-font';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { Conflict } from '../masters/Conflict';
import type { SaveInput } from '../masters/master-rows.mutations';
import { MasterFieldInput } from '../masters/MasterFieldInput';
import { isEditable, useMasterForm, type FormTask } from '../masters/use-master-form';
import { AGENCY } from './agency-fields';
import { useSaveAgency } from './agency.mutations';
import { agencyQueries } from './agency.queries';
import type { Agency } from './agency.types';

interface AgencyFormProps {
  /** The agency that a new one is added below. */
  readonly parent: { readonly id: string; readonly name: string } | null;
  /** The agency to change; `null` for a new one. */
  readonly agency: Agency | null;
  readonly onClose: () => void;
  readonly onSaved?: (id: string) => void;
}

/** Adds an agency below another, or changes one. */
export function AgencyForm({ parent, agency: given, onClose, onSaved }: AgencyFormProps) {
  const { t } = useTranslation('agencies');
  // As it was when the form was opened: a newer one is told as a conflict.
  const [agency] = useState(given);
  const save = useSaveAgency();
  useEveryFont();
  const agencies = useQuery(agencyQueries.list());
  const task = useMemo<FormTask>(
    () => (agency === null ? { do: 'add' } : { do: 'change', row: agency }),
    [agency],
  );
  const send = async ({ row: { id: code = '', ...row }, expected }: SaveInput) => {
    // The code says where an agency stands: only its own part is typed.
    const id = agency?.id ?? [parent?.id, code].filter(Boolean).join('.');
    await save.mutateAsync({ id, row, expected });
    notifications.show({
      color: 'green',
      message: t(agency === null ? 'form.added' : 'form.changed'),
    });
    onClose();
    onSaved?.(id);
  };
  const { form, submit, on, conflict, accept } = useMasterForm(AGENCY, task, send, () => undefined);
  const title = t(agency === null ? 'form.add' : 'form.change');
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Form form={form} onSubmit={submit} label={title}>
        <ErrorSummary />
        <Stack gap="sm">
          {parent === null ? null : (
            <Text size="sm" c="dimmed">
              {t('form.below', { agency: parent.name, code: parent.id })}
            </Text>
          )}
          {conflict === null || agency === null ? null : (
            <Conflict
              kind={AGENCY}
              mine={agency}
              theirs={agencies.data?.find(({ id }) => id === agency.id)}
              conflict={conflict}
              onAccept={accept}
            />
          )}
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
            {AGENCY.fields.map((field) => (
              <MasterFieldInput
                key={field.name}
                field={field}
                control={form.control}
                isDisabled={!isEditable(AGENCY, field, task, on)}
              />
            ))}
          </SimpleGrid>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={conflict !== null}>
              {t(agency === null ? 'form.submitAdd' : 'form.submitChange')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  );
}
