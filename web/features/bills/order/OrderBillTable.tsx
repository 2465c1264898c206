import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PaperState } from '~/features/workflow';
import { DateText } from '~/ui/DateText';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import type { OrderBillsAnswer } from '../bill.types';

/** The bills of an order, newest first. */
export function OrderBillTable({ answer }: { readonly answer: OrderBillsAnswer }) {
  const { t } = useTranslation('bills');
  return (
    <Table.ScrollContainer pos="relative" minWidth={640} type="native" tabIndex={0}>
      <Table>
        <caption className="visually-hidden">{t('order.heading')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('field.number')}</Table.Th>
            <Table.Th scope="col">{t('field.payee')}</Table.Th>
            <Table.Th scope="col">{t('field.state')}</Table.Th>
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
          {answer.bills.map((bill) => (
            <Table.Tr key={bill.id}>
              <Table.Th scope="row" fw={500}>
                <LinkText to="/bills/$billId" params={{ billId: bill.id }}>
                  {bill.number ?? t('draft')}
                </LinkText>
                <Text size="xs" c="dimmed">
                  {t(`kind.${bill.kind}`)} · <DateText value={bill.bill_date} size="xs" />
                </Text>
              </Table.Th>
              <Table.Td>{bill.payee_name}</Table.Td>
              <Table.Td>
                <PaperState type="bill" state={bill.state} size="sm" />
              </Table.Td>
              <Table.Td>{t(`payment.${bill.payment_status ?? 'NONE'}`)}</Table.Td>
              <Table.Td ta="right">
                <MoneyText value={bill.gross} size="sm" />
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText value={bill.net} size="sm" />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
