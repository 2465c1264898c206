import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useSession } from '~/session/use-session';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { OrganisationEditor } from './form/OrganisationEditor';
import { organisationQueries } from './organisation.queries';
import type { Organisation } from './organisation.types';

/** Adds an organisation to the register (`/organisations/new/edit`), or changes one. */
export function OrganisationFormPage() {
  const { organisationId = 'new' } = useParams({ strict: false });
  return organisationId === 'new' ? <FormOf newest={null} /> : <Edit id={organisationId} />;
}

function Edit({ id }: { readonly id: string }) {
  const { tenant } = useSession();
  const query = useQuery(organisationQueries.detail(tenant.id, id));
  return <QueryBoundary query={query}>{(row) => <FormOf newest={row} />}</QueryBoundary>;
}

function FormOf({ newest }: { readonly newest: Organisation | null }) {
  const { t } = useTranslation('organisations');
  // Later answers of the server do not touch what is being typed: a save tells of them.
  const [organisation] = useState(newest);
  const [id] = useState(() => newest?.id ?? crypto.randomUUID());
  const { masters, query } = useMasters();
  const title = t(organisation === null ? 'form.new' : 'form.edit');
  return (
    <>
      <PageHeader
        title={title}
        number={organisation?.number ?? null}
        crumbs={[
          { label: t('common:nav.organisations'), link: { to: '/organisations' } },
          { label: title },
        ]}
      />
      <QueryBoundary query={query}>
        {() => <OrganisationEditor id={id} organisation={organisation} masters={masters} />}
      </QueryBoundary>
    </>
  );
}
