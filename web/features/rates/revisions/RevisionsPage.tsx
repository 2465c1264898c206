import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { DataTable } from '~/ui/table/DataTable';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import { rateQueries } from '../rate.queries';
import type { Revision } from '../rate.types';
import { RevisionDialog } from './RevisionDialog';
import { RevisionDrawer } from './RevisionDrawer';
import { useRevisionColumns } from './use-revision-columns';

const rowLink = (row: Revision) =>
  ({ to: '/rates', search: { show: 'revisions', revision: row.id } }) as const;

/** Jobs that set many rates from one day on; one is opened by the address. */
export function RevisionsPage({ openId }: { readonly openId: string | undefined }) {
  const { t } = useTranslation('rates');
  const { tenant } = useSession();
  const manages = useCan('rate:manage');
  const query = useQuery(rateQueries.revisions(tenant.id));
  const columns = useRevisionColumns();
  const [isAdding, setAdding] = useState(false);
  const title = t('revisions.title');
  const add = manages ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('revisions.add')}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ label: t('common:nav.rates'), link: { to: '/rates' } }, { label: title }]}
        actions={add}
      />
      <QueryBoundary
        query={query}
        skeleton={<TableSkeleton />}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState
            icon={IconRefresh}
            title={t('revisions.empty')}
            hint={t('revisions.emptyHint')}
            action={add}
          />
        }
      >
        {(rows) => (
          <DataTable
            caption={title}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowLink={rowLink}
          />
        )}
      </QueryBoundary>
      {isAdding ? <RevisionDialog onClose={() => setAdding(false)} /> : null}
      {openId === undefined ? null : <RevisionDrawer id={openId} />}
    </>
  );
}
