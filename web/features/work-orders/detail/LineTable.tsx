import { Badge, Paper, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { NO_VALUE } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';
import { MoneyText } from '~/ui/MoneyText';
import { QuantityText } from '~/ui/QuantityText';
import classes from '~/ui/sheet.module.css';
import type { OrderLine, WorkOrder } from '../work-order.types';

/** What is ordered: quantity, rate and amount, what was measured of it, and the value. */
export function LineTable({ order }: { readonly order: WorkOrder }) {
  const { t } = useTranslation('work-orders');
  const works = order.lines.filter(({ category }) => category !== 'OVERHEAD');
  const overheads = order.lines.filter(({ category }) => category === 'OVERHEAD');
  return (
    <Paper p={{ base: 0, sm: 'md' }}>
      <Table.ScrollContainer
        pos="relative"
        minWidth={560}
        type="native"
        tabIndex={0}
        classNames={{ scrollContainerInner: classes.stacks ?? '' }}
      >
        <Table>
          <caption className="visually-hidden">{t('section.lines')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('field.item')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('field.quantity')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('field.measured')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('field.rate')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('field.amount')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {works.map((line) => (
              <WorkRow key={line.id} line={line} />
            ))}
            {overheads.map((line) => (
              <OverheadRow key={line.id} line={line} />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row" colSpan={4} ta="right">
                {t('field.orderValue')}
              </Table.Th>
              <Table.Td ta="right">
                <MoneyText value={order.amount} fw={700} />
              </Table.Td>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function WorkRow({ line }: { readonly line: OrderLine }) {
  const { t } = useTranslation('work-orders');
  const { masters } = useMasters();
  const format = useFormat();
  const unit = line.unit_code === null ? {} : { unit: masters.unitName(line.unit_code) };
  return (
    <Table.Tr>
      <Table.Td>
        {line.sor_code === null ? null : (
          <Badge color="gray" size="sm" mr={6} className="tabular">
            {line.sor_code}
          </Badge>
        )}
        {line.description ?? line.name}
      </Table.Td>
      <Table.Td ta="right" data-label={t('field.quantity')}>
        <QuantityText value={line.quantity} {...unit} />
      </Table.Td>
      <Table.Td ta="right" data-label={t('field.measured')}>
        <QuantityText value={line.measured} {...unit} />
      </Table.Td>
      <Table.Td ta="right" className="tabular" data-label={t('field.rate')}>
        {line.rate === null ? NO_VALUE : format.money(line.rate)}
      </Table.Td>
      <Table.Td ta="right" data-label={t('field.amount')}>
        <MoneyText value={line.amount} />
      </Table.Td>
    </Table.Tr>
  );
}

function OverheadRow({ line }: { readonly line: OrderLine }) {
  const { t } = useTranslation('work-orders');
  const { masters } = useMasters();
  const format = useFormat();
  const isPercentage = line.percentage !== null && line.percentage !== undefined;
  return (
    <Table.Tr>
      <Table.Td colSpan={3}>
        {line.overhead_code === null ? line.name : masters.overheadName(line.overhead_code)}
        <Text span size="xs" c="dimmed">
          {` ${isPercentage ? t('overhead.ofWorks') : t('overhead.fixed')}`}
        </Text>
      </Table.Td>
      <Table.Td ta="right" className="tabular" data-label={t('field.rate')}>
        {isPercentage ? format.percent(line.percentage) : NO_VALUE}
      </Table.Td>
      <Table.Td ta="right" data-label={t('field.amount')}>
        <MoneyText value={line.amount} />
      </Table.Td>
    </Table.Tr>
  );
}
