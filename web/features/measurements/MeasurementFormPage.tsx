import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#domain';
import { useMasters } from '~/features/masters';
import { PaperState, RecoveryGate } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { isRecord } from '~/lib/json';
import { useCan, useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { Redirect } from '~/ui/Redirect';
import { StatusBadge } from '~/ui/StatusBadge';
import { bookLines } from './form/book';
import { CannotMeasure } from './form/CannotMeasure';
import { Difference } from './form/Difference';
import { MeasurementEditor } from './form/MeasurementEditor';
import { startingForm, type FormPlace } from './form/starting-form';
import { CREATE_MEASUREMENT, mayEdit } from './measurement.permissions';
import { measurementQueries } from './measurement.queries';
import { toDraft, type MeasurementForm } from './measurement.schema';
import type { Measurable, Measurement } from './measurement.types';

/**
 * Creates and edits: the id in the address was made where the form was opened, so that the address stays the same from
 * the first keystroke on, and a reload finds the draft again.
 */
export function MeasurementFormPage() {
  const { measurementId = '' } = useParams({ strict: false });
  const { order } = useSearch({ strict: false });
  const { tenant } = useSession();
  const mayCreate = useCan(CREATE_MEASUREMENT);
  const query = useQuery(measurementQueries.draft(tenant.id, measurementId));
  // The form is filled once, and anew only when it is asked for.
  const [filled, setFilled] = useState<{ readonly book: Measurement | null; round: number }>();
  if (filled === undefined && query.isSuccess) setFilled({ book: query.data, round: 0 });
  const reload = async () => {
    const { data, isSuccess } = await query.refetch();
    if (isSuccess) setFilled((before) => ({ book: data, round: (before?.round ?? 0) + 1 }));
  };
  const asked = {
    data: filled,
    error: filled === undefined ? query.error : null,
    isPending: filled === undefined && query.isPending,
    isFetching: query.isFetching,
    refetch: query.refetch,
  };
  if (!mayCreate) return <ErrorPage kind="forbidden" />;
  return (
    <QueryBoundary query={asked} skeleton={<FormSkeleton />}>
      {({ book, round }) => {
        const orderId = book?.work_order_id ?? (typeof order === 'string' ? order : null);
        if (orderId === null) return <ErrorPage kind="missing" />;
        return (
          <FormOf
            key={round}
            {...{ book, orderId }}
            id={measurementId}
            onReload={() => void reload()}
          />
        );
      }}
    </QueryBoundary>
  );
}

interface FormOfProps {
  readonly id: string;
  readonly book: Measurement | null;
  readonly orderId: string;
  readonly onReload: () => void;
}

function FormOf({ id, book, orderId, onReload }: FormOfProps) {
  const { t } = useTranslation('measurements');
  const { tenant } = useSession();
  const { query: masters } = useMasters();
  const query = useQuery({
    ...measurementQueries.measurable(tenant.id, orderId),
    staleTime: Infinity,
  });
  const title = t(book === null ? 'form.new' : 'form.edit');
  return (
    <>
      <PageHeader
        title={title}
        number={book?.number ?? null}
        badges={
          book === null ? (
            <StatusBadge state="NEW" tone="draft" label={t('draft')} />
          ) : (
            <PaperState type="measurement" state={book.state} />
          )
        }
        crumbs={[
          { label: t('common:nav.measurements'), link: { to: '/measurements' } },
          { label: title },
        ]}
      />
      <QueryBoundary query={query} skeleton={<FormSkeleton />}>
        {(measurable) => (
          <QueryBoundary query={masters} skeleton={<FormSkeleton />}>
            {() => <Gate {...{ id, book, measurable, onReload }} />}
          </QueryBoundary>
        )}
      </QueryBoundary>
    </>
  );
}

interface GateProps extends Omit<FormOfProps, 'orderId'> {
  readonly measurable: Measurable;
}

/** The way into the form: what this device kept of it is offered first. */
function Gate({ id, book, measurable: newest, onReload }: GateProps) {
  const { t } = useTranslation('measurements');
  const { can, tenant } = useSession();
  const { masters } = useMasters();
  const format = useFormat();
  // Later answers of the server do not touch what is being typed.
  const [measurable] = useState(newest);
  const [today] = useState(() => dayIn(tenant.time_zone, Date.now()));
  const { side, refusal, from_on: next, work_order: order, lines, open } = measurable;
  const fromOn = book?.from_on ?? next;
  if (side === null) return <ErrorPage kind="forbidden" />;
  if (fromOn === null || (book === null && refusal !== null && open?.id !== id)) {
    return <CannotMeasure measurable={measurable} />;
  }
  const place: FormPlace = {
    ...{ id, order, side, fromOn, today, lines },
    version: book?.version ?? null,
  };
  const stored = startingForm(place, book);
  const text = (form: MeasurementForm) => JSON.stringify(toDraft(form, id, order.id));
  return (
    <RecoveryGate
      paper={{ type: 'measurement', id }}
      facts={book?.workflow ?? null}
      masters={masters}
      read={(kept) => (isForm(kept, lines.length) ? kept : null)}
      isStored={(mine) => text(mine) === text(stored)}
      compare={(mine, at) =>
        book === null ? null : (
          <Difference
            {...{ place, mine }}
            stored={book}
            mineLabel={t('drafts:recovery.mine', { at: format.dateTime(at) })}
          />
        )
      }
      isOpen={book === null || mayEdit(book, can)}
      skeleton={<FormSkeleton />}
      closed={<Redirect to="/measurements/$measurementId" params={{ measurementId: id }} />}
    >
      {(recovered) => (
        <MeasurementEditor
          {...{ place, masters, stored, recovered, onReload }}
          book={bookLines(lines, book, side)}
        />
      )}
    </RecoveryGate>
  );
}

/** What was kept for an order that has other items now cannot be put into this form. */
function isForm(values: unknown, count: number): values is MeasurementForm {
  if (!isRecord(values) || typeof values['measured_on'] !== 'string') return false;
  const lines = values['lines'];
  return (
    Array.isArray(lines) &&
    lines.length === count &&
    lines.every((line: unknown) => isRecord(line) && Array.isArray(line['rows']))
  );
}

function FormSkeleton() {
  return (
    <Stack gap="md" aria-hidden>
      {[90, 160, 320].map((height) => (
        <Skeleton key={height} height={height} radius="md" />
      ))}
    </Stack>
  );
}
