import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { StatusBadge } from '~/ui/StatusBadge';
import { DataTable, type Column } from '~/ui/table/DataTable';
import { FilterBar } from '~/ui/table/FilterBar';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import { useListState } from '~/ui/table/use-list-state';
import { AGENCY } from './agency-fields';
import { depthOf, filterAgencies, inTreeOrder, toAgencyParam } from './agency-tree';
import { agencyQueries } from './agency.queries';
import type { AgencySearch } from './agency.search';
import type { Agency } from './agency.types';
import { AgencyForm } from './AgencyForm';
import classes from './agencies.module.css';
import { useAgencyRights } from './use-agency-rights';

const STATUSES = ['ACTIVE', 'INACTIVE'] as const;
const NO_FILTER_SORT = { by: '', isDescending: false };

/** The tree of agencies: each below the one that it belongs to. */
export function AgencyListPage() {
  const { t } = useTranslation('agencies');
  const { tenant } = useSession();
  const nameOf = useLocalName();
  const { mayManage } = useAgencyRights();
  const navigate = useNavigate();
  const search: AgencySearch = useSearch({ strict: false });
  const { setFilters } = useListState(search, NO_FILTER_SORT);
  const query = useQuery(agencyQueries.list());
  const [isAdding, setAdding] = useState(false);
  const title = t('title');
  const kinds = AGENCY.fields.find(({ name }) => name === 'kind')?.source;
  const columns: readonly Column<Agency>[] = [
    {
      id: 'name',
      header: t('agency'),
      cell: (row) => (
        <span className={classes.branch} data-depth={Math.min(depthOf(row), 4)}>
          {nameOf(row)}
        </span>
      ),
    },
    { id: 'code', header: t('code'), cell: ({ id }) => id },
    { id: 'kind', header: t('kind'), cell: ({ kind }) => t(`masters:choices.kind.${kind}`) },
    { id: 'short', header: t('shortCode'), cell: ({ short_code: code }) => code },
    { id: 'district', header: t('district'), cell: ({ district }) => district },
    {
      id: 'status',
      header: t('status'),
      onCard: 'badge',
      cell: ({ is_active: isActive }) => {
        const state = isActive ? 'ACTIVE' : 'INACTIVE';
        return <StatusBadge state={state} label={t(`statuses.${state}`)} size="sm" />;
      },
    },
  ];
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
            {t('hint')}
          </Text>
        }
        actions={
          mayManage(tenant.id) ? (
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setAdding(true)}
            >
              {t('addBelow', { agency: nameOf(tenant) })}
            </Button>
          ) : undefined
        }
      />
      <FilterBar
        search={{ ...search }}
        onChange={setFilters}
        searchLabel={t('search')}
        filters={[
          {
            kind: 'choices',
            key: 'kind',
            label: t('kind'),
            options:
              kinds?.kind === 'words'
                ? kinds.codes.map((code) => ({ code, name: t(`masters:choices.kind.${code}`) }))
                : [],
          },
          {
            kind: 'choices',
            key: 'status',
            label: t('status'),
            options: STATUSES.map((code) => ({ code, name: t(`statuses.${code}`) })),
          },
        ]}
      />
      <QueryBoundary query={query} skeleton={<TableSkeleton />}>
        {(agencies) => {
          const rows = filterAgencies(inTreeOrder(agencies), search);
          if (rows.length === 0)
            return <EmptyState title={t('empty')} hint={t('masters:emptyHint')} />;
          return (
            <DataTable
              caption={title}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              rowLink={({ id }) => ({
                to: '/administration/agencies/$agencyId',
                params: { agencyId: toAgencyParam(id) },
              })}
            />
          );
        }}
      </QueryBoundary>
      {isAdding ? (
        <AgencyForm
          parent={{ id: tenant.id, name: nameOf(tenant) }}
          agency={null}
          onClose={() => setAdding(false)}
          onSaved={(id) =>
            void navigate({
              to: '/administration/agencies/$agencyId',
              params: { agencyId: toAgencyParam(id) },
            })
          }
        />
      ) : null}
    </>
  );
}
