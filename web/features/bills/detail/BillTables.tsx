import { Badge, Paper, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { DateText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import { QuantityText } from '~/ui/QuantityText';
import type { Beneficiary, Bill, BillLine } from '../bill.types';

interface BillProps {
  readonly bill: Bill;
}

/** What the bill earns and what is held back, each with its rule, base and rate, down to the net. */
export function LineTable({ bill }: BillProps) {
  const { t } = useTranslation('bills');
  const totals = [
    ['gross', bill.gross],
    ['deductions', bill.deductions],
    ['net', bill.net],
  ] as const;
  return (
    <Paper p="md">
      <Table.ScrollContainer pos="relative" minWidth={560} type="native" tabIndex={0}>
        <Table>
          <caption className="visually-hidden">{t('lines')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('field.head')}</Table.Th>
              <Table.Th scope="col">{t('field.rule')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('field.amount')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bill.lines.map((line) => (
              <LineRow key={line.id} bill={bill} line={line} />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            {totals.map(([key, value]) => (
              <Table.Tr key={key}>
                <Table.Th scope="row" colSpan={2} ta="right">
                  {t(`field.${key}`)}
                </Table.Th>
                <Table.Th ta="right">
                  <MoneyText value={value} fw={key === 'net' ? 700 : 500} />
                </Table.Th>
              </Table.Tr>
            ))}
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function LineRow({ bill, line }: BillProps & { readonly line: BillLine }) {
  const { t } = useTranslation('bills');
  const nameOf = useLocalName();
  const head = bill.heads[line.head_code];
  const isDeduction = line.direction === 'DEDUCTION';
  const isTyped = line.amount !== line.calculated_amount;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {head === undefined ? line.head_code : nameOf(head)}
        {line.description === null ? null : (
          <Text size="xs" c="dimmed" lineClamp={2}>
            {line.description}
          </Text>
        )}
      </Table.Th>
      <Table.Td>
        <Rule line={line} />
        {isTyped ? (
          <Text size="xs" c="dimmed">
            {t('typedInstead')} <MoneyText value={line.calculated_amount} size="xs" />
            {line.reason === null ? '' : ` · ${line.reason}`}
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td ta="right">
        {isDeduction ? '−\u00a0' : null}
        <MoneyText value={line.amount} size="sm" />
      </Table.Td>
    </Table.Tr>
  );
}

function Rule({ line }: { readonly line: BillLine }) {
  const { t } = useTranslation('bills');
  const format = useFormat();
  if (line.calculation === 'PERCENTAGE') {
    return t(`rule.${line.base ?? 'EXCLUDING_GST'}`, {
      percent: format.quantity(line.rate, 2),
      base: format.money(line.base_amount),
    });
  }
  if (line.quantity === null) return null;
  return (
    <>
      <QuantityText value={line.quantity} size="sm" />
      {line.rate === null ? null : (
        <>
          {' × '}
          <MoneyText value={line.rate} size="sm" />
        </>
      )}
    </>
  );
}

/** Who is paid how much to which account, and how far the payment is. */
export function BeneficiaryTable({ bill }: BillProps) {
  const { t } = useTranslation('bills');
  return (
    <Paper p="md">
      <Table.ScrollContainer pos="relative" minWidth={640} type="native" tabIndex={0}>
        <Table>
          <caption className="visually-hidden">{t('beneficiaries')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('field.payee')}</Table.Th>
              <Table.Th scope="col">{t('field.account')}</Table.Th>
              <Table.Th scope="col">{t('field.payment')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('field.gross')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('field.net')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bill.beneficiaries.map((row) => (
              <BeneficiaryRow key={row.id} bill={bill} row={row} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function BeneficiaryRow({ bill, row }: BillProps & { readonly row: Beneficiary }) {
  const { t } = useTranslation('bills');
  const nameOf = useLocalName();
  const format = useFormat();
  const head = row.head_code === null ? undefined : bill.heads[row.head_code];
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {head === undefined ? row.name : nameOf(head)}
        <Text size="xs" c="dimmed">
          {row.days === null
            ? t(`owner.${row.owner_type}`)
            : t('days', { days: format.quantity(row.days, 1) })}
        </Text>
      </Table.Th>
      <Table.Td>
        {row.account === null ? (
          <Badge color="saffron" variant="light">
            {t('account.none')}
          </Badge>
        ) : (
          <>
            <span className="tabular">•••• {row.account.last4}</span>
            <Text size="xs" c="dimmed">
              {row.account.bank_name ?? row.account.ifsc}
              {row.account.is_ready ? '' : ` · ${t('account.notReady')}`}
            </Text>
          </>
        )}
      </Table.Td>
      <Table.Td>
        {t(`payment.${row.payment_status ?? 'NONE'}`)}
        {row.withheld_until === null ? null : (
          <Text size="xs" c="dimmed">
            {t('withheld')} <DateText value={row.withheld_until} size="xs" />
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">
        <MoneyText value={row.gross} size="sm" />
      </Table.Td>
      <Table.Td ta="right">
        <MoneyText value={row.net} size="sm" fw={600} />
      </Table.Td>
    </Table.Tr>
  );
}
