import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconHistory, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorPage } from '~/ui/ErrorPage';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { DataTable } from '~/ui/table/DataTable';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import { adminQueries } from './admin.queries';
import type { AuditSearch } from './admin.search';
import { AuditExport } from './AuditExport';
import { AuditFilters } from './AuditFilters';
import { ChainCheck } from './ChainCheck';
import { useAuditColumns } from './use-audit-columns';
import { useAuditWords } from './use-audit-words';

/** Who changed what and when, and the proof that nobody altered it afterwards. */
export function AuditPage() {
  const { t } = useTranslation('admin');
  const { tenant } = useSession();
  const navigate = useNavigate();
  const mayRead = useCan('audit:read');
  const mayVerify = useCan('audit:verify');
  const search: AuditSearch = useSearch({ strict: false });
  const query = useInfiniteQuery({ ...adminQueries.audit(tenant.id, search), enabled: mayRead });
  const facets = useQuery({ ...adminQueries.auditFacets(tenant.id), enabled: mayRead });
  const words = useAuditWords(facets.data);
  const columns = useAuditColumns(words);
  if (!mayRead && !mayVerify) return <ErrorPage kind="forbidden" />;
  const title = t('audit.title');
  const set = (change: AuditSearch) =>
    void navigate({ to: '/administration/audit', search: change, replace: true });
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
        actions={mayRead ? <AuditExport search={search} words={words} /> : undefined}
      />
      {mayVerify ? <ChainCheck /> : null}
      {mayRead ? (
        <>
          <AuditFilters search={search} facets={facets.data} words={words} onChange={set} />
          {search.key === undefined ? null : (
            <Group gap="xs" mb="sm">
              <Text size="sm">{t('audit.oneRecord')}</Text>
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconX size={14} aria-hidden />}
                onClick={() => set({})}
              >
                {t('audit.allRecords')}
              </Button>
            </Group>
          )}
          <QueryBoundary
            query={query}
            skeleton={<TableSkeleton />}
            isEmpty={({ pages }) => pages[0]?.rows.length === 0}
            empty={
              <EmptyState icon={IconHistory} title={t('audit.empty')} hint={t('audit.emptyHint')} />
            }
          >
            {({ pages }) => (
              <>
                <DataTable
                  caption={t('audit.caption')}
                  columns={columns}
                  rows={pages.flatMap(({ rows }) => rows)}
                  rowKey={(row) => String(row.seq)}
                  isRefreshing={query.isPlaceholderData}
                />
                {query.hasNextPage ? (
                  <Group justify="center" mt="sm">
                    <Button
                      variant="default"
                      loading={query.isFetchingNextPage}
                      onClick={() => void query.fetchNextPage()}
                    >
                      {t('audit.older')}
                    </Button>
                  </Group>
                ) : null}
              </>
            )}
          </QueryBoundary>
        </>
      ) : null}
    </>
  );
}
