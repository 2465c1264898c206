import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { billQueries } from '../bill.queries';
import type { OrderBillsAnswer } from '../bill.types';
import { BillActions } from './BillActions';
import { OrderBillTable } from './OrderBillTable';

/** The bills of one work order, for its page: what they take of its value, and the next ones to write. */
export function OrderBills({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation('bills');
  const { tenant } = useSession();
  const query = useQuery(billQueries.order(tenant.id, orderId));
  return (
    <QueryBoundary query={query}>
      {(answer) =>
        answer === null ? <EmptyState title={t('order.nothing')} /> : <Panel answer={answer} />
      }
    </QueryBoundary>
  );
}

function Panel({ answer }: { readonly answer: OrderBillsAnswer }) {
  const { t } = useTranslation('bills');
  const format = useFormat();
  const facts = [
    ['billed', answer.billed],
    ['advance', answer.advance_outstanding],
    ['withheld', answer.security.withheld],
    ['unbilled', answer.unbilled],
  ] as const;
  return (
    <Paper component="section" p="md" aria-labelledby="bills-title">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} fz="md" id="bills-title">
            {t('order.heading')}
          </Title>
          <BillActions answer={answer} />
        </Group>
        <Text size="sm">
          {t('order.taken', {
            billed: format.money(answer.billed),
            limit: format.money(answer.amount),
          })}
        </Text>
        {facts
          .filter(([key, value]) => key !== 'billed' && Number(value) > 0)
          .map(([key, value]) => (
            <Text key={key} size="sm" c="dimmed">
              {t(`order.${key}`, { amount: format.money(value) })}
            </Text>
          ))}
        {answer.bills.length === 0 ? (
          <EmptyState title={t('order.none')} />
        ) : (
          <OrderBillTable answer={answer} />
        )}
      </Stack>
    </Paper>
  );
}
