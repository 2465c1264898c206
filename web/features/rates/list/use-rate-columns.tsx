import { Badge, Group, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { NO_VALUE } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import type { Column } from '~/ui/table/DataTable';
import type { SorRow } from '../rate.types';
import { useDescription } from '../use-rate-words';

/** The columns of the registry. */
export function useRateColumns(masters: MasterLookup): readonly Column<SorRow>[] {
  const { t } = useTranslation('rates');
  const { tenant } = useSession();
  const format = useFormat();
  const describe = useDescription();
  return useMemo<readonly Column<SorRow>[]>(
    () => [
      {
        id: 'code',
        header: t('field.code'),
        sortKey: 'code',
        width: '130px',
        cell: (row) => <span className="tabular">{row.code}</span>,
        sheet: { kind: 'text', value: (row) => row.code },
      },
      {
        id: 'description',
        header: t('field.description'),
        sortKey: 'description',
        onCard: 'wide',
        cell: (row) => (
          <>
            <Text size="sm" lineClamp={2} title={describe(row)}>
              {describe(row)}
            </Text>
            <Text size="xs" c="dimmed">
              {[t(`type.${row.sor_type}`), row.chapter, row.sub_type, row.variant]
                .filter((text) => text !== null && text !== '' && text !== 'NA')
                .join(' · ')}
            </Text>
          </>
        ),
        sheet: { kind: 'text', value: (row) => row.description, width: 60 },
      },
      {
        id: 'unit',
        header: t('field.unit'),
        width: '110px',
        cell: (row) =>
          `${format.quantity(row.quantity)} ${masters.unitName(row.unit_code) || row.unit_code}`,
        sheet: { kind: 'text', value: (row) => row.unit_code },
      },
      {
        id: 'rate',
        header: t('field.rate'),
        width: '130px',
        align: 'right',
        cell: (row) =>
          row.rate === null ? (
            <Text span size="sm" c="dimmed">
              {t('undecided')}
            </Text>
          ) : (
            <span className="tabular">{format.money(row.rate)}</span>
          ),
        sheet: { kind: 'money', value: (row) => row.rate },
      },
      {
        id: 'source',
        header: t('field.source'),
        width: '190px',
        onCard: 'badge',
        cell: (row) => (
          <Group gap={4}>
            {row.source === null ? (
              NO_VALUE
            ) : (
              <Badge color="gray" size="sm">
                {t(`source.${row.source}`)}
              </Badge>
            )}
            {row.rate_tenant_id === tenant.id && tenant.id.includes('.') ? (
              <Badge color="teal" size="sm">
                {t('local')}
              </Badge>
            ) : null}
            {row.is_active ? null : (
              <Badge color="gray" variant="outline" size="sm">
                {t('ended')}
              </Badge>
            )}
          </Group>
        ),
        sheet: { kind: 'text', value: (row) => row.source ?? '' },
      },
      {
        id: 'from',
        header: t('field.validFrom'),
        width: '120px',
        isExtra: true,
        cell: (row) => format.date(row.valid_from),
        sheet: { kind: 'date', value: (row) => row.valid_from },
      },
    ],
    [t, format, masters, describe, tenant.id],
  );
}
