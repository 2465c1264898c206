import { Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { DateText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import type { WorkOrder } from '../work-order.types';

/** Milestones with their share of the whole, and when how much is planned to be paid. */
export function PlanTables({ order }: { readonly order: WorkOrder }) {
  const { t } = useTranslation('work-orders');
  const format = useFormat();
  const { milestones, payments } = order;
  const milestoneName = (id: string | null) => milestones.find((row) => row.id === id)?.name;
  return (
    <Stack gap="md">
      <Paper component="section" p="md" aria-label={t('section.milestones')}>
        <Title order={2} fz="md" mb="xs">
          {t('section.milestones')}
        </Title>
        {milestones.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('milestones.none')}
          </Text>
        ) : (
          <Table.ScrollContainer pos="relative" minWidth={420} type="native" tabIndex={0}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('field.milestone')}</Table.Th>
                  <Table.Th scope="col">{t('field.plannedFrom')}</Table.Th>
                  <Table.Th scope="col">{t('field.plannedTo')}</Table.Th>
                  <Table.Th scope="col" ta="right">
                    {t('field.percentage')}
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {milestones.map((row) => (
                  <Table.Tr key={row.id}>
                    <Table.Th scope="row" fw={500}>
                      {row.name}
                    </Table.Th>
                    <Table.Td>
                      <DateText value={row.planned_from_on} />
                    </Table.Td>
                    <Table.Td>
                      <DateText value={row.planned_to_on} />
                    </Table.Td>
                    <Table.Td ta="right" className="tabular">
                      {format.percent(row.percentage)}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Paper>
      <Paper component="section" p="md" aria-label={t('section.payments')}>
        <Title order={2} fz="md" mb="xs">
          {t('section.payments')}
        </Title>
        {payments.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('payments.none')}
          </Text>
        ) : (
          <Table.ScrollContainer pos="relative" minWidth={320} type="native" tabIndex={0}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('field.plannedOn')}</Table.Th>
                  <Table.Th scope="col">{t('field.milestone')}</Table.Th>
                  <Table.Th scope="col" ta="right">
                    {t('field.amount')}
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {payments.map((row) => (
                  <Table.Tr key={row.id}>
                    <Table.Td>
                      <DateText value={row.planned_on} />
                    </Table.Td>
                    <Table.Td>{milestoneName(row.milestone_id) ?? row.remarks}</Table.Td>
                    <Table.Td ta="right">
                      <MoneyText value={row.amount} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Paper>
    </Stack>
  );
}
