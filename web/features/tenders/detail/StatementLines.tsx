import { Paper, Table, Text, Title } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { MoneyText } from '~/ui/MoneyText';
import { QuantityText } from '~/ui/QuantityText';
import classes from '~/ui/sheet.module.css';
import type { Statement, Tender } from '../tender.types';

/** Each line with the estimate's rate and what every bidder asks; the lowest is marked by a sign, too. */
export function StatementLines({
  tender,
  statement,
}: {
  readonly tender: Tender;
  readonly statement: Statement;
}) {
  const { t } = useTranslation('tenders');
  const { masters } = useMasters();
  const format = useFormat();
  const headOf = ({ id, rank }: Statement['bids'][number]) =>
    `L${rank} · ${tender.bids.find((bid) => bid.id === id)?.organisation_name ?? ''}`;
  return (
    <Paper p="md" component="section" aria-labelledby="lines-title">
      <Title order={2} fz="md" mb="xs" id="lines-title">
        {t('statement.lines')}
      </Title>
      <Table.ScrollContainer
        minWidth={420 + 170 * statement.bids.length}
        type="native"
        tabIndex={0}
        classNames={{ scrollContainerInner: classes.stacks ?? '' }}
      >
        <Table>
          <caption className="visually-hidden">{t('statement.lines')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('line.row')}</Table.Th>
              <Table.Th scope="col">{t('line.description')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('line.quantity')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('statement.estimate')}
              </Table.Th>
              {statement.bids.map((bid) => (
                <Table.Th key={bid.id} scope="col" ta="right">
                  {headOf(bid)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {statement.lines.map((line) => {
              const own = tender.lines.find(({ id }) => id === line.id);
              return (
                <Table.Tr key={line.id}>
                  <Table.Td className="tabular">{own?.ordinal}</Table.Td>
                  <Table.Td maw={280}>
                    <Text size="sm" lineClamp={2} title={own?.description}>
                      {own?.description}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="right" data-label={t('line.quantity')}>
                    <QuantityText
                      value={line.quantity}
                      {...(own?.unit_code ? { unit: masters.unitName(own.unit_code) } : {})}
                    />
                  </Table.Td>
                  <Table.Td ta="right" data-label={t('statement.estimate')}>
                    <div>
                      <Text size="sm" className="tabular">
                        {format.quantity(line.rate, 2)}
                      </Text>
                      <MoneyText value={line.amount} size="xs" c="dimmed" />
                    </div>
                  </Table.Td>
                  {statement.bids.map((bid) => {
                    const cell = line.bids.find(({ id }) => id === bid.id);
                    return (
                      <Table.Td key={bid.id} ta="right" data-label={headOf(bid)}>
                        <div>
                          <Text size="sm" className="tabular" fw={cell?.is_lowest ? 600 : 400}>
                            {cell?.is_lowest ? (
                              <IconArrowDown size={13} aria-label={t('statement.lowest')} />
                            ) : null}{' '}
                            {format.quantity(cell?.rate, 2)}
                          </Text>
                          <MoneyText value={cell?.amount} size="xs" c="dimmed" />
                        </div>
                      </Table.Td>
                    );
                  })}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
