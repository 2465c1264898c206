import { Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NO_VALUE } from '~/i18n/format';
import { useSession } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { employeeQueries } from '../employee.queries';
import type { HistoryRow } from '../employee.types';
import classes from '../employees.module.css';
import { useRoleName } from '../use-role-name';

/** What was changed of the person, newest first; personal data as the audit log masks it. */
export function EmployeeHistory({ id }: { readonly id: string }) {
  const { t } = useTranslation('employees');
  const { tenant } = useSession();
  const query = useQuery(employeeQueries.history(tenant.id, id));
  return (
    <Paper component="section" p="md" mb="md" aria-label={t('history.title')}>
      <Title order={2} fz="md" mb="xs">
        {t('history.title')}
      </Title>
      <QueryBoundary
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Text size="sm" c="dimmed">
            {t('history.empty')}
          </Text>
        }
      >
        {(rows) => (
          <ul className={classes.plain}>
            {rows.map((row) => (
              <HistoryEntry key={row.seq} row={row} />
            ))}
          </ul>
        )}
      </QueryBoundary>
    </Paper>
  );
}

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return NO_VALUE;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** Columns that say nothing to a person: keys and bookkeeping. */
const isTold = (column: string) => column !== 'id' && !column.endsWith('_id');

function HistoryEntry({ row }: { readonly row: HistoryRow }) {
  const { t, i18n } = useTranslation('employees');
  const label = (column: string) =>
    i18n.exists(`employees:field.${column}`) ? t(`field.${column}`) : column;
  const changes = Object.entries(row.changes).filter(([column]) => isTold(column));
  const roleName = useRoleName();
  const role = row.row_key['role_code'];
  return (
    <li>
      <Text size="sm" fw={500}>
        {t(`history.${row.table_name}.${row.operation}`)}
        {typeof role === 'string' ? ` · ${roleName(role)}` : null}
      </Text>
      <Text size="xs" c="dimmed">
        <DateText value={row.at} withTime size="xs" />
        {' · '}
        {row.actor_name ?? t('history.system')}
      </Text>
      {row.operation === 'UPDATE' ? (
        <Text size="xs">
          {changes
            .map(([column, { from, to }]) => `${label(column)}: ${textOf(from)} → ${textOf(to)}`)
            .join('; ')}
        </Text>
      ) : null}
    </li>
  );
}
