import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { LinkText } from '../LinkText';
import type { ChartData } from './chart.types';

interface ChartTableProps {
  readonly caption: string;
  /** What the points are: "Month". */
  readonly pointsLabel: string;
  readonly data: ChartData;
}

/** The figures of a chart as a table: exact, and for everybody who does not see the bars. */
export function ChartTable({ caption, pointsLabel, data }: ChartTableProps) {
  const { t } = useTranslation('charts');
  const format = useFormat();
  if (data.points.length === 0) return t('empty');
  return (
    <Table.ScrollContainer minWidth={280} mah={320}>
      <Table aria-label={caption} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{pointsLabel}</Table.Th>
            {data.series.map(({ key, label }) => (
              <Table.Th key={key} scope="col" ta="right">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.points.map(({ key, label, values, link }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" fw={500}>
                {link === undefined ? (
                  label
                ) : (
                  <LinkText to={link.to} search={link.search as never} size="sm">
                    {label}
                  </LinkText>
                )}
              </Table.Th>
              {data.series.map((series) => (
                <Table.Td key={series.key} ta="right" className="tabular">
                  {data.measure === 'money'
                    ? format.money(values[series.key])
                    : format.count(Number(values[series.key] ?? 0))}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
