import { Badge, Paper, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { NO_VALUE } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { MoneyText } from '~/ui/MoneyText';
import { QuantityText } from '~/ui/QuantityText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import classes from '~/ui/sheet.module.css';
import { deviationQuery } from './revision.queries';
import type { DeviationLine, DeviationStatement, Difference } from './revision.types';

const FLAG_COLORS = { NO: 'gray', EXCESS: 'saffron', LESS: 'blue' } as const;

/** The deviation statement: each line as sanctioned, as asked for now, and the difference. */
export function DeviationTable({ estimateId }: { readonly estimateId: string }) {
  const { tenant } = useSession();
  const query = useQuery(deviationQuery(tenant.id, estimateId));
  return (
    <QueryBoundary query={query}>
      {(statement) => <Statement statement={statement} />}
    </QueryBoundary>
  );
}

function Statement({ statement }: { readonly statement: DeviationStatement }) {
  const { t } = useTranslation('revisions');
  const { total } = statement;
  return (
    <Paper className={`${classes.sheet ?? ''} ${classes.abstract ?? ''}`}>
      <Table.ScrollContainer minWidth={760} type="native" tabIndex={0}>
        <Table className={classes.table}>
          <caption className="visually-hidden">{t('deviation.title')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" rowSpan={2} miw={210}>
                {t('deviation.item')}
              </Table.Th>
              <Table.Th scope="col" rowSpan={2}>
                {t('estimates:line.unit')}
              </Table.Th>
              <Table.Th scope="colgroup" colSpan={2} ta="center">
                {t('deviation.original')}
              </Table.Th>
              <Table.Th scope="colgroup" colSpan={2} ta="center">
                {t('deviation.revised')}
              </Table.Th>
              <Table.Th scope="colgroup" colSpan={2} ta="center">
                {t('deviation.difference')}
              </Table.Th>
            </Table.Tr>
            <Table.Tr>
              {(['original', 'revised'] as const).map((side) => (
                <SideHeads key={side} />
              ))}
              <Table.Th scope="col" ta="right">
                {t('estimates:line.amount')}
              </Table.Th>
              <Table.Th scope="col">{t('deviation.flag')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {statement.lines.map((line, index) => (
              <LineRow key={index} line={line} />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr className={classes.grand}>
              <Table.Th scope="row" colSpan={3}>
                {t('deviation.total')}
              </Table.Th>
              <Table.Td ta="right">
                <MoneyText value={total.original} />
              </Table.Td>
              <Table.Td colSpan={2} ta="right">
                <MoneyText value={total.revised} />
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText value={total.amount} />
              </Table.Td>
              <Table.Td>
                <Flag difference={total} />
              </Table.Td>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function SideHeads() {
  const { t } = useTranslation('revisions');
  return (
    <>
      <Table.Th scope="col" ta="right">
        {t('estimates:line.quantity')}
      </Table.Th>
      <Table.Th scope="col" ta="right">
        {t('estimates:line.amount')}
      </Table.Th>
    </>
  );
}

function LineRow({ line }: { readonly line: DeviationLine }) {
  const { t } = useTranslation('revisions');
  const { masters } = useMasters();
  const isOverhead = line.category === 'OVERHEAD';
  const title =
    line.overhead_code === null
      ? (line.description ?? line.name)
      : masters.overheadName(line.overhead_code);
  const sides = [
    [line.original_quantity, line.original_amount],
    [line.revised_quantity, line.revised_amount],
  ] as const;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {line.sor_code === null ? null : (
          <Badge color="gray" size="sm" className="tabular">
            {line.sor_code}
          </Badge>
        )}
        <Text size="sm" lineClamp={2} title={title ?? ''}>
          {title}
        </Text>
        {line.is_new ? (
          <Badge size="sm" variant="outline">
            {t('deviation.new')}
          </Badge>
        ) : null}
        {line.is_removed ? (
          <Badge size="sm" variant="outline" color="gray">
            {t('deviation.removed')}
          </Badge>
        ) : null}
      </Table.Th>
      <Table.Td>{line.unit_code === null ? NO_VALUE : masters.unitName(line.unit_code)}</Table.Td>
      {sides.flatMap(([quantity, amount], index) => [
        <Table.Td key={`quantity-${index}`} ta="right">
          {isOverhead ? NO_VALUE : <QuantityText value={quantity} />}
        </Table.Td>,
        <Table.Td key={`amount-${index}`} ta="right">
          <MoneyText value={amount} />
        </Table.Td>,
      ])}
      <Table.Td ta="right">
        <MoneyText value={line.difference.amount} />
      </Table.Td>
      <Table.Td>
        <Flag difference={line.difference} />
      </Table.Td>
    </Table.Tr>
  );
}

function Flag({ difference }: { readonly difference: Difference }) {
  const { t } = useTranslation('revisions');
  const format = useFormat();
  const { flag, percent } = difference;
  return (
    <Badge color={FLAG_COLORS[flag]} size="sm" style={{ whiteSpace: 'nowrap' }}>
      {t(`deviation.flags.${flag}`)}
      {flag === 'NO' || percent === null ? '' : ` ${format.percent(percent)}`}
    </Badge>
  );
}
