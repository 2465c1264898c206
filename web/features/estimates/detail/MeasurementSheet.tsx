import { Badge, Paper, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MEASUREMENT_FACTORS } from '#domain';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { EmptyState } from '~/ui/EmptyState';
import { MoneyText } from '~/ui/MoneyText';
import { QuantityText } from '~/ui/QuantityText';
import classes from '~/ui/sheet.module.css';
import type { Estimate, EstimateLine, Measurement } from '../estimate.types';

/** The detailed estimate: every row of measurement behind every quantity. */
export function MeasurementSheet({ estimate }: { readonly estimate: Estimate }) {
  const { t } = useTranslation('estimates');
  const measured = (['SOR', 'NON_SOR'] as const).flatMap((category) =>
    estimate.lines
      .filter((line) => line.category === category)
      .map((line, index) => ({ line, title: t(TITLES[category], { item: index + 1 }) })),
  );
  if (measured.length === 0) return <EmptyState title={t('abstract.noLines')} />;
  return measured.map(({ line, title }) => <LineSheet key={line.id} line={line} title={title} />);
}

const TITLES = { SOR: 'line.sor', NON_SOR: 'line.nonSor' } as const;

interface LineSheetProps {
  readonly line: EstimateLine;
  readonly title: string;
}

function LineSheet({ line, title }: LineSheetProps) {
  const { t } = useTranslation('estimates');
  const { masters } = useMasters();
  const format = useFormat();
  const unit = masters.unitName(line.unit_code);
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
        {line.section === null ? null : (
          <Text size="xs" c="dimmed">
            {line.section}
          </Text>
        )}
        <Text size="sm" className="tabular">
          {t('line.rateOfUnit', { rate: format.money(line.rate), unit })}
        </Text>
        <Text size="sm" className={classes.lineText}>
          {line.description ?? line.name}
        </Text>
      </div>
      <Table.ScrollContainer minWidth={520} type="native" tabIndex={0}>
        <Table className={classes.table}>
          <caption className="visually-hidden">{t('measure.caption', { title })}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('measure.description')}</Table.Th>
              {MEASUREMENT_FACTORS.map((factor) => (
                <Table.Th key={factor} scope="col" ta="right">
                  {t(`measure.${factor}`)}
                </Table.Th>
              ))}
              <Table.Th scope="col" ta="right">
                {t('measure.quantity')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {line.measurements.map((row) => (
              <MeasurementRow key={row.id} row={row} />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr className={classes.sum}>
              <Table.Th scope="row" colSpan={4} ta="right">
                {t('line.amount')} <MoneyText value={line.amount} fw={700} />
              </Table.Th>
              <Table.Td colSpan={2} ta="right">
                <QuantityText value={line.quantity} unit={unit} fw={700} />
              </Table.Td>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function MeasurementRow({ row }: { readonly row: Measurement }) {
  const { t } = useTranslation('estimates');
  const format = useFormat();
  return (
    <Table.Tr className={row.is_deduction ? classes.deduction : undefined}>
      <Table.Td>
        {row.description}
        {row.is_deduction ? (
          <Badge color="saffron" size="sm" ml={6}>
            {t('measure.is_deduction')}
          </Badge>
        ) : null}
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
