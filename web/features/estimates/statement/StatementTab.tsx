import { Badge, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useErrorText } from '~/i18n/use-error-text';
import { useFormat } from '~/i18n/use-format';
import { asApiError } from '~/lib/api-error';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { estimateQueries } from '../estimate.queries';
import type { Estimate } from '../estimate.types';
import { BASIC_TYPES, type Statement, type StatementRow } from './statement.types';
import { useStatementExport } from './use-statement-export';

/** What labour, material and machinery the works of an estimate take, at the rates of its day. */
export function StatementTab({ estimate }: { readonly estimate: Estimate }) {
  const { t } = useTranslation('estimates');
  const { tenant } = useSession();
  const query = useQuery(estimateQueries.statement(tenant.id, estimate.id, estimate.version));
  if (query.isError && asApiError(query.error).code === 'NO_SOR_PRESENT')
    return <EmptyState title={t('statement.empty')} hint={t('statement.emptyHint')} />;
  return (
    <QueryBoundary query={query}>
      {(statement) => <Tables estimate={estimate} statement={statement} />}
    </QueryBoundary>
  );
}

interface TablesProps {
  readonly estimate: Estimate;
  readonly statement: Statement;
}

function Tables({ estimate, statement }: TablesProps) {
  const { t } = useTranslation('estimates');
  const { ofField } = useErrorText();
  const { masters } = useMasters();
  const format = useFormat();
  const { exportStatement, describe } = useStatementExport(estimate);
  const apart = statement.works.filter(({ problem }) => problem !== null);
  const sentence = (code: string) => ofField({ pointer: '', code, params: {} });
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {t('statement.basis', { day: format.date(statement.rates_on) })}
        </Text>
        <Button
          variant="default"
          size="xs"
          className="no-print"
          leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
          onClick={() => void exportStatement(statement)}
        >
          {t('statement.export')}
        </Button>
      </Group>
      <Paper withBorder p="sm">
        <Title order={2} fz="md" mb="xs">
          {t('statement.summary')}
        </Title>
        <Group gap="xl">
          {['LABOUR', 'MATERIAL', 'MACHINERY', 'LABOUR_CESS'].map((bucket) => (
            <div key={bucket}>
              <Text size="xs" c="dimmed">
                {t(`statement.bucket.${bucket}`)}
              </Text>
              <Text className="tabular">{format.money(statement.buckets[bucket] ?? 0)}</Text>
            </div>
          ))}
          {apart.length === 0 ? null : (
            <div>
              <Text size="xs" c="dimmed">
                {t('statement.apart')}
              </Text>
              <Text className="tabular">{format.money(statement.totals.unanalysed)}</Text>
            </div>
          )}
        </Group>
      </Paper>
      {BASIC_TYPES.map((type) => (
        <BasicTable
          key={type}
          title={t(`statement.type.${type}`)}
          rows={statement.groups[type]}
          total={format.money(statement.totals[type])}
          describe={describe}
        />
      ))}
      {statement.charges.length === 0 ? null : (
        <Paper withBorder p="sm">
          <Title order={2} fz="md" mb="xs">
            {t('statement.charges')}
          </Title>
          {statement.charges.map((charge) => (
            <Group key={`${charge.head_code} ${charge.description}`} justify="space-between">
              <Text size="sm">{`${charge.description} (${charge.head_code})`}</Text>
              <Text size="sm" className="tabular">
                {format.money(charge.amount)}
              </Text>
            </Group>
          ))}
        </Paper>
      )}
      <Paper withBorder p="sm">
        <Group justify="space-between">
          <Text fw={600}>{t('statement.cess')}</Text>
          <Text fw={600} className="tabular">
            {format.money(statement.totals.cess)}
          </Text>
        </Group>
      </Paper>
      {apart.length === 0 ? null : (
        <Paper withBorder p="sm">
          <Title order={2} fz="md" mb={4}>
            {t('statement.apart')}
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            {t('statement.apartHint')}
          </Text>
          {apart.map((work) => (
            <Group key={work.line_id} justify="space-between" wrap="nowrap" mb={6}>
              <div>
                <Text size="sm">
                  <Badge color="gray" size="sm" mr={6} className="tabular">
                    {work.sor_code}
                  </Badge>
                  {describe(work)}
                </Text>
                <Text size="xs" c="dimmed">
                  {`${sentence(work.problem ?? '')} ${work.missing.join(', ')}`}
                </Text>
              </div>
              <Text size="sm" className="tabular">
                {`${format.quantity(work.quantity)} ${masters.unitName(work.unit_code)} · ${format.money(work.amount)}`}
              </Text>
            </Group>
          ))}
        </Paper>
      )}
    </Stack>
  );
}

interface BasicTableProps {
  readonly title: string;
  readonly rows: readonly StatementRow[];
  readonly total: string;
  readonly describe: (row: StatementRow) => string;
}

function BasicTable({ title, rows, total, describe }: BasicTableProps) {
  const { t } = useTranslation('estimates');
  const { masters } = useMasters();
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={560} type="native" tabIndex={0}>
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
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={`${row.code} ${String(row.rate)}`}>
                <Table.Td>
                  <Badge color="gray" size="sm" mr={6} className="tabular">
                    {row.code}
                  </Badge>
                  {describe(row)}
                </Table.Td>
                <Table.Td ta="right" className="tabular">
                  {`${format.quantity(row.quantity, 4)} ${masters.unitName(row.unit_code)}`}
                </Table.Td>
                <Table.Td ta="right" className="tabular">
                  {t('statement.ratePer', {
                    rate: format.money(row.rate),
                    quantity: format.quantity(row.basic_quantity),
                  })}
                </Table.Td>
                <Table.Td ta="right" className="tabular">
                  {format.money(row.amount)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row" colSpan={3} ta="right">
                {t('abstract.sum')}
              </Table.Th>
              <Table.Th ta="right" className="tabular">
                {total}
              </Table.Th>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
