import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorPage } from '~/ui/ErrorPage';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { DataTable } from '~/ui/table/DataTable';
import { FilterBar } from '~/ui/table/FilterBar';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import { useListState } from '~/ui/table/use-list-state';
import { useEveryFont } from '~/i18n/use-every-font';
import { kindBySlug } from './master-kinds';
import type { CodeList, MasterKind } from './master-kinds.types';
import { masterRowQueries } from './master-rows.queries';
import type { MasterListSearch } from './master-rows.search';
import { keyOf } from './master-values';
import { MasterActions } from './MasterActions';
import { MasterDrawer } from './MasterDrawer';
import { useFieldChoices } from './use-field-choices';
import { useMasterColumns } from './use-master-columns';

const STATUSES = ['IN_FORCE', 'FUTURE', 'ENDED', 'OFF', 'OWN'] as const;

/** One master: what holds today, what will and what did; beside the list, one code with its history. */
export function MasterListPage() {
  const { kind: slug } = useParams({ strict: false });
  const lists = useQuery(masterRowQueries.lists());
  return (
    <QueryBoundary query={lists} skeleton={<TableSkeleton />}>
      {(known) => {
        const kind = kindBySlug(slug ?? '', known);
        if (kind === null) return <ErrorPage kind="missing" />;
        return (
          <MasterList key={kind.slug} kind={kind} list={known.find(({ code }) => code === slug)} />
        );
      }}
    </QueryBoundary>
  );
}

function MasterList({ kind, list }: { kind: MasterKind; list: CodeList | undefined }) {
  const { t } = useTranslation('masters');
  const nameOf = useLocalName();
  const { tenant } = useSession();
  const search: MasterListSearch = useSearch({ strict: false });
  const sort = kind.fields.some(({ name }) => name === 'ordinal') ? 'ordinal' : '';
  const state = useListState(search, { by: sort, isDescending: false });
  const query = useQuery(masterRowQueries.page(tenant.id, kind, search));
  const columns = useMasterColumns(kind);
  const { choicesOf } = useFieldChoices();
  const title = list === undefined ? t(`kinds.${kind.slug}.title`) : nameOf(list);
  const navigate = useNavigate();
  useEveryFont();
  const close = () =>
    void navigate({
      to: '.',
      search: ((before: object) => ({ ...before, open: undefined })) as never,
      resetScroll: false,
    });
  const filters = kind.fields.filter(({ name }) => kind.filters?.includes(name) === true);
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          { label: t('common:nav.administration'), link: { to: '/administration' } },
          { label: t('title'), link: { to: '/administration/masters' } },
          { label: title },
        ]}
        meta={
          <Text span size="sm">
            {t(list === undefined ? `kinds.${kind.slug}.text` : 'listHint')}
          </Text>
        }
        actions={<MasterActions kind={kind} title={title} search={search} />}
      />
      <FilterBar
        search={{ ...search }}
        onChange={state.setFilters}
        searchLabel={t('search')}
        filters={[
          ...filters.map((field) => ({
            kind: 'choices' as const,
            key: field.name,
            label: t(`fields.${field.name}`),
            options: choicesOf(field),
          })),
          {
            kind: 'choices',
            key: 'status',
            label: t('columns.status'),
            options: STATUSES.map((code) => ({ code, name: t(`status.${code}`) })),
          },
        ]}
      />
      <QueryBoundary
        query={query}
        skeleton={<TableSkeleton />}
        isEmpty={({ total }) => total === 0}
        empty={<EmptyState title={t('empty')} hint={t('emptyHint')} />}
      >
        {(page) => (
          <DataTable
            caption={title}
            columns={columns}
            rows={page.rows}
            rowKey={(row) => keyOf(kind, row)}
            rowLink={(row) => ({
              to: '.',
              // The other parameters of the list stay as they are.
              search: ((before: object) => ({ ...before, open: keyOf(kind, row) })) as never,
              resetScroll: false,
            })}
            isRefreshing={query.isPlaceholderData}
            {...state.table(page.total)}
          />
        )}
      </QueryBoundary>
      {search.open === undefined ? null : (
        <MasterDrawer kind={kind} openKey={search.open} onClose={close} />
      )}
    </>
  );
}
