import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useInviteEmployee } from '../employee.mutations';
import { inviteSchema, type InviteForm } from '../employee.schema';
import type { Employee } from '../employee.types';
import { GrantFaults } from './GrantFaults';
import { newGrantRow, RoleChoices, toGrants, type GrantRow } from './RoleChoices';

interface InviteDialogProps {
  readonly employee: Employee;
  readonly onClose: () => void;
}

/** Gives an employee a login: a mail tells them, the roles wait until they sign in with that address. */
export function InviteDialog({ employee, onClose }: InviteDialogProps) {
  const { t } = useTranslation('employees');
  const [rows, setRows] = useState<readonly GrantRow[]>(() => [newGrantRow()]);
  const { mutateAsync, error } = useInviteEmployee();
  const form = useAppForm<InviteForm>(inviteSchema, { email: employee.email ?? '', mobile: '' });
  const submit = async (values: InviteForm) => {
    try {
      await mutateAsync({ employeeId: employee.id, ...values, grants: toGrants(rows) });
      onClose();
    } catch (thrown) {
      showServerErrors(form, thrown, (path) => (path.startsWith('grants') ? 'root.grants' : path));
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('invite.title', { name: employee.name })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Form form={form} onSubmit={submit} label={t('invite.title', { name: employee.name })}>
        <Stack gap="sm">
          <ErrorSummary />
          <GrantFaults error={error} />
          <Text size="sm">{t('invite.text')}</Text>
          <TextField
            control={form.control}
            name="email"
            label={t('field.email')}
            type="email"
            isRequired
          />
          <Text size="sm" fw={500}>
            {t('roles.grant')}
          </Text>
          <RoleChoices rows={rows} onChange={setRows} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={form.formState.isSubmitting}>
              {t('invite.submit')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  );
}
