import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '~/lib/api-error';
import { showServerErrors } from '~/ui/form/server-errors';
import { useAppForm } from '~/ui/form/use-app-form';
import { useSaveEmployee } from '../employee.mutations';
import {
  employeeSchema,
  newEmployeeForm,
  toDraft,
  toForm,
  type EmployeeForm,
} from '../employee.schema';
import type { Employee } from '../employee.types';

/** The form's name of what the database points at. */
export function fieldOfPath(path: string): string {
  if (path.startsWith('jurisdictions')) return 'jurisdictions';
  if (path.startsWith('local_names.')) return path.replace('local_names.', 'name_');
  return path === 'id' || path.endsWith('.id') || path === 'expected_version'
    ? 'root.server'
    : path;
}

/** Values, checks and saving of the form. A refused save changes nothing that was typed. */
export function useEmployeeForm(id: string, employee: Employee | null) {
  const { t } = useTranslation('employees');
  const navigate = useNavigate();
  const { mutateAsync } = useSaveEmployee();
  const [version, setVersion] = useState(employee?.version ?? null);
  const [stale, setStale] = useState<ApiError | null>(null);
  const form = useAppForm<EmployeeForm>(
    employeeSchema,
    employee === null ? newEmployeeForm() : toForm(employee),
  );
  const submit = async (values: EmployeeForm) => {
    try {
      const saved = await mutateAsync({ draft: toDraft(values, id), expectedVersion: version });
      setStale(null);
      notifications.show({
        color: 'green',
        message: t('form.saved', { number: saved.employee_number }),
      });
      await navigate({
        to: '/administration/employees/$employeeId',
        params: { employeeId: saved.id },
      });
    } catch (thrown) {
      const error = showServerErrors(form, thrown, fieldOfPath);
      if (error.code !== 'STALE_VERSION') return;
      form.clearErrors('root.server');
      setStale(error);
    }
  };
  return {
    form,
    stale,
    submit,
    takeTheirs: (theirs: Employee) => {
      setVersion(theirs.version);
      setStale(null);
      form.reset(toForm(theirs));
    },
    keepMine: (theirs: Employee) => {
      setVersion(theirs.version);
      setStale(null);
    },
  };
}
