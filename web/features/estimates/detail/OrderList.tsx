import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PaperState } from '~/features/workflow';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import type { Estimate } from '../estimate.types';

/** The work orders of an estimate, with who carries them out. */
export function OrderList({ estimate }: { readonly estimate: Estimate }) {
  const { t } = useTranslation('estimates');
  if (estimate.work_orders.length === 0) return null;
  return (
    <Paper component="section" p="md" aria-labelledby="orders-title">
      <Title order={2} fz="md" mb="xs" id="orders-title">
        {t('order.list')}
      </Title>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {estimate.work_orders.map((order) => (
          <li key={order.id}>
            <Group gap="xs" justify="space-between">
              <LinkText
                to="/work-orders/$workOrderId"
                params={{ workOrderId: order.id }}
                size="sm"
                className="tabular"
              >
                {order.number ?? t('draft')}
              </LinkText>
              <MoneyText value={order.amount} size="sm" />
              <PaperState type="work_order" state={order.state} size="sm" />
            </Group>
            <Text size="xs" c="dimmed">
              {order.organisation_name}
            </Text>
          </li>
        ))}
      </Stack>
    </Paper>
  );
}
