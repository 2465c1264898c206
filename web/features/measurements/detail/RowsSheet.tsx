import { Badge, Paper, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MEASUREMENT_FACTORS } from '#domain';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { EmptyState } from '~/ui/EmptyState';
import { QuantityText } from '~/ui/QuantityText';
import classes from '~/ui/sheet.module.css';
import type { MeasuredLine, MeasuredRow, Measurement } from '../measurement.types';

/** Every row of measurement behind every quantity, of both sides. */
export function RowsSheet({ book }: { readonly book: Measurement }) {
  const { t } = useTranslation('measurements');
  const measured = book.lines.filter(({ rows }) => rows.length > 0);
  if (measured.length === 0) return <EmptyState title={t('rows.none')} />;
  return measured.map((line) => <LineSheet key={line.id} line={line} />);
}

function LineSheet({ line }: { readonly line: MeasuredLine }) {
  const { t } = useTranslation('measurements');
  const { masters } = useMasters();
  const unit = masters.unitName(line.unit_code);
  const title = t('grid.item', { item: line.ordinal });
  return (
    <Paper component="section" className={classes.sheet} aria-label={title}>
      <div className={classes.lineHead}>
        <Title order={2} fz="sm">
          {title}
          {line.sor_code === null ? null : (
            <Badge color="gray" size="sm" ml={6} className="tabular">
              {line.sor_code}
            </Badge>
          )}
        </Title>
        <QuantityText value={line.current_quantity} unit={unit} fw={700} />
        <Text size="sm" className={classes.lineText}>
          {line.description ?? line.name}
        </Text>
      </div>
      <Table.ScrollContainer minWidth={560} type="native" tabIndex={0}>
        <Table className={classes.table}>
          <caption className="visually-hidden">{t('rows.caption', { title })}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('rows.side')}</Table.Th>
              <Table.Th scope="col">{t('grid.description')}</Table.Th>
              {MEASUREMENT_FACTORS.map((factor) => (
                <Table.Th key={factor} scope="col" ta="right">
                  {t(`grid.${factor}`)}
                </Table.Th>
              ))}
              <Table.Th scope="col" ta="right">
                {t('grid.quantity')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {line.rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function Row({ row }: { readonly row: MeasuredRow }) {
  const { t } = useTranslation('measurements');
  const format = useFormat();
  return (
    <Table.Tr className={row.is_deduction ? classes.deduction : undefined}>
      <Table.Td>{t(`side.${row.side}`)}</Table.Td>
      <Table.Td>
        {row.description}
        {row.is_deduction ? (
          <Badge color="saffron" size="sm" ml={6}>
            {t('grid.is_deduction')}
          </Badge>
        ) : null}
        {row.remarks === null ? null : (
          <Text size="xs" c="dimmed">
            {row.remarks}
          </Text>
        )}
      </Table.Td>
      {MEASUREMENT_FACTORS.map((factor) => (
        <Table.Td key={factor} ta="right" className="tabular">
          {row[factor] === null || row[factor] === undefined ? null : format.quantity(row[factor])}
        </Table.Td>
      ))}
      <Table.Td ta="right" className="tabular">
        {row.is_deduction ? '− ' : null}
        {format.quantity(row.quantity)}
      </Table.Td>
    </Table.Tr>
  );
}
