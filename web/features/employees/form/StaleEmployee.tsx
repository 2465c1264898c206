import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { ApiError } from '~/lib/api-error';
import { textOf } from '~/lib/json';
import { useSession } from '~/session/use-session';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { employeeQueries } from '../employee.queries';
import type { Employee } from '../employee.types';

interface StaleEmployeeProps {
  readonly id: string;
  readonly error: ApiError;
  readonly onTakeTheirs: (theirs: Employee) => void;
}

/** Somebody else saved first: who and when, and their version on request. Nothing typed is lost until then. */
export function StaleEmployee({ id, error, onTakeTheirs }: StaleEmployeeProps) {
  const { t } = useTranslation('employees');
  const format = useFormat();
  const { tenant } = useSession();
  const query = useQuery({ ...employeeQueries.detail(tenant.id, id), staleTime: 0 });
  return (
    <Alert role="alert" color="saffron" title={t('stale.title')} mb="md">
      <Text size="sm">
        {t('stale.text', {
          who: textOf(error.details, 'moved_by') ?? t('stale.someone'),
          when: format.dateTime(textOf(error.details, 'moved_at')),
        })}
      </Text>
      <QueryBoundary query={query}>
        {(theirs) => (
          <Group mt="xs">
            <Button size="xs" variant="default" onClick={() => onTakeTheirs(theirs)}>
              {t('stale.takeTheirs')}
            </Button>
          </Group>
        )}
      </QueryBoundary>
    </Alert>
  );
}
