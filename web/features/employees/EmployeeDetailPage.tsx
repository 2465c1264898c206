import { Alert, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMasters, type MasterLookup } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { asApiError } from '~/lib/api-error';
import { useCan, useSession } from '~/session/use-session';
import { AuditLink } from '~/ui/AuditLink';
import { DateText } from '~/ui/DateText';
import { ErrorPage } from '~/ui/ErrorPage';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { StatusBadge } from '~/ui/StatusBadge';
import classes from './employees.module.css';
import { EmployeeActions } from './detail/EmployeeActions';
import { EmployeeHistory } from './detail/EmployeeHistory';
import { LoginCard } from './detail/LoginCard';
import { employeeQueries } from './employee.queries';
import type { Employee } from './employee.types';

/** An employee: the record, the postings, the login with its roles, and what was changed. */
export function EmployeeDetailPage() {
  const { employeeId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(employeeQueries.detail(tenant.id, employeeId));
  if (query.data === undefined && query.isError && asApiError(query.error).status === 404) {
    return <ErrorPage kind="missing" />;
  }
  return (
    <QueryBoundary query={query}>{(employee) => <Detail employee={employee} />}</QueryBoundary>
  );
}

function Detail({ employee }: { readonly employee: Employee }) {
  const { t } = useTranslation('employees');
  const { masters } = useMasters();
  const nameOf = useLocalName();
  const seesHistory = useCan('audit:read');
  const state = employee.is_active ? 'ACTIVE' : 'INACTIVE';
  const current = employee.assignments.find(({ is_current }) => is_current);
  return (
    <>
      <PageHeader
        title={nameOf(employee)}
        number={employee.employee_number}
        badges={<StatusBadge state={state} label={t(`status.${state}`)} />}
        crumbs={[
          { label: t('list.title'), link: { to: '/administration/employees' } },
          { label: employee.employee_number },
        ]}
        meta={
          <Text span size="sm">
            {masters.name('DESIGNATION', current?.designation_code)}
          </Text>
        }
        actions={<EmployeeActions employee={employee} masters={masters} />}
      />
      {employee.is_active ? null : (
        <Alert color="gray" mb="md" title={t('detail.left')}>
          <DateText value={employee.deactivated_on} />
          {' · '}
          {masters.name('DEACTIVATION_REASON', employee.deactivation_reason_code)}
          {employee.deactivation_remarks === null ? null : ` · ${employee.deactivation_remarks}`}
        </Alert>
      )}
      <div className={classes.columns}>
        <div>
          <Facts employee={employee} masters={masters} />
          <Postings employee={employee} masters={masters} />
          {seesHistory ? (
            <>
              <EmployeeHistory id={employee.id} />
              <AuditLink table="employees" rowKey={{ id: employee.id }} />
            </>
          ) : null}
        </div>
        <Stack component="aside" aria-label={t('login.title')}>
          {employee.sees_membership ? <LoginCard employee={employee} /> : null}
        </Stack>
      </div>
    </>
  );
}

interface PartProps {
  readonly employee: Employee;
  readonly masters: MasterLookup;
}

function Facts({ employee, masters }: PartProps) {
  const { t } = useTranslation('employees');
  const nameOf = useLocalName();
  return (
    <Paper component="section" p="md" mb="md" aria-label={t('section.person')}>
      <Title order={2} fz="md" mb="sm">
        {t('section.person')}
      </Title>
      <KeyValueGrid
        items={[
          { label: t('field.mobile'), value: employee.mobile },
          { label: t('field.email'), value: employee.email },
          { label: t('field.date_of_birth'), value: <DateText value={employee.date_of_birth} /> },
          {
            label: t('field.gender'),
            value: employee.gender === null ? null : t(`gender.${employee.gender}`),
          },
          {
            label: t('field.employment_type_code'),
            value: masters.name('EMPLOYMENT_TYPE', employee.employment_type_code),
          },
          { label: t('field.appointed_on'), value: <DateText value={employee.appointed_on} /> },
          { label: t('field.address'), value: employee.address, isWide: true },
          {
            label: t('field.jurisdictions'),
            value: employee.jurisdictions.map(nameOf).join(', '),
            isWide: true,
          },
        ]}
      />
    </Paper>
  );
}

function Postings({ employee, masters }: PartProps) {
  const { t } = useTranslation('employees');
  return (
    <Paper component="section" p="md" mb="md" aria-label={t('section.postings')}>
      <Title order={2} fz="md" mb="xs">
        {t('section.postings')}
      </Title>
      <Table.ScrollContainer minWidth={0} type="native" tabIndex={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {(['designation_code', 'department_code', 'from_on', 'to_on'] as const).map((key) => (
                <Table.Th key={key} scope="col">
                  {t(`field.${key}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {employee.assignments.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Th scope="row" fw={row.is_current ? 600 : 400}>
                  {masters.name('DESIGNATION', row.designation_code)}
                </Table.Th>
                <Table.Td>{masters.name('DEPARTMENT', row.department_code)}</Table.Td>
                <Table.Td>
                  <DateText value={row.from_on} />
                </Table.Td>
                <Table.Td>
                  {row.to_on === null ? t('postings.open') : <DateText value={row.to_on} />}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
