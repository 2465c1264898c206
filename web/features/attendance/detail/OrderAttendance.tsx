import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { LinkText } from '~/ui/LinkText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { attendanceQueries } from '../attendance.queries';

/** The register of one work order, for its page. */
export function OrderAttendance({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation('attendance');
  const format = useFormat();
  const { tenant } = useSession();
  const query = useQuery(attendanceQueries.ofOrder(tenant.id, orderId));
  return (
    <QueryBoundary query={query}>
      {({ rows }) => (
        <Stack gap="xs">
          {rows.length === 0 ? <Text c="dimmed">{t('list.empty')}</Text> : null}
          {rows.map((row) => (
            <div key={row.id}>
              <LinkText to="/attendance/$registerId" params={{ registerId: row.id }}>
                {row.number}
              </LinkText>
              <Text size="sm" c="dimmed">
                {t('days', { from: format.date(row.starts_on), to: format.date(row.ends_on) })} ·{' '}
                {t('peopleCount', { count: row.people_count })} ·{' '}
                {t('musterCount', { count: row.muster_count })}
              </Text>
            </div>
          ))}
        </Stack>
      )}
    </QueryBoundary>
  );
}
