import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#domain';
import { useMasters, type Overhead } from '~/features/masters';
import { useCan, useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { StatusBadge } from '~/ui/StatusBadge';
import { PaperState } from '~/features/workflow';
import { Redirect } from '~/ui/Redirect';
import { CREATE_ESTIMATE, mayEdit } from './estimate.permissions';
import { estimateQueries } from './estimate.queries';
import type { Estimate, EstimateProject } from './estimate.types';
import { DraftGate } from './form/DraftGate';
import { EstimateEditor } from './form/EstimateEditor';
import type { NamedOverhead } from './form/OverheadSection';

/**
 * Creates and edits: the id in the address was made here, so that the address stays the same from the first
 * keystroke on, and a reload finds the draft again.
 */
export function EstimateFormPage() {
  const { estimateId = '' } = useParams({ strict: false });
  const { project: projectId } = useSearch({ strict: false });
  const { tenant } = useSession();
  const mayCreate = useCan(CREATE_ESTIMATE);
  const query = useQuery(estimateQueries.draft(tenant.id, estimateId));
  // The form is filled once, and anew only when it is asked for: what a later answer brings (our own first save, told
  // of by the live channel) must not put another form in place of the one that is being typed into.
  const [filled, setFilled] = useState<{ readonly estimate: Estimate | null; round: number }>();
  if (filled === undefined && query.isSuccess) setFilled({ estimate: query.data, round: 0 });
  const reload = async () => {
    const { data, isSuccess } = await query.refetch();
    if (isSuccess) setFilled((before) => ({ estimate: data, round: (before?.round ?? 0) + 1 }));
  };
  // Nothing stored yet is an answer, too.
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
      {({ estimate, round }) =>
        estimate !== null ? (
          <FormOf
            key={round}
            id={estimateId}
            estimate={estimate}
            project={estimate.project}
            onReload={() => void reload()}
          />
        ) : typeof projectId === 'string' ? (
          <NewEstimate id={estimateId} projectId={projectId} onReload={() => void reload()} />
        ) : (
          <ErrorPage kind="missing" />
        )
      }
    </QueryBoundary>
  );
}

interface NewEstimateProps {
  readonly id: string;
  readonly projectId: string;
  readonly onReload: () => void;
}

function NewEstimate({ projectId, ...rest }: NewEstimateProps) {
  const { tenant } = useSession();
  const query = useQuery(estimateQueries.project(tenant.id, projectId));
  return (
    <QueryBoundary query={query} skeleton={<FormSkeleton />}>
      {(project) => <FormOf {...rest} estimate={null} project={project} />}
    </QueryBoundary>
  );
}

interface FormOfProps {
  readonly id: string;
  readonly estimate: Estimate | null;
  readonly project: EstimateProject;
  readonly onReload: () => void;
}

function FormOf({ id, estimate: newest, project, onReload }: FormOfProps) {
  const { t } = useTranslation('estimates');
  const { can, tenant } = useSession();
  // Later answers of the server do not touch what is being typed.
  const [estimate] = useState(newest);
  const [ratesOn] = useState(() => newest?.rates_on ?? dayIn(tenant.time_zone, Date.now()));
  const { masters, query } = useMasters(ratesOn);
  const overheads = useMemo(() => (query.data?.overheads ?? []).map(toRule), [query.data]);
  const isOpen = estimate === null || mayEdit(estimate, can);
  const title = t(estimate === null ? 'form.new' : 'form.edit');
  return (
    <>
      <PageHeader
        title={title}
        number={estimate?.number ?? null}
        badges={
          estimate === null ? (
            <StatusBadge state="NEW" tone="draft" label={t('draft')} />
          ) : (
            <PaperState type="estimate" state={estimate.state} />
          )
        }
        crumbs={[
          { label: t('common:nav.estimates'), link: { to: '/estimates' } },
          ...(estimate === null
            ? []
            : [
                {
                  label: estimate.number ?? t('draft'),
                  link: { to: '/estimates/$estimateId' as const, params: { estimateId: id } },
                },
              ]),
          { label: title },
        ]}
      />
      <QueryBoundary query={query} skeleton={<FormSkeleton />}>
        {({ units }) => (
          <DraftGate
            {...{ id, estimate, project, masters, overheads, isOpen }}
            skeleton={<FormSkeleton />}
            closed={<Redirect to="/estimates/$estimateId" params={{ estimateId: id }} />}
          >
            {(recovered) => (
              <EstimateEditor
                {...{ id, estimate, project, masters, units, overheads, ratesOn, recovered }}
                onReload={onReload}
              />
            )}
          </DraftGate>
        )}
      </QueryBoundary>
    </>
  );
}

function toRule(overhead: Overhead): NamedOverhead {
  // Whatever is no percentage is a sum of money, given or typed.
  const calculation = overhead.calculation === 'PERCENTAGE' ? 'PERCENTAGE' : 'LUMPSUM';
  return { ...overhead, calculation };
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
