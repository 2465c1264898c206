import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorPage } from '~/ui/ErrorPage';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { DataTable } from '~/ui/table/DataTable';
import { FilterBar } from '~/ui/table/FilterBar';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import { useListState } from '~/ui/table/use-list-state';
import { adminQueries, AUDIT_SORT } from './admin.queries';
import type { AuditSearch } from './admin.search';
import { OPERATIONS } from './admin.types';
import { ChainCheck } from './ChainCheck';
import { useAuditColumns } from './use-audit-columns';

/** Who changed what, and the proof that nobody altered it afterwards. */
export function AuditPage() {
  const { t } = useTranslation('admin');
  const { tenant } = useSession();
  const mayRead = useCan('audit:read');
  const mayVerify = useCan('audit:verify');
  const search: AuditSearch = useSearch({ strict: false });
  const list = useListState(search, AUDIT_SORT);
  const query = useQuery({ ...adminQueries.audit(tenant.id, search), enabled: mayRead });
  const columns = useAuditColumns();
  if (!mayRead && !mayVerify) return <ErrorPage kind="forbidden" />;
  const title = t('audit.title');
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          { label: t('common:nav.administration'), link: { to: '/administration' } },
          { label: title },
        ]}
        meta={
          <Text span size="sm">
            {t('audit.hint')}
          </Text>
        }
      />
      {mayVerify ? <ChainCheck /> : null}
      {mayRead ? (
        <>
          <FilterBar
            search={{ ...search }}
            onChange={list.setFilters}
            searchLabel={t('audit.search')}
            filters={[
              {
                kind: 'choices',
                key: 'operation',
                label: t('audit.operation'),
                options: OPERATIONS.map((code) => ({ code, name: t(`audit.operations.${code}`) })),
              },
            ]}
          />
          <QueryBoundary
            query={query}
            skeleton={<TableSkeleton />}
            isEmpty={({ total }) => total === 0}
            empty={
              <EmptyState icon={IconHistory} title={t('audit.empty')} hint={t('audit.emptyHint')} />
            }
          >
            {(page) => (
              <DataTable
                caption={t('audit.caption')}
                columns={columns}
                rows={page.rows}
                rowKey={(row) => String(row.seq)}
                isRefreshing={query.isPlaceholderData}
                {...list.table(page.total)}
              />
            )}
          </QueryBoundary>
        </>
      ) : null}
    </>
  );
}
