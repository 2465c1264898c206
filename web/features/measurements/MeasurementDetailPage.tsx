import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { PaperPage } from '~/features/workflow';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { asApiError } from '~/lib/api-error';
import { useRememberOpened } from '~/session/recently-opened';
import { useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { LinkButton } from '~/ui/LinkButton';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { GradeBadge } from './detail/GradeBadge';
import { MeasurementFacts } from './detail/MeasurementFacts';
import { PrintSignatures } from './detail/PrintSignatures';
import { SampleCheckButton } from './detail/SampleCheck';
import { useMeasurementChain } from './detail/use-measurement-chain';
import { useMeasurementTabs } from './detail/use-measurement-tabs';
import { mayCheck, mayEdit } from './measurement.permissions';
import { measurementQueries } from './measurement.queries';
import type { Measurement } from './measurement.types';

/** One measurement book: what was measured, by whom, against what is sanctioned and planned, and what I may do with it. */
export function MeasurementDetailPage() {
  const { measurementId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(measurementQueries.detail(tenant.id, measurementId));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return <QueryBoundary query={query}>{(book) => <Detail book={book} />}</QueryBoundary>;
}

function Detail({ book }: { readonly book: Measurement }) {
  const { t } = useTranslation('measurements');
  const search = useSearch({ strict: false });
  const { masters } = useMasters();
  const { can } = useSession();
  const nameOf = useLocalName();
  const format = useFormat();
  const steps = useMeasurementChain(book);
  const tabs = useMeasurementTabs(book, search);
  const { work_order: order } = book;
  const { project } = order;
  const organisation = nameOf(order.organisation);
  const period = t('field.days', {
    from: format.date(book.from_on),
    to: format.date(book.to_on),
  });
  useRememberOpened({
    type: 'measurement',
    id: book.id,
    number: book.number,
    title: project.name,
    href: `/measurements/${book.id}`,
  });
  return (
    <PaperPage
      type="measurement"
      paper={book}
      search={search}
      title={project.name}
      crumbs={[{ label: t('common:nav.measurements'), link: { to: '/measurements' } }]}
      meta={
        <>
          <MoneyText value={book.amount} fw={700} c="var(--mantine-color-text)" />
          <Text span size="sm">
            {period}
          </Text>
          <Text span size="sm">
            {organisation}
          </Text>
          <GradeBadge grade={book.anomaly_grade} />
        </>
      }
      headerActions={
        <>
          {mayCheck(book, can) ? <SampleCheckButton book={book} /> : null}
          {mayEdit(book, can) ? (
            <LinkButton
              variant="light"
              leftSection={<IconPencil size={16} aria-hidden />}
              to="/measurements/$measurementId/edit"
              params={{ measurementId: book.id }}
            >
              {t('edit')}
            </LinkButton>
          ) : null}
        </>
      }
      steps={steps}
      tabs={tabs}
      rail={<MeasurementFacts book={book} />}
      printFacts={[
        [t('common:noun.project'), [project.number, project.name].filter(Boolean).join(' · ')],
        [t('common:noun.work_order'), order.number ?? ''],
        [t('field.organisation'), organisation],
        [t('field.place'), masters.place(project)],
        [t('column.period'), period],
        [t('field.measuredOn'), format.date(book.measured_on)],
        [t('field.reference'), book.physical_reference ?? ''],
      ]}
      printFoot={<PrintSignatures />}
    />
  );
}
