import { Alert, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareBids, parseMoney } from '#domain';
import { useFormat } from '~/i18n/use-format';
import { toDecimalText } from '~/lib/decimal-text';
import { useCan } from '~/session/use-session';
import { MoneyText } from '~/ui/MoneyText';
import classes from '~/ui/sheet.module.css';
import { StatusBadge } from '~/ui/StatusBadge';
import type { Statement, Tender } from '../tender.types';
import { NegotiationDialog } from './NegotiationDialog';
import { StatementLines } from './StatementLines';
import { useStatementExport } from './use-statement-export';

interface StatementProps {
  readonly tender: Tender;
  readonly statement: Statement;
}

/** The comparative statement: amounts by rank, then the rate of each bidder on each line. */
export function StatementTab({ tender, statement }: StatementProps) {
  const { t } = useTranslation('tenders');
  const exportSheet = useStatementExport(tender, statement);
  return (
    <Stack gap="md">
      <Paper p="md" component="section" aria-labelledby="ranking-title">
        <Group justify="space-between" mb="xs">
          <Title order={2} fz="md" id="ranking-title">
            {t('statement.ranking')}
          </Title>
          <Button
            className="no-print"
            size="xs"
            variant="default"
            leftSection={<IconFileSpreadsheet size={15} aria-hidden />}
            onClick={() => void exportSheet()}
          >
            {t('statement.export')}
          </Button>
        </Group>
        <Ranking tender={tender} statement={statement} />
        <Recomputed statement={statement} />
      </Paper>
      <StatementLines tender={tender} statement={statement} />
    </Stack>
  );
}

function Ranking({ tender, statement }: StatementProps) {
  const { t } = useTranslation('tenders');
  const format = useFormat();
  const mayNegotiate =
    useCan('tender:evaluate') &&
    ['FINANCIAL', 'RECOMMENDED'].includes(tender.stage) &&
    tender.letters.every((letter) => letter.application_status === 'INACTIVE');
  const [negotiating, setNegotiating] = useState<string | null>(null);
  return (
    <>
      <Table.ScrollContainer
        minWidth={640}
        type="native"
        tabIndex={0}
        classNames={{ scrollContainerInner: classes.stacks ?? '' }}
      >
        <Table>
          <caption className="visually-hidden">{t('statement.ranking')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('statement.rank')}</Table.Th>
              <Table.Th scope="col">{t('bidder.name')}</Table.Th>
              {(['quoted', 'computed', 'percentage', 'negotiated'] as const).map((key) => (
                <Table.Th key={key} scope="col" ta="right">
                  {t(`statement.${key}`)}
                </Table.Th>
              ))}
              {mayNegotiate ? <Table.Th scope="col">{t('security.actions')}</Table.Th> : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {statement.bids.map((row) => {
              const bid = tender.bids.find(({ id }) => id === row.id);
              return (
                <Table.Tr key={row.id}>
                  <Table.Td>
                    <Text span fw={600} className="tabular">
                      {`L${row.rank}`}
                    </Text>
                    {row.is_tied ? ` · ${t('statement.tied')}` : null}
                  </Table.Td>
                  <Table.Td>
                    {bid?.organisation_name}
                    {row.wrong_lines > 0 ? (
                      <Text size="xs" c="dimmed">
                        {t('statement.wrong', { count: row.wrong_lines })}
                      </Text>
                    ) : null}
                    {bid?.is_intact === false ? (
                      <StatusBadge state="REJECTED" label={t('statement.notIntact')} size="sm" />
                    ) : null}
                  </Table.Td>
                  <Table.Td ta="right" data-label={t('statement.quoted')}>
                    <MoneyText value={row.quoted} />
                  </Table.Td>
                  <Table.Td ta="right" data-label={t('statement.computed')}>
                    <MoneyText value={row.amount} fw={600} />
                  </Table.Td>
                  <Table.Td ta="right" className="tabular" data-label={t('statement.percentage')}>
                    {row.percentage === null
                      ? null
                      : t(Number(row.percentage) > 0 ? 'statement.above' : 'statement.below', {
                          percent: format.percent(toDecimalText(row.percentage)?.replace('-', '')),
                        })}
                  </Table.Td>
                  {bid === undefined || bid.negotiated_amount === null ? (
                    <Table.Td />
                  ) : (
                    <Table.Td ta="right" data-label={t('statement.negotiated')}>
                      <div>
                        <MoneyText value={bid.negotiated_amount} />
                        <Text size="xs" c="dimmed">
                          {bid.negotiated_by_name}: {bid.negotiation_note}
                        </Text>
                      </div>
                    </Table.Td>
                  )}
                  {mayNegotiate ? (
                    <Table.Td>
                      {row.rank === 1 ? (
                        <Button
                          size="compact-sm"
                          variant="light"
                          onClick={() => setNegotiating(row.id)}
                        >
                          {t('statement.negotiate')}
                        </Button>
                      ) : null}
                    </Table.Td>
                  ) : null}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row" colSpan={3} ta="right">
                {t('field.estimatedCost')}
              </Table.Th>
              <Table.Th ta="right">
                <MoneyText value={statement.estimate} />
              </Table.Th>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
      {negotiating === null ? null : (
        <NegotiationDialog bidId={negotiating} onClose={() => setNegotiating(null)} />
      )}
    </>
  );
}

/** The same arithmetic on this device, from the rates shown: says so when the two differ. */
function Recomputed({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation('tenders');
  const own = compareBids(
    statement.lines,
    statement.bids.map((bid) => ({
      id: bid.id,
      total: null,
      lines: statement.lines.flatMap((line) =>
        line.bids
          .filter(({ id }) => id === bid.id)
          .map(({ rate }) => ({ id: line.id, rate, amount: null })),
      ),
    })),
  );
  const differs = own.bids.some((mine) => {
    const theirs = statement.bids.find(({ id }) => id === mine.id);
    return (
      theirs === undefined || theirs.rank !== mine.rank || parseMoney(theirs.amount) !== mine.amount
    );
  });
  return differs ? (
    <Alert color="red" mt="xs">
      {t('statement.differs')}
    </Alert>
  ) : (
    <Text size="xs" c="dimmed" mt="xs">
      {t('statement.agrees')}
    </Text>
  );
}
