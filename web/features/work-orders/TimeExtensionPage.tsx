import { Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PaperPage, usePaperTabs } from '~/features/workflow';
import { asApiError } from '~/lib/api-error';
import { useRememberOpened } from '~/session/recently-opened';
import { useSession } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { ErrorPage } from '~/ui/ErrorPage';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { useExtensionComparer } from './use-extension-comparer';
import { workOrderQueries } from './work-order.queries';
import type { TimeExtension } from './work-order.types';

/** A request for more time: days, reason, the order it is for, and what I may do with it. */
export function TimeExtensionPage() {
  const { amendmentId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(workOrderQueries.extension(tenant.id, amendmentId));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return <QueryBoundary query={query}>{(row) => <Detail extension={row} />}</QueryBoundary>;
}

function Detail({ extension }: { readonly extension: TimeExtension }) {
  const { t } = useTranslation('work-orders');
  const search = useSearch({ strict: false });
  const compare = useExtensionComparer();
  const { work_order: order } = extension;
  const common = usePaperTabs({ type: 'work_order_amendment', paper: extension, search, compare });
  useRememberOpened({
    type: 'work_order_amendment',
    id: extension.id,
    number: extension.number,
    title: order.name,
    href: `/work-order-amendments/${extension.id}`,
  });
  return (
    <PaperPage
      type="work_order_amendment"
      paper={extension}
      search={search}
      title={t('extension.of', { name: order.name })}
      crumbs={[
        { label: t('common:nav.workOrders'), link: { to: '/work-orders' } },
        {
          label: order.number ?? t('draft'),
          link: { to: '/work-orders/$workOrderId', params: { workOrderId: order.id } },
        },
      ]}
      meta={
        <Text span size="sm">
          {[order.organisation_name, t('askedBy', { name: extension.created_by_name })]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      }
      steps={[
        {
          key: 'workOrder',
          label: t('common:noun.work_order'),
          progress: 'done',
          note: order.number ?? '',
          link: { to: '/work-orders/$workOrderId', params: { workOrderId: order.id } },
        },
        {
          key: 'extension',
          label: t('common:noun.work_order_amendment'),
          progress: extension.in_force_on === null ? 'current' : 'done',
        },
      ]}
      tabs={[
        {
          value: 'request',
          label: t('extension.title'),
          content: <Request extension={extension} />,
          isPrinted: true,
        },
        ...common,
      ]}
    />
  );
}

function Request({ extension }: { readonly extension: TimeExtension }) {
  const { t } = useTranslation('work-orders');
  const { work_order: order } = extension;
  return (
    <Paper component="section" p="md" aria-label={t('extension.title')}>
      <Title order={2} fz="md" mb="sm">
        {t('extension.title')}
      </Title>
      <KeyValueGrid
        items={[
          {
            label: t('common:noun.work_order'),
            value: (
              <LinkText to="/work-orders/$workOrderId" params={{ workOrderId: order.id }}>
                {[order.number, order.name].filter(Boolean).join(' · ')}
              </LinkText>
            ),
            isWide: true,
          },
          { label: t('extension.days'), value: t('days', { count: extension.extension_days }) },
          { label: t('field.amount'), value: <MoneyText value={order.amount} /> },
          { label: t('field.startsOn'), value: <DateText value={order.starts_on} /> },
          {
            label: t('extension.endBefore'),
            value: <DateText value={extension.ends_on_before ?? order.ends_on} />,
          },
          {
            label: t('extension.endAfter'),
            value: <DateText value={extension.ends_on_after} />,
          },
          { label: t('extension.reason'), value: extension.reason, isWide: true },
        ]}
      />
    </Paper>
  );
}
