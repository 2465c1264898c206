import { Checkbox, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { FormSection } from '~/ui/form/FormSection';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { useChoosePreference } from './notification.mutations';
import { notificationQueries } from './notification.queries';
import type { NoticePreference } from './notification.types';

/** What I want to be told of, and how; each tick is saved at once. */
export function PreferencesSection() {
  const { t } = useTranslation('notifications');
  const query = useQuery(notificationQueries.preferences());
  const { mutate, error } = useChoosePreference();
  return (
    <FormSection
      id="notifications"
      title={t('preferences.title')}
      hint={t('preferences.hint')}
      columns={1}
    >
      {error === null ? null : <ErrorBlock error={error} />}
      <QueryBoundary query={query}>
        {(rows) => (
          <Table aria-label={t('preferences.title')} withRowBorders>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('preferences.kind')}</Table.Th>
                <Table.Th scope="col" w={96} ta="center">
                  {t('preferences.inApp')}
                </Table.Th>
                <Table.Th scope="col" w={96} ta="center">
                  {t('preferences.email')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <PreferenceRow key={row.kind} row={row} onChoose={mutate} />
              ))}
            </Table.Tbody>
          </Table>
        )}
      </QueryBoundary>
    </FormSection>
  );
}

interface PreferenceRowProps {
  readonly row: NoticePreference;
  readonly onChoose: (choice: Pick<NoticePreference, 'kind' | 'in_app' | 'email'>) => void;
}

function PreferenceRow({ row, onChoose }: PreferenceRowProps) {
  const { t } = useTranslation('notifications');
  const { kind, in_app, email } = row;
  const name = t(`kind.${kind}`);
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {name}
        {row.is_mandatory ? (
          <Text size="xs" c="dimmed">
            {t('preferences.always')}
          </Text>
        ) : null}
      </Table.Th>
      <Table.Td>
        <Checkbox
          aria-label={t('preferences.inAppNamed', { name })}
          checked={in_app}
          disabled={row.is_mandatory}
          onChange={(event) => onChoose({ kind, email, in_app: event.currentTarget.checked })}
          styles={{ body: { justifyContent: 'center' } }}
        />
      </Table.Td>
      <Table.Td ta="center">
        {row.has_email ? (
          <Checkbox
            aria-label={t('preferences.emailNamed', { name })}
            checked={email}
            disabled={row.is_mandatory}
            onChange={(event) => onChoose({ kind, in_app, email: event.currentTarget.checked })}
            styles={{ body: { justifyContent: 'center' } }}
          />
        ) : (
          <Text span c="dimmed" aria-label={t('preferences.noEmail')}>
            {'—'}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
