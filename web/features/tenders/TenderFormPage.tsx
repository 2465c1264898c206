import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asApiError } from '~/lib/api-error';
import { useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { TenderEditor } from './form/TenderEditor';
import { tenderQueries } from './tender.queries';
import type { Tender } from './tender.types';

/** Draws up a tender paper, or changes one. */
export function TenderFormPage() {
  const { tenderId } = useParams({ strict: false });
  return tenderId === undefined ? <FormOf tender={null} /> : <Edit id={tenderId} />;
}

function Edit({ id }: { readonly id: string }) {
  const { tenant } = useSession();
  const query = useQuery(tenderQueries.detail(tenant.id, id));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return <QueryBoundary query={query}>{(tender) => <FormOf tender={tender} />}</QueryBoundary>;
}

function FormOf({ tender: newest }: { readonly tender: Tender | null }) {
  const { t } = useTranslation('tenders');
  const { tenant } = useSession();
  // Later answers of the server do not touch what is being typed: a save tells of them.
  const [tender] = useState(newest);
  const [id] = useState(() => newest?.id ?? crypto.randomUUID());
  const estimates = useQuery(tenderQueries.estimates(tenant.id, id));
  const title = t(tender === null ? 'form.new' : 'form.edit');
  return (
    <>
      <PageHeader
        title={title}
        number={tender?.number ?? null}
        crumbs={[{ label: t('common:nav.tenders'), link: { to: '/tenders' } }, { label: title }]}
      />
      <QueryBoundary query={estimates}>
        {(rows) => <TenderEditor id={id} tender={tender} estimates={rows} />}
      </QueryBoundary>
    </>
  );
}
