import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useSession } from '~/session/use-session';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { IndividualEditor } from './form/IndividualEditor';
import { individualQueries } from './individual.queries';
import type { Individual } from './individual.types';

/** Registers a wage seeker (`/individuals/new/edit`), or changes one. */
export function IndividualFormPage() {
  const { individualId = 'new' } = useParams({ strict: false });
  return individualId === 'new' ? <FormOf newest={null} /> : <Edit id={individualId} />;
}

function Edit({ id }: { readonly id: string }) {
  const { tenant } = useSession();
  const query = useQuery(individualQueries.detail(tenant.id, id));
  return <QueryBoundary query={query}>{(row) => <FormOf newest={row} />}</QueryBoundary>;
}

function FormOf({ newest }: { readonly newest: Individual | null }) {
  const { t } = useTranslation('individuals');
  // Later answers of the server do not touch what is being typed: a save tells of them.
  const [individual] = useState(newest);
  const [id] = useState(() => newest?.id ?? crypto.randomUUID());
  const { masters, query } = useMasters();
  const title = t(individual === null ? 'form.new' : 'form.edit');
  return (
    <>
      <PageHeader
        title={title}
        number={individual?.number ?? null}
        crumbs={[
          { label: t('common:nav.individuals'), link: { to: '/individuals' } },
          { label: title },
        ]}
      />
      <QueryBoundary query={query}>
        {() => <IndividualEditor id={id} individual={individual} masters={masters} />}
      </QueryBoundary>
    </>
  );
}
