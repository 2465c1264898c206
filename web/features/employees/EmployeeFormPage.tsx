import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useSession } from '~/session/use-session';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { employeeQueries } from './employee.queries';
import type { Employee } from './employee.types';
import { EmployeeEditor } from './form/EmployeeEditor';

/** Adds an employee to the register, or changes one. */
export function EmployeeFormPage() {
  const { employeeId } = useParams({ strict: false });
  return employeeId === undefined ? <FormOf employee={null} /> : <Edit id={employeeId} />;
}

function Edit({ id }: { readonly id: string }) {
  const { tenant } = useSession();
  const query = useQuery(employeeQueries.detail(tenant.id, id));
  return (
    <QueryBoundary query={query}>{(employee) => <FormOf employee={employee} />}</QueryBoundary>
  );
}

function FormOf({ employee: newest }: { readonly employee: Employee | null }) {
  const { t } = useTranslation('employees');
  // Later answers of the server do not touch what is being typed: a save tells of them.
  const [employee] = useState(newest);
  const [id] = useState(() => newest?.id ?? crypto.randomUUID());
  const { masters, query } = useMasters();
  const title = t(employee === null ? 'form.new' : 'form.edit');
  return (
    <>
      <PageHeader
        title={title}
        number={employee?.employee_number ?? null}
        crumbs={[
          { label: t('list.title'), link: { to: '/administration/employees' } },
          { label: title },
        ]}
      />
      <QueryBoundary query={query}>
        {() => <EmployeeEditor id={id} employee={employee} masters={masters} />}
      </QueryBoundary>
    </>
  );
}
