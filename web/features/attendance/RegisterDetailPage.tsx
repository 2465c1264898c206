import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { asApiError } from '~/lib/api-error';
import { useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { LinkText } from '~/ui/LinkText';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { attendanceQueries } from './attendance.queries';
import type { Register } from './attendance.types';
import { RegisterMusters } from './detail/RegisterMusters';
import { WeekPanel } from './detail/WeekPanel';

/** A register: who is enrolled, and one week of marks that can be tapped on a phone. */
export function RegisterDetailPage() {
  const { registerId = '' } = useParams({ strict: false });
  const { week } = useSearch({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(attendanceQueries.detail(tenant.id, registerId, week));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return (
    <QueryBoundary query={query}>{(register) => <Detail register={register} />}</QueryBoundary>
  );
}

function Detail({ register }: { readonly register: Register }) {
  const { t } = useTranslation('attendance');
  const nameOf = useLocalName();
  const format = useFormat();
  return (
    <>
      <PageHeader
        title={register.name}
        crumbs={[{ label: t('common:nav.attendance'), link: { to: '/attendance' } }]}
        meta={
          <>
            <Text span size="sm" className="tabular">
              {register.number}
            </Text>
            <Text span size="sm">
              {t('days', {
                from: format.date(register.starts_on),
                to: format.date(register.ends_on),
              })}
            </Text>
            <Text span size="sm">
              {nameOf(register.organisation)}
            </Text>
            <LinkText
              to="/work-orders/$workOrderId"
              params={{ workOrderId: register.work_order.id }}
            >
              {register.work_order.number}
            </LinkText>
          </>
        }
      />
      <Stack gap="lg">
        <WeekPanel key={register.week.starts_on} register={register} />
        <RegisterMusters musters={register.musters} />
      </Stack>
    </>
  );
}
