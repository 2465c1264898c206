import { Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '~/i18n/languages';
import { DateText } from '~/ui/DateText';
import type { Column } from '~/ui/table/DataTable';
import type { MasterField, MasterKind, MasterRow } from './master-kinds.types';
import { cellText, localText, OTHER_LANGUAGES } from './master-values';
import { MasterCell } from './MasterCell';
import { MasterStatusBadge, OriginBadge } from './MasterStatusBadge';

/** The name with the names of the other languages under it. */
function NamedCell({ field, kind, row }: { field: MasterField; kind: MasterKind; row: MasterRow }) {
  return (
    <Stack gap={0}>
      <span>{cellText(row[field.name])}</span>
      {LANGUAGES.filter(({ code }) => OTHER_LANGUAGES.some((other) => other === code)).map(
        ({ code, tag }) => {
          const text = localText(kind, row, code);
          return text === '' ? null : (
            <Text key={code} span size="xs" c="dimmed" lang={tag}>
              {text}
            </Text>
          );
        },
      )}
    </Stack>
  );
}

/** The columns of a master's list: its own, then how each row stands and whose it is. */
export function useMasterColumns(kind: MasterKind): readonly Column<MasterRow>[] {
  const { t } = useTranslation('masters');
  return useMemo<readonly Column<MasterRow>[]>(() => {
    const own = kind.fields
      .filter(({ isListed }) => isListed === true)
      .map((field): Column<MasterRow> => ({
        id: field.name,
        header: t(`fields.${field.name}`),
        align: ['integer', 'decimal', 'money'].includes(field.type) ? 'right' : 'left',
        ...(field.type === 'flag' || field.type === 'tags' ? {} : { sortKey: field.name }),
        ...(field.isNamed === true ? { onCard: 'wide' as const } : {}),
        cell: (row) =>
          field.isNamed === true ? (
            <NamedCell {...{ field, kind, row }} />
          ) : (
            <MasterCell field={field} row={row} />
          ),
      }));
    const extra: Column<MasterRow>[] = [];
    if (kind.api === 'sor_items') {
      extra.push({
        id: 'rate',
        header: t('fields.rate'),
        align: 'right',
        cell: (row) => (
          <MasterCell field={{ name: 'rate', type: 'decimal' }} row={{ rate: row['rate'] }} />
        ),
      });
    }
    if (kind.api === 'sor_rates') {
      extra.push({
        id: 'item',
        header: t('fields.description'),
        onCard: 'wide',
        cell: (row) => cellText((row['item'] as Record<string, unknown> | null)?.['description']),
      });
    }
    if (kind.api === 'number_formats') {
      extra.push({
        id: 'next',
        header: t('nextNumber'),
        cell: (row) => <span className="tabular">{cellText(row['next_number'])}</span>,
      });
    }
    const { from, to } = kind;
    if (from !== undefined) {
      extra.push({
        id: 'from',
        header: t(`fields.${from}`),
        sortKey: from,
        cell: (row) => <DateText value={cellText(row[from])} />,
      });
    }
    if (to !== undefined) {
      extra.push({
        id: 'to',
        header: t(`fields.${to}`),
        cell: (row) => (row[to] === null ? t('open') : <DateText value={cellText(row[to])} />),
      });
    }
    return [
      ...own,
      ...extra,
      {
        id: 'status',
        header: t('columns.status'),
        onCard: 'badge',
        cell: (row) => <MasterStatusBadge status={row.status} />,
      },
      ...(kind.isOwn === true
        ? []
        : [
            {
              id: 'origin',
              header: t('columns.origin'),
              cell: (row: MasterRow) => <OriginBadge row={row} />,
            },
          ]),
    ];
  }, [kind, t]);
}
