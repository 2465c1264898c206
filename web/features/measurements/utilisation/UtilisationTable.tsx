import { Badge, Paper, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import type { BasicType, Utilisation } from './utilisation.types';

interface UtilisationTableProps {
  readonly type: BasicType;
  readonly utilisation: Utilisation;
}

/** Labour, material or machinery: estimated, in this book, to date, and how much of the estimate that is. */
export function UtilisationTable({ type, utilisation }: UtilisationTableProps) {
  const { t, i18n } = useTranslation('measurements');
  const { masters } = useMasters();
  const format = useFormat();
  const { groups, totals, is_of_book: isOfBook } = utilisation;
  const rows = groups[type];
  if (rows.length === 0) return null;
  const title = t(`estimates:statement.type.${type}`);
  const columns = [
    t('utilisation.rate'),
    t('utilisation.estimated'),
    ...(isOfBook ? [t('utilisation.book')] : []),
    t('utilisation.used'),
    t('utilisation.percent'),
    t('utilisation.amount'),
  ];
  const cell = (text: string, key: string) => (
    <Table.Td key={key} ta="right" className="tabular" style={{ whiteSpace: 'nowrap' }}>
      {text}
    </Table.Td>
  );
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={640} type="native" tabIndex={0}>
        <Table>
          <Table.Caption
            style={{
              captionSide: 'top',
              textAlign: 'start',
              fontWeight: 600,
              margin: 0,
              padding: 10,
            }}
          >
            {title}
          </Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('utilisation.item')}</Table.Th>
              {columns.map((label) => (
                <Table.Th key={label} scope="col" ta="right">
                  {label}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={`${row.code} ${String(row.rate)}`}>
                <Table.Td style={{ minWidth: 180 }}>
                  <Badge color="gray" size="sm" mr={6} className="tabular">
                    {row.code}
                  </Badge>
                  {row.local_descriptions[i18n.language] ?? row.description}
                  <Text size="xs" c="dimmed">
                    {masters.unitName(row.unit_code)}
                  </Text>
                </Table.Td>
                {cell(
                  t('estimates:statement.ratePer', {
                    rate: format.money(row.rate),
                    quantity: format.quantity(row.basic_quantity),
                  }),
                  'rate',
                )}
                {cell(format.quantity(row.estimated_quantity, 4), 'estimated')}
                {isOfBook ? cell(format.quantity(row.book_quantity, 4), 'book') : null}
                {cell(format.quantity(row.used_quantity, 4), 'used')}
                {cell(
                  row.percent === null
                    ? '–'
                    : t('utilisation.ofEstimate', { percent: row.percent }),
                  'percent',
                )}
                {cell(format.money(row.used_amount), 'amount')}
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row" colSpan={columns.length} ta="right">
                {t('utilisation.total', { estimated: format.money(totals.estimate[type]) })}
              </Table.Th>
              <Table.Th ta="right" className="tabular">
                {format.money(totals.to_date[type])}
              </Table.Th>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
