import { Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '~/i18n/languages';
import { useCan, useSession } from '~/session/use-session';
import { AuditLink } from '~/ui/AuditLink';
import { DateText } from '~/ui/DateText';
import { KeyValueGrid, type KeyValueItem } from '~/ui/KeyValueGrid';
import { QueryBoundary } from '~/ui/QueryBoundary';
import type { HistoryRow, MasterKind } from './master-kinds.types';
import { masterRowQueries } from './master-rows.queries';
import { rowInForce, type MasterTask } from './master-tasks';
import { cellText, keysOf, localText, OTHER_LANGUAGES, today } from './master-values';
import { MasterCell } from './MasterCell';
import { MasterForm } from './MasterForm';
import { MasterHistory } from './MasterHistory';
import { TaskButtons } from './TaskButtons';

interface MasterDrawerProps {
  readonly kind: MasterKind;
  readonly openKey: string;
  readonly onClose: () => void;
}

/** One code: what holds, whose it is, what can be done with it, and all its rows over time. */
export function MasterDrawer({ kind, openKey, onClose }: MasterDrawerProps) {
  const { t } = useTranslation('masters');
  const { tenant } = useSession();
  const mayManage = useCan(kind.permission);
  const mayAudit = useCan('audit:read');
  const query = useQuery(masterRowQueries.history(tenant.id, kind, openKey));
  const [task, setTask] = useState<MasterTask | null>(null);
  const on = today(tenant.time_zone);
  const key = { ...kind.fixed, ...keysOf(kind, openKey) };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={
        <Title order={2} fz="lg" component="span">
          {Object.values(keysOf(kind, openKey)).join(' · ')}
        </Title>
      }
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <QueryBoundary
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={<Text>{t('empty')}</Text>}
      >
        {(rows) => {
          const shown = rowInForce(kind, rows, on) ?? rows[0];
          if (shown === undefined) return null;
          return (
            <Stack gap="md">
              <Origin rows={rows} shown={shown} />
              {mayManage ? (
                <TaskButtons kind={kind} shown={shown} on={on} onTask={setTask} />
              ) : null}
              <Facts kind={kind} row={shown} />
              <MasterHistory
                kind={kind}
                rows={rows}
                on={on}
                onTask={mayManage ? setTask : undefined}
              />
              {mayAudit ? <AuditLink table={kind.api} rowKey={key} /> : null}
            </Stack>
          );
        }}
      </QueryBoundary>
      {task === null ? null : <MasterForm kind={kind} task={task} onClose={() => setTask(null)} />}
    </Drawer>
  );
}

/** Whose row holds, in a sentence. */
function Origin({ rows, shown }: { rows: readonly HistoryRow[]; shown: HistoryRow }) {
  const { t, i18n } = useTranslation('masters');
  const above = rows.find(({ is_inherited: isInherited }) => isInherited);
  const nameOf = (row: HistoryRow) => row.tenant_local_names[i18n.language] ?? row.tenant_name;
  const sentence = shown.is_inherited
    ? t('origin.inheritedFrom', { agency: nameOf(shown) })
    : above === undefined
      ? t('origin.ownOnly')
      : t('origin.overridesOf', { agency: nameOf(above) });
  return <Text size="sm">{sentence}</Text>;
}

function Facts({ kind, row }: { readonly kind: MasterKind; readonly row: HistoryRow }) {
  const { t } = useTranslation('masters');
  const items = kind.fields.flatMap((field): KeyValueItem[] => [
    {
      label: t(`fields.${field.name}`),
      value:
        field.type === 'long' ? (
          <span style={{ whiteSpace: 'pre-wrap' }}>{cellText(row[field.name])}</span>
        ) : (
          <MasterCell field={field} row={row} />
        ),
      isWide: field.isNamed === true || field.type === 'long',
    },
    ...(field.isNamed === true
      ? LANGUAGES.filter(({ code }) => OTHER_LANGUAGES.some((other) => other === code)).map(
          ({ code, name, tag }) => ({
            label: name,
            value: <span lang={tag}>{localText(kind, row, code)}</span>,
            isWide: true,
          }),
        )
      : []),
  ]);
  const { from, to } = kind;
  if (from !== undefined) {
    items.push({ label: t(`fields.${from}`), value: <DateText value={cellText(row[from])} /> });
  }
  if (to !== undefined) {
    items.push({
      label: t(`fields.${to}`),
      value: row[to] === null ? t('open') : <DateText value={cellText(row[to])} />,
    });
  }
  if (kind.hasActive) {
    items.push({
      label: t('fields.is_active'),
      value: <Group gap={4}>{t(row['is_active'] === true ? 'yes' : 'no')}</Group>,
    });
  }
  return <KeyValueGrid items={items} />;
}
