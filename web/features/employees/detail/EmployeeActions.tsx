import { Button, Checkbox, Text } from '@mantine/core';
import { IconPencil, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useCan } from '~/session/use-session';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { LinkButton } from '~/ui/LinkButton';
import { useReactivate } from '../employee.mutations';
import type { Employee } from '../employee.types';
import { LeaveDialog } from './LeaveDialog';

interface EmployeeActionsProps {
  readonly employee: Employee;
  readonly masters: MasterLookup;
}

/** Edit, end the service, take back into service. */
export function EmployeeActions({ employee, masters }: EmployeeActionsProps) {
  const { t } = useTranslation('employees');
  const [isLeaving, setLeaving] = useState(false);
  if (!useCan('employee:manage')) return null;
  if (!employee.is_active) return <ReactivateButton employee={employee} />;
  return (
    <>
      {employee.membership?.is_own === true ? null : (
        <Button
          variant="default"
          leftSection={<IconUserOff size={16} aria-hidden />}
          onClick={() => setLeaving(true)}
        >
          {t('leave.open')}
        </Button>
      )}
      <LinkButton
        to="/administration/employees/$employeeId/edit"
        params={{ employeeId: employee.id }}
        leftSection={<IconPencil size={16} aria-hidden />}
      >
        {t('detail.edit')}
      </LinkButton>
      {isLeaving ? (
        <LeaveDialog employee={employee} masters={masters} onClose={() => setLeaving(false)} />
      ) : null}
    </>
  );
}

function ReactivateButton({ employee }: { readonly employee: Employee }) {
  const { t } = useTranslation('employees');
  const [isOpen, setOpen] = useState(false);
  const [restoresLogin, setRestoresLogin] = useState(false);
  const { mutate, isPending, error } = useReactivate();
  const hasLogin = employee.membership !== null;
  return (
    <>
      <Button leftSection={<IconUserCheck size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('return.open')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={t('return.title')}
        confirmLabel={t('return.open')}
        isBusy={isPending}
        error={error}
        onClose={() => setOpen(false)}
        onConfirm={() =>
          mutate(
            { employeeId: employee.id, expectedVersion: employee.version, restoresLogin },
            { onSuccess: () => setOpen(false) },
          )
        }
      >
        <Text size="sm" mb="sm">
          {t('return.text')}
        </Text>
        {hasLogin ? (
          <Checkbox
            label={t('return.login')}
            checked={restoresLogin}
            onChange={(event) => setRestoresLogin(event.currentTarget.checked)}
          />
        ) : null}
      </ConfirmDialog>
    </>
  );
}
