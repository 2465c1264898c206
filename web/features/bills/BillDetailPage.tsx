import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperPage, usePaperTabs } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { asApiError } from '~/lib/api-error';
import { useRememberOpened } from '~/session/recently-opened';
import { useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { mayEditBill } from './bill.permissions';
import { billQueries } from './bill.queries';
import type { Bill } from './bill.types';
import { useBillChain } from './detail/use-bill-chain';
import { BeneficiaryTable, LineTable } from './detail/BillTables';
import { PurchaseDialog } from './form/PurchaseDialog';
import { useBillComparer } from './use-bill-comparer';

/** One bill: what it earns, what is held back by which rule, who is paid, where it stands, and what I may do with it. */
export function BillDetailPage() {
  const { billId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(billQueries.detail(tenant.id, billId));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return <QueryBoundary query={query}>{(bill) => <Detail bill={bill} />}</QueryBoundary>;
}

function Detail({ bill }: { readonly bill: Bill }) {
  const { t } = useTranslation('bills');
  const search = useSearch({ strict: false });
  const { can } = useSession();
  const format = useFormat();
  const [isEditing, setIsEditing] = useState(false);
  const { work_order: order, document_type: type } = bill;
  const common = usePaperTabs({ type, paper: bill, search, compare: useBillComparer() });
  const tabs = [
    { value: 'lines', label: t('lines'), content: <LineTable bill={bill} />, isPrinted: true },
    {
      value: 'beneficiaries',
      label: t('beneficiaries'),
      content: <BeneficiaryTable bill={bill} />,
      isPrinted: true,
    },
    // People of an organisation see the bill; how it was decided is the agency's.
    ...(bill.is_whole ? common : common.filter(({ value }) => value === 'documents')),
  ];
  useRememberOpened({
    type,
    id: bill.id,
    number: bill.number,
    title: order.project.name,
    href: `/bills/${bill.id}`,
  });
  return (
    <>
      <PaperPage
        type={type}
        paper={bill}
        search={search}
        title={t('of', { kind: t(`kind.${bill.kind}`), name: order.project.name })}
        crumbs={[{ label: t('common:nav.bills'), link: { to: '/bills' } }]}
        meta={
          <>
            <MoneyText value={bill.net} fw={700} c="var(--mantine-color-text)" />
            <Text span size="sm">
              {bill.payee_name ?? t('people', { count: bill.beneficiaries.length })}
            </Text>
            <Text span size="sm">
              <LinkText to="/work-orders/$workOrderId" params={{ workOrderId: bill.work_order_id }}>
                {order.number}
              </LinkText>
            </Text>
            <Text span size="sm">
              {t(`payment.${bill.payment_status ?? 'NONE'}`)}
            </Text>
          </>
        }
        headerActions={
          mayEditBill(bill, can) ? (
            <Button
              variant="light"
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => setIsEditing(true)}
            >
              {t('edit')}
            </Button>
          ) : null
        }
        steps={useBillChain(bill)}
        tabs={tabs}
        printFacts={[
          [t('field.reference'), bill.reference],
          [t('field.date'), format.date(bill.bill_date)],
          [t('field.payee'), bill.payee_name ?? ''],
          [
            t('field.invoice'),
            bill.invoice_number === null
              ? ''
              : `${bill.invoice_number} · ${bill.invoice_date === null ? '' : format.date(bill.invoice_date)}`,
          ],
        ]}
      />
      {isEditing ? (
        <PurchaseDialog
          orderId={bill.work_order_id}
          bill={bill}
          onClose={() => setIsEditing(false)}
        />
      ) : null}
    </>
  );
}
