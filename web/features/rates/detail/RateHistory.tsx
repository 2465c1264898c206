import { Badge, Button, Group, Modal, Paper, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { Chart } from '~/ui/charts/Chart';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { EmptyState } from '~/ui/EmptyState';
import { DayInput } from '~/ui/form/DayInput';
import { useEndRate } from '../rate.mutations';
import type { RateRow, SorDetail } from '../rate.types';
import { HeadsText } from './HeadsText';

interface RateHistoryProps {
  readonly item: SorDetail;
  readonly maySet: boolean;
}

/** What the item cost from day to day, as a chart and as a table; the leads in it. */
export function RateHistory({ item, maySet }: RateHistoryProps) {
  const { t } = useTranslation('rates');
  const { tenant } = useSession();
  const format = useFormat();
  const [ending, setEnding] = useState<RateRow | null>(null);
  if (item.rates.length === 0)
    return <EmptyState title={t('history.empty')} hint={t('undecidedHint')} />;
  const points = [...item.rates].reverse().map((rate) => ({
    key: rate.id,
    label: format.date(rate.valid_from),
    values: { rate: String(rate.rate) },
  }));
  return (
    <Stack gap="md">
      {item.leads.length === 0 ? null : <LeadTable item={item} />}
      {points.length < 2 ? null : (
        <Paper withBorder p="sm">
          <Chart
            title={t('history.chart')}
            definition={t('history.chartHint')}
            pointsLabel={t('field.validFrom')}
            data={{
              measure: 'money',
              series: [{ key: 'rate', label: t('field.rate') }],
              points,
            }}
          />
        </Paper>
      )}
      <Paper withBorder>
        <Table.ScrollContainer minWidth={640} type="native" tabIndex={0}>
          <Table>
            <caption className="visually-hidden">{t('tab.rates')}</caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('history.validity')}</Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('field.rate')}
                </Table.Th>
                <Table.Th scope="col">{t('history.heads')}</Table.Th>
                <Table.Th scope="col">{t('field.source')}</Table.Th>
                <Table.Th scope="col">{t('history.by')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {item.rates.map((rate) => (
                <Table.Tr key={rate.id}>
                  <Table.Td className="tabular">
                    {rate.valid_to === null
                      ? t('history.since', { from: format.date(rate.valid_from) })
                      : t('history.range', {
                          from: format.date(rate.valid_from),
                          to: format.date(rate.valid_to),
                        })}
                  </Table.Td>
                  <Table.Td ta="right" className="tabular">
                    {format.money(rate.rate)}
                  </Table.Td>
                  <Table.Td>
                    <HeadsText heads={rate.heads} />
                  </Table.Td>
                  <Table.Td>
                    <Group gap={4}>
                      <Badge color="gray" size="sm">
                        {t(`source.${rate.source}`)}
                      </Badge>
                      <Badge color={rate.tenant_id === tenant.id ? 'teal' : 'gray'} size="sm">
                        {t(rate.tenant_id === tenant.id ? 'own' : 'above')}
                      </Badge>
                    </Group>
                  </Table.Td>
                  <Table.Td>
                    <Group gap="xs" justify="space-between" wrap="nowrap">
                      <Text size="xs">
                        {[rate.changed_by, rate.revision].filter(Boolean).join(' · ')}
                      </Text>
                      {maySet && mayEnd(rate, tenant.id, item.today) ? (
                        <Button
                          size="compact-xs"
                          variant="default"
                          className="no-print"
                          onClick={() => setEnding(rate)}
                        >
                          {t(rate.valid_from > item.today ? 'history.withdraw' : 'history.end')}
                        </Button>
                      ) : null}
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
      {ending === null ? null : (
        <EndDialog rate={ending} today={item.today} onClose={() => setEnding(null)} />
      )}
    </Stack>
  );
}

const mayEnd = (rate: RateRow, tenantId: string, today: string) =>
  rate.tenant_id === tenantId &&
  rate.source === 'TYPED' &&
  (rate.valid_to === null || rate.valid_to >= today);

function LeadTable({ item }: { readonly item: SorDetail }) {
  const { t } = useTranslation('rates');
  const { masters } = useMasters();
  const format = useFormat();
  return (
    <Paper withBorder p="sm">
      <Text fw={600} size="sm" mb={4}>
        {t('history.leads')}
      </Text>
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {item.leads.map((lead) => (
          <li key={lead.lead_type_code}>
            <Text size="sm" className="tabular">
              {t('history.leadLine', {
                kind: masters.name('LEAD_TYPE', lead.lead_type_code),
                distance: format.quantity(lead.distance_km),
                rate: format.money(lead.rate),
                amount: format.money(lead.amount),
              })}
              {lead.quarry === null ? '' : ` · ${lead.quarry}`}
            </Text>
          </li>
        ))}
      </ul>
    </Paper>
  );
}

interface EndDialogProps {
  readonly rate: RateRow;
  readonly today: string;
  readonly onClose: () => void;
}

function EndDialog({ rate, today, onClose }: EndDialogProps) {
  const { t } = useTranslation('rates');
  const end = useEndRate();
  const isFuture = rate.valid_from > today;
  const [last, setLast] = useState<string>(today);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(isFuture ? 'history.withdraw' : 'history.end')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t(isFuture ? 'history.withdrawText' : 'history.endText')}</Text>
        {isFuture ? null : (
          <DayInput label={t('history.lastOn')} value={last} min={today} onChange={setLast} />
        )}
        {end.error === null ? null : <ErrorBlock error={end.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button
            color="red"
            loading={end.isPending}
            onClick={() =>
              end.mutate({ id: rate.id, lastOn: isFuture ? null : last }, { onSuccess: onClose })
            }
          >
            {t(isFuture ? 'history.withdraw' : 'history.end')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
