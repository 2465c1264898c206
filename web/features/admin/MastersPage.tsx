import { Group, NativeSelect, Paper, Text, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { LANGUAGES } from '~/i18n/languages';
import { localName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { EmptyState } from '~/ui/EmptyState';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { DataTable, type Column } from '~/ui/table/DataTable';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import type { MasterSearch } from './admin.search';
import { MASTER_LISTS, masterRows, type MasterRow } from './master-rows';

/** All lists that the forms choose from, as they are in force today. */
export function MastersPage() {
  const { t } = useTranslation('admin');
  const search: MasterSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const { query } = useMasters();
  const columns = useMasterColumns();
  const list = MASTER_LISTS.find((code) => code === search.list) ?? MASTER_LISTS[0];
  const words = search.q?.toLowerCase() ?? '';
  const set = (change: MasterSearch) =>
    void navigate({
      to: '/administration/masters',
      search: { ...search, ...change },
      replace: true,
    });
  const title = t('masters.title');
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
            {t('masters.hint')}
          </Text>
        }
      />
      <Paper p="xs" mb="sm" role="search">
        <Group gap="xs" align="flex-end">
          <NativeSelect
            label={t('masters.list')}
            value={list}
            data={MASTER_LISTS.map((value) => ({ value, label: t(`masters.lists.${value}`) }))}
            onChange={(event) => set({ list: event.currentTarget.value })}
          />
          <TextInput
            type="search"
            label={t('masters.search')}
            value={search.q ?? ''}
            onChange={(event) => set({ q: event.currentTarget.value })}
          />
        </Group>
      </Paper>
      <QueryBoundary query={query} skeleton={<TableSkeleton />}>
        {(masters) => {
          const rows = masterRows(masters, list).filter((row) => matches(row, words));
          return rows.length === 0 ? (
            <EmptyState title={t('masters.empty')} />
          ) : (
            <>
              <Text size="sm" mb="xs" role="status">
                {t('masters.count', { count: rows.length })}
              </Text>
              <DataTable
                caption={t(`masters.lists.${list}`)}
                columns={columns}
                rows={rows}
                rowKey={(row) => `${row.kind} ${row.code}`}
              />
            </>
          );
        }}
      </QueryBoundary>
    </>
  );
}

function matches(row: MasterRow, words: string): boolean {
  const names = LANGUAGES.map(({ code }) => localName(row, code));
  return [row.code, ...names].some((text) => text.toLowerCase().includes(words));
}

function useMasterColumns(): readonly Column<MasterRow>[] {
  const { t } = useTranslation('admin');
  const format = useFormat();
  return useMemo<readonly Column<MasterRow>[]>(
    () => [
      { id: 'code', header: t('masters.code'), cell: (row) => row.code },
      { id: 'name', header: t('masters.name'), cell: (row) => row.name },
      ...LANGUAGES.filter(({ code }) => code !== 'en').map(({ code, name, tag }) => ({
        id: code,
        header: name,
        cell: (row: MasterRow) => <span lang={tag}>{localName(row, code)}</span>,
      })),
      {
        id: 'value',
        header: t('masters.value'),
        align: 'right' as const,
        cell: (row) =>
          row.percent !== undefined
            ? format.percent(row.percent)
            : row.amount !== undefined
              ? format.money(row.amount)
              : row.note,
      },
    ],
    [t, format],
  );
}
