import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { NO_VALUE } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';
import type { ApiError } from '~/lib/api-error';
import { textOf } from '~/lib/json';
import { useSession } from '~/session/use-session';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { employeeQueries } from '../employee.queries';
import { toForm, type EmployeeForm } from '../employee.schema';
import type { Employee } from '../employee.types';

interface StaleEmployeeProps {
  readonly id: string;
  readonly error: ApiError;
  /** What is in the form. */
  readonly mine: EmployeeForm;
  readonly masters: MasterLookup;
  readonly onTakeTheirs: (theirs: Employee) => void;
  /** What is in the form stays, and will replace theirs when it is saved. */
  readonly onKeepMine: (theirs: Employee) => void;
}

/** Somebody else saved first: who and when, what is stored now where it differs, and the choice between the two. */
export function StaleEmployee(props: StaleEmployeeProps) {
  const { id, error, mine, masters, onTakeTheirs, onKeepMine } = props;
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
          <>
            <Differences mine={mine} theirs={toForm(theirs)} masters={masters} />
            <Group mt="xs">
              <Button size="xs" onClick={() => onKeepMine(theirs)}>
                {t('stale.keepMine')}
              </Button>
              <Button size="xs" variant="default" onClick={() => onTakeTheirs(theirs)}>
                {t('stale.takeTheirs')}
              </Button>
            </Group>
          </>
        )}
      </QueryBoundary>
    </Alert>
  );
}

interface DifferencesProps {
  readonly mine: EmployeeForm;
  readonly theirs: EmployeeForm;
  readonly masters: MasterLookup;
}

/** What is stored now, for each field where the form has something else. */
function Differences({ mine, theirs, masters }: DifferencesProps) {
  const { t } = useTranslation('employees');
  const different = (Object.keys(theirs) as (keyof EmployeeForm)[]).filter(
    (key) => JSON.stringify(theirs[key]) !== JSON.stringify(mine[key]),
  );
  const shown = (key: keyof EmployeeForm) => {
    const value = theirs[key];
    if (typeof value !== 'string') return t('stale.other');
    if (value === '') return NO_VALUE;
    if (key === 'employment_type_code') return masters.name('EMPLOYMENT_TYPE', value);
    return key === 'gender' ? t(`gender.${value}`) : value;
  };
  const label = (key: keyof EmployeeForm) =>
    t(key === 'assignments' ? 'section.postings' : `field.${key}`);
  return (
    <ul aria-label={t('stale.stored')}>
      {different.map((key) => (
        <li key={key}>
          <Text size="sm">
            {label(key)}: <b>{shown(key)}</b>
          </Text>
        </li>
      ))}
    </ul>
  );
}
