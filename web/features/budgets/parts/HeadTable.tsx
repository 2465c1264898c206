import { Paper, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addMoney, moneyToText, parseMoney } from '#domain';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { MoneyText } from '~/ui/MoneyText';
import { StatusBadge } from '~/ui/StatusBadge';
import { DataTable, type Column } from '~/ui/table/DataTable';
import type { BudgetHead } from '../budget.types';

const PARTS = ['appropriated', 'blocked', 'committed', 'spent', 'available'] as const;

/** How much of the appropriation is taken, for the bar: only drawn, never calculated with. */
function shareTaken(head: BudgetHead): number {
  const all = Number(head.appropriated);
  return all > 0 ? Math.min(Math.max(((all - Number(head.available)) / all) * 100, 0), 100) : 0;
}

/** The heads of a year with what was appropriated and what has been taken of it. */
export function HeadTable({
  heads,
  year,
}: {
  readonly heads: readonly BudgetHead[];
  readonly year: string;
}) {
  const { t } = useTranslation('budgets');
  const nameOf = useLocalName();
  const format = useFormat();
  const sum = (part: (typeof PARTS)[number]) =>
    moneyToText(addMoney(...heads.map((head) => parseMoney(head[part] ?? 0))));
  const columns: readonly Column<BudgetHead>[] = [
    {
      id: 'code',
      header: t('head.code'),
      cell: (row) => <span className="tabular">{row.code}</span>,
    },
    {
      id: 'name',
      header: t('head.name'),
      onCard: 'wide',
      cell: (row) => (
        <>
          <Text size="sm">{nameOf(row)}</Text>
          <Text size="xs" c="dimmed" className="tabular">
            {row.head_of_account}
          </Text>
        </>
      ),
    },
    ...PARTS.map((part): Column<BudgetHead> => ({
      id: part,
      header: t(`part.${part}`),
      align: 'right',
      cell: (row) => <MoneyText value={row[part]} {...(part === 'available' ? { fw: 600 } : {})} />,
    })),
    {
      id: 'taken',
      header: t('head.taken'),
      width: '120px',
      cell: (row) => {
        const share = Math.round(shareTaken(row));
        return row.is_active ? (
          <>
            <Progress value={share} size="sm" color={share > 95 ? 'red' : 'teal'} aria-hidden />
            <Text size="xs" c="dimmed">
              {format.percent(share)}
            </Text>
          </>
        ) : (
          <StatusBadge state="INACTIVE" size="sm" />
        );
      },
    },
  ];
  return (
    <>
      <Paper p="md">
        <KeyValueGrid
          items={PARTS.map((part) => ({
            label: t(`part.${part}`),
            value: format.money(sum(part)),
          }))}
        />
      </Paper>
      <DataTable
        caption={t('head.caption', { year })}
        columns={columns}
        rows={heads}
        rowKey={(row) => row.id}
        rowLink={(row) => ({ to: '/budgets', search: { year: row.financial_year, head: row.id } })}
      />
    </>
  );
}
