import { Badge, Paper, Table, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DecimalInput } from '#domain';
import { useMasters } from '~/features/masters';
import { NO_VALUE } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';
import classes from '~/ui/sheet.module.css';
import type { MeasuredLine, Measurement } from '../measurement.types';
import own from './detail.module.css';
import { cumulativeOf, differenceOf } from './figures';

/** The three values of each item beside one another, cumulative as they are noted on site, and which of them counts. */
export function ValuesTable({ book }: { readonly book: Measurement }) {
  const { t } = useTranslation('measurements');
  return (
    <Paper className={classes.sheet}>
      <Text size="sm" c="dimmed" p="sm">
        {t('values.hint')}
      </Text>
      <Table.ScrollContainer minWidth={760} type="native" tabIndex={0}>
        <Table className={classes.table}>
          <caption className="visually-hidden">{t('tab.values')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w={40}>
                {t('grid.row')}
              </Table.Th>
              <Table.Th scope="col">{t('grid.description')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('values.planned')}
              </Table.Th>
              {(['CONTRACTOR', 'OFFICER', 'SAMPLE'] as const).map((side) => (
                <Table.Th key={side} scope="col" ta="right">
                  {t(`side.${side}`)}
                </Table.Th>
              ))}
              <Table.Th scope="col" ta="right">
                {t('values.difference')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {book.lines.map((line) => (
              <ValueRow key={line.id} line={line} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Signers book={book} />
    </Paper>
  );
}

function ValueRow({ line }: { readonly line: MeasuredLine }) {
  const { masters } = useMasters();
  const format = useFormat();
  const has = (value: DecimalInput) => value !== null && value !== undefined;
  const counts = has(line.sample_quantity)
    ? 'sample'
    : has(line.officer_quantity)
      ? 'officer'
      : 'contractor';
  const difference = differenceOf(line.officer_quantity, line.contractor_quantity);
  const isDifferent = difference !== null && !/^-?0+\.?0*$/.test(difference);
  return (
    <Table.Tr>
      <Table.Td className="tabular">{line.ordinal}</Table.Td>
      <Table.Td>
        <Text size="sm">{line.description ?? line.name}</Text>
        <Text size="xs" c="dimmed">
          {masters.unitName(line.unit_code)}
        </Text>
        {line.sample_remarks === null ? null : <Text size="xs">{line.sample_remarks}</Text>}
      </Table.Td>
      <Table.Td ta="right" className="tabular">
        {format.quantity(line.planned_quantity)}
      </Table.Td>
      <Value line={line} value={line.contractor_quantity} isCounting={counts === 'contractor'} />
      <Value line={line} value={line.officer_quantity} isCounting={counts === 'officer'} />
      <Value line={line} value={line.sample_quantity} isCounting={counts === 'sample'} />
      <Table.Td ta="right" className="tabular">
        {isDifferent ? <Badge color="saffron">{format.quantity(difference)}</Badge> : NO_VALUE}
      </Table.Td>
    </Table.Tr>
  );
}

interface ValueProps {
  readonly line: MeasuredLine;
  readonly value: DecimalInput;
  readonly isCounting: boolean;
}

function Value({ line, value, isCounting }: ValueProps) {
  const { t } = useTranslation('measurements');
  const format = useFormat();
  const cumulative = cumulativeOf(line, value);
  if (cumulative === null) return <Table.Td ta="right">{NO_VALUE}</Table.Td>;
  return (
    <Table.Td ta="right" className="tabular">
      {isCounting ? <IconCheck size={14} aria-label={t('values.counts')} /> : null}{' '}
      <Text span size="sm" fw={isCounting ? 700 : undefined}>
        {format.quantity(cumulative)}
      </Text>
      <Text size="xs" c="dimmed">
        {t('values.ofBook', { quantity: format.quantity(value) })}
      </Text>
    </Table.Td>
  );
}

/** Who noted which value, and when. */
function Signers({ book }: { readonly book: Measurement }) {
  const { t } = useTranslation('measurements');
  const format = useFormat();
  const signed = [
    ['CONTRACTOR', book.contractor_entered_by_name, book.contractor_entered_at],
    ['OFFICER', book.officer_entered_by_name, book.officer_entered_at],
    ['SAMPLE', book.sample_checked_by_name, book.sample_checked_at],
  ] as const;
  return (
    <ul className={own.signers}>
      {signed.map(([side, name, at]) => (
        <li key={side}>
          {name === null || at === null
            ? t('values.nobody', { side: t(`side.${side}`) })
            : t('values.signed', { side: t(`side.${side}`), name, at: format.dateTime(at) })}
        </li>
      ))}
      {book.sample_remarks === null ? null : <li>{book.sample_remarks}</li>}
    </ul>
  );
}
