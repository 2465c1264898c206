import { Badge, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus, IconTemplate } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters, type MasterLookup } from '~/features/masters';
import { NO_VALUE } from '~/i18n/format';
import { useLocalName } from '~/i18n/local-name';
import { useCan, useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { StatusBadge } from '~/ui/StatusBadge';
import { DataTable, type Column } from '~/ui/table/DataTable';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import { estimateQueries } from '../estimate.queries';
import type { TemplateRow } from './template.types';
import { TemplateDrawer } from './TemplateDrawer';

const rowLink = (row: TemplateRow) =>
  ({ to: '/estimates', search: { show: 'templates', template: row.id } }) as const;

/** Templates of estimates: those of the agency and those above it. */
export function TemplatesPage({ openId }: { readonly openId: string | undefined }) {
  const { t } = useTranslation('estimates');
  const { tenant } = useSession();
  const { masters } = useMasters();
  const manages = useCan('template:manage');
  const query = useQuery(estimateQueries.templates(tenant.id));
  const columns = useColumns(masters);
  const [isAdding, setAdding] = useState(false);
  const title = t('template.title');
  const add = manages ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('template.add')}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          { label: t('common:nav.estimates'), link: { to: '/estimates' } },
          { label: title },
        ]}
        actions={add}
      />
      <QueryBoundary
        query={query}
        skeleton={<TableSkeleton />}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState
            icon={IconTemplate}
            title={t('template.empty')}
            hint={t('template.emptyHint')}
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
      {isAdding ? <TemplateDrawer id={null} onClose={() => setAdding(false)} /> : null}
      {openId === undefined ? null : <TemplateDrawer key={openId} id={openId} />}
    </>
  );
}

function useColumns(masters: MasterLookup): readonly Column<TemplateRow>[] {
  const { t } = useTranslation('estimates');
  const { tenant } = useSession();
  const nameOf = useLocalName();
  return useMemo(
    () => [
      {
        id: 'code',
        header: t('template.code'),
        width: '180px',
        cell: (row) => <span className="tabular">{row.code}</span>,
      },
      {
        id: 'name',
        header: t('template.name'),
        onCard: 'wide',
        cell: (row) => (
          <>
            <Text size="sm">{nameOf(row)}</Text>
            <Text size="xs" c="dimmed">
              {row.description}
            </Text>
          </>
        ),
      },
      {
        id: 'type',
        header: t('project.type'),
        onCard: 'wide',
        cell: (row) =>
          masters.name('PROJECT_SUB_TYPE', row.project_sub_type_code) ||
          masters.name('PROJECT_TYPE', row.project_type_code) ||
          NO_VALUE,
      },
      {
        id: 'owner',
        header: t('template.owner'),
        width: '150px',
        cell: (row) => (
          <Badge color={row.tenant_id === tenant.id ? 'teal' : 'gray'} size="sm">
            {t(row.tenant_id === tenant.id ? 'template.own' : 'template.above')}
          </Badge>
        ),
      },
      {
        id: 'status',
        header: t('column.state'),
        width: '130px',
        onCard: 'badge',
        cell: (row) => (
          <StatusBadge
            state={row.is_active ? 'ACTIVE' : 'INACTIVE'}
            label={t(row.is_active ? 'template.active' : 'template.inactive')}
          />
        ),
      },
    ],
    [t, masters, nameOf, tenant.id],
  );
}
