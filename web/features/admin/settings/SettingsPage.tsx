import { Badge, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters, type MasterList } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { useCan, useSession } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { DataTable, type Column } from '~/ui/table/DataTable';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import { cellText, today } from '../masters/master-values';
import { settingQueries } from './setting.queries';
import type { SettingDefinition } from './setting.types';
import { settingInForce, type TenantSetting } from './setting.values';
import { SettingForm } from './SettingForm';

/** Limits and defaults: what holds today, who decided it, and what is to come. */
export function SettingsPage() {
  const { t, i18n } = useTranslation('masters');
  const format = useFormat();
  const { tenant } = useSession();
  const { masters } = useMasters();
  const mayManage = useCan('master:manage');
  const query = useQuery(settingQueries.list(tenant.id));
  const [open, setOpen] = useState<SettingDefinition | null>(null);
  const on = today(tenant.time_zone);
  const isRoot = !tenant.id.includes('.');
  const title = t('settings.title');
  const nameOf = (definition: SettingDefinition) =>
    definition.local_descriptions[i18n.language] ?? definition.description;
  const show = (definition: SettingDefinition, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    const text = cellText(value);
    if (definition.list_code !== null)
      return masters.name(definition.list_code as MasterList, text);
    return definition.kind === 'text' ? text : format.quantity(text);
  };
  const columnsFor = (values: readonly TenantSetting[]): readonly Column<SettingDefinition>[] => {
    const stateOf = (row: SettingDefinition) => settingInForce(row, values, tenant.id, on);
    return [
      { id: 'name', header: t('settings.setting'), cell: nameOf },
      {
        id: 'value',
        header: t('fields.value'),
        align: 'right',
        cell: (row) => show(row, stateOf(row).value),
      },
      {
        id: 'source',
        header: t('columns.origin'),
        onCard: 'badge',
        cell: (row) => {
          const { source } = stateOf(row);
          const key = source === null ? 'default' : source === tenant.id ? 'own' : 'inherited';
          return (
            <Badge color={key === 'own' ? 'teal' : 'gray'}>{t(`settings.source.${key}`)}</Badge>
          );
        },
      },
      {
        id: 'next',
        header: t('settings.next'),
        cell: (row) => {
          const { next } = stateOf(row);
          if (next === null) return null;
          return (
            <Text span size="sm">
              <DateText value={next.effective_from} />:{' '}
              {next.value === null ? t('settings.asInherited') : show(row, next.value)}
            </Text>
          );
        },
      },
      ...(mayManage
        ? [
            {
              id: 'change',
              header: t('settings.actions'),
              cell: (row: SettingDefinition) =>
                row.is_root_only && !isRoot ? (
                  <Text span size="xs" c="dimmed">
                    {t('settings.rootOnly')}
                  </Text>
                ) : (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('settings.changeNamed', { name: nameOf(row) })}
                    onClick={() => setOpen(row)}
                  >
                    {t('settings.change')}
                  </Button>
                ),
            },
          ]
        : []),
    ];
  };
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          { label: t('common:nav.administration'), link: { to: '/administration' } },
          { label: title },
        ]}
      />
      <QueryBoundary query={query} skeleton={<TableSkeleton />}>
        {({ definitions, values }) => (
          <>
            <DataTable
              caption={title}
              columns={columnsFor(values)}
              rows={definitions}
              rowKey={({ key }) => key}
            />
            {open === null ? null : (
              <SettingForm
                definition={open}
                title={nameOf(open)}
                present={settingInForce(open, values, tenant.id, on)}
                values={values}
                onClose={() => setOpen(null)}
              />
            )}
          </>
        )}
      </QueryBoundary>
    </>
  );
}
