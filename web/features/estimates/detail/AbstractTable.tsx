import { Badge, Paper, SegmentedControl, Table, Text } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { NO_VALUE } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';
import { MoneyText } from '~/ui/MoneyText';
import { QuantityText } from '~/ui/QuantityText';
import classes from '~/ui/sheet.module.css';
import type { Estimate, EstimateLine } from '../estimate.types';
import { hasSections, rolledUp, sectionsOf } from './abstract-groups';
import own from './detail.module.css';

/** The estimate on one page: items with quantity, rate and amount, overheads, totals. */
export function AbstractTable({ estimate }: { readonly estimate: Estimate }) {
  const { t } = useTranslation('estimates');
  const of = (category: EstimateLine['category']) =>
    estimate.lines.filter((line) => line.category === category);
  const overheads = of('OVERHEAD');
  const isDivided = hasSections(estimate.lines);
  const [isRolledUp, setRolledUp] = useState(false);
  return (
    <Paper className={`${classes.sheet ?? ''} ${classes.abstract ?? ''}`}>
      {isDivided ? (
        <SegmentedControl
          className="no-print"
          size="xs"
          m="xs"
          aria-label={t('abstract.show')}
          value={isRolledUp ? 'items' : 'sections'}
          onChange={(value) => setRolledUp(value === 'items')}
          data={[
            { value: 'sections', label: t('abstract.bySection') },
            { value: 'items', label: t('abstract.byItem') },
          ]}
        />
      ) : null}
      <Table.ScrollContainer minWidth={560} type="native" tabIndex={0}>
        <Table className={classes.table}>
          <caption className="visually-hidden">{t('abstract.title')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w={44}>
                {t('measure.row')}
              </Table.Th>
              <Table.Th scope="col">{t('line.description')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('line.quantity')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('line.rate')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('line.amount')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Group
            title={t('section.sor')}
            lines={isRolledUp ? rolledUp(of('SOR')) : of('SOR')}
            total={estimate.sor_total}
          />
          <Group
            title={t('section.nonSor')}
            lines={isRolledUp ? rolledUp(of('NON_SOR')) : of('NON_SOR')}
            total={estimate.non_sor_total}
          />
          {overheads.length === 0 ? null : (
            <Table.Tbody>
              <GroupHead title={t('section.overheads')} />
              {overheads.map((line, index) => (
                <OverheadRow key={line.id} line={line} number={index + 1} />
              ))}
              <SumRow label={t('abstract.sum')} amount={estimate.overhead_total} />
            </Table.Tbody>
          )}
          <Table.Tfoot>
            <SumRow label={t('total.exact')} amount={estimate.exact_total} />
            <SumRow label={t('total.payable')} amount={estimate.payable_total} isGrand />
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

interface GroupProps {
  readonly title: string;
  readonly lines: readonly EstimateLine[];
  readonly total: EstimateLine['amount'];
}

function Group({ title, lines, total }: GroupProps) {
  const { t } = useTranslation('estimates');
  if (lines.length === 0) return null;
  const isDivided = hasSections(lines);
  return (
    <Table.Tbody>
      <GroupHead title={title} />
      {sectionsOf(lines).map((section) => (
        <Fragment key={section.name ?? ''}>
          {isDivided ? (
            <Table.Tr className={own.sectionHead}>
              <Table.Th scope="colgroup" colSpan={5}>
                {section.name ?? t('abstract.noSection')}
              </Table.Th>
            </Table.Tr>
          ) : null}
          {section.lines.map((line) => (
            <LineRow key={line.id} line={line} number={lines.indexOf(line) + 1} />
          ))}
          {isDivided ? (
            <SumRow
              label={t('abstract.sectionSum', { section: section.name ?? t('abstract.noSection') })}
              amount={section.total}
            />
          ) : null}
        </Fragment>
      ))}
      <SumRow label={t('abstract.sum')} amount={total} />
    </Table.Tbody>
  );
}

function LineRow({ line, number }: { readonly line: EstimateLine; readonly number: number }) {
  const { masters } = useMasters();
  const format = useFormat();
  return (
    <Table.Tr>
      <Table.Td className="tabular">{number}</Table.Td>
      <Table.Td>
        {line.sor_code === null ? null : (
          <Badge color="gray" size="sm" mr={6} className="tabular">
            {line.sor_code}
          </Badge>
        )}
        {line.description ?? line.name}
      </Table.Td>
      <Table.Td ta="right">
        <QuantityText
          value={line.quantity}
          {...(line.unit_code === null ? {} : { unit: masters.unitName(line.unit_code) })}
        />
      </Table.Td>
      <Table.Td ta="right" className="tabular">
        {format.money(line.rate)}
      </Table.Td>
      <Table.Td ta="right">
        <MoneyText value={line.amount} />
      </Table.Td>
    </Table.Tr>
  );
}

function OverheadRow({ line, number }: { readonly line: EstimateLine; readonly number: number }) {
  const { t } = useTranslation('estimates');
  const { masters } = useMasters();
  const format = useFormat();
  const isPercentage = line.percentage !== null && line.percentage !== undefined;
  return (
    <Table.Tr>
      <Table.Td className="tabular">{number}</Table.Td>
      <Table.Td colSpan={2}>
        {line.overhead_code === null ? line.name : masters.overheadName(line.overhead_code)}
        <Text span size="xs" c="dimmed">
          {` ${isPercentage ? t('overhead.ofWorks') : t('overhead.fixed')}`}
        </Text>
      </Table.Td>
      <Table.Td ta="right" className="tabular">
        {isPercentage ? format.percent(line.percentage) : NO_VALUE}
      </Table.Td>
      <Table.Td ta="right">
        <MoneyText value={line.amount} />
      </Table.Td>
    </Table.Tr>
  );
}

function GroupHead({ title }: { readonly title: string }) {
  return (
    <Table.Tr className={classes.groupHead}>
      <Table.Th scope="colgroup" colSpan={5}>
        {title}
      </Table.Th>
    </Table.Tr>
  );
}

interface SumRowProps {
  readonly label: string;
  readonly amount: EstimateLine['amount'];
  readonly isGrand?: boolean;
}

function SumRow({ label, amount, isGrand = false }: SumRowProps) {
  return (
    <Table.Tr className={isGrand ? classes.grand : classes.sum}>
      <Table.Th scope="row" colSpan={4} ta="right">
        {label}
      </Table.Th>
      <Table.Td ta="right">
        <MoneyText value={amount} />
      </Table.Td>
    </Table.Tr>
  );
}
