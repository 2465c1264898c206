import { Badge, Paper, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addMoney, moneyToText, parseMoney, type DecimalInput } from '#domain';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { MoneyText } from '~/ui/MoneyText';
import classes from '~/ui/sheet.module.css';
import type { MeasuredLine, Measurement } from '../measurement.types';
import { balanceOf } from './figures';
import { GradeBadge } from './GradeBadge';

/** The abstract of the book: what is sanctioned, what came before, what this book adds, what is left. */
export function BookTable({ book }: { readonly book: Measurement }) {
  const { t } = useTranslation('measurements');
  const of = (category: MeasuredLine['category']) =>
    book.lines.filter((line) => line.category === category);
  return (
    <Paper className={`${classes.sheet ?? ''} ${classes.abstract ?? ''}`}>
      <Table.ScrollContainer
        minWidth={800}
        type="native"
        tabIndex={0}
        classNames={{ scrollContainerInner: classes.stacks ?? '' }}
      >
        <Table className={classes.table}>
          <caption className="visually-hidden">{t('tab.book')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w={40}>
                {t('grid.row')}
              </Table.Th>
              <Table.Th scope="col">{t('grid.description')}</Table.Th>
              {(['rate', ...FIGURES] as const).map((key) => (
                <Table.Th key={key} scope="col" ta="right">
                  {t(`grid.${key}`)}
                </Table.Th>
              ))}
              <Table.Th scope="col" ta="right">
                {t('grid.amount')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Group title={t('section.sor')} lines={of('SOR')} total={book.sor_amount} />
          <Group title={t('section.nonSor')} lines={of('NON_SOR')} total={book.non_sor_amount} />
          <Table.Tfoot>
            <Sum label={t('total.current')} amount={book.amount} isGrand />
            <Sum label={t('total.cumulative')} amount={book.cumulative_amount} />
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

const FIGURES = ['sanctioned', 'previous', 'current', 'cumulative', 'balance'] as const;

interface GroupProps {
  readonly title: string;
  readonly lines: readonly MeasuredLine[];
  readonly total: DecimalInput;
}

function Group({ title, lines, total }: GroupProps) {
  const { t } = useTranslation('measurements');
  if (lines.length === 0) return null;
  return (
    <Table.Tbody>
      <Table.Tr className={classes.groupHead}>
        <Table.Th scope="colgroup" colSpan={9}>
          {title}
        </Table.Th>
      </Table.Tr>
      {lines.map((line) => (
        <LineRow key={line.id} line={line} />
      ))}
      <Sum label={t('total.sum')} amount={total ?? sumOf(lines)} />
    </Table.Tbody>
  );
}

const sumOf = (lines: readonly MeasuredLine[]) =>
  moneyToText(addMoney(...lines.map(({ amount }) => parseMoney(amount ?? '0'))));

function LineRow({ line }: { readonly line: MeasuredLine }) {
  const { t } = useTranslation('measurements');
  const { masters } = useMasters();
  const format = useFormat();
  const figures = {
    sanctioned: line.sanctioned_quantity,
    previous: line.previous_quantity,
    current: line.current_quantity,
    cumulative: line.cumulative_quantity,
    balance: balanceOf(line),
  };
  return (
    <Table.Tr>
      <Table.Td className="tabular">{line.ordinal}</Table.Td>
      <Table.Td>
        {line.sor_code === null ? null : (
          <Badge color="gray" size="sm" mr={6} className="tabular">
            {line.sor_code}
          </Badge>
        )}
        {line.description ?? line.name}
        <Text size="xs" c="dimmed">
          {masters.unitName(line.unit_code)}
        </Text>
        {line.anomaly_grade === 'NONE' ? null : (
          <span className="no-print">
            <GradeBadge grade={line.anomaly_grade} />
          </span>
        )}
      </Table.Td>
      <Table.Td ta="right" className="tabular" data-label={t('grid.rate')}>
        {format.money(line.rate)}
      </Table.Td>
      {FIGURES.map((key) => (
        <Table.Td
          key={key}
          ta="right"
          className="tabular"
          fw={key === 'current' ? 700 : undefined}
          data-label={t(`grid.${key}`)}
        >
          {format.quantity(figures[key])}
        </Table.Td>
      ))}
      <Table.Td ta="right" data-label={t('grid.amount')}>
        <MoneyText value={line.amount} />
      </Table.Td>
    </Table.Tr>
  );
}

interface SumProps {
  readonly label: string;
  readonly amount: DecimalInput;
  readonly isGrand?: boolean;
}

function Sum({ label, amount, isGrand = false }: SumProps) {
  return (
    <Table.Tr className={isGrand ? classes.grand : classes.sum}>
      <Table.Th scope="row" colSpan={8} ta="right">
        {label}
      </Table.Th>
      <Table.Td ta="right">
        <MoneyText value={amount} />
      </Table.Td>
    </Table.Tr>
  );
}
