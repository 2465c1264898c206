import { Button, Paper, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#domain';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import type { Lead, LeadKind } from '../rate.types';

interface LeadTableProps {
  readonly kind: LeadKind;
  readonly rows: readonly Lead[];
  readonly mayChange: boolean;
  readonly onEnd: (lead: Lead) => void;
}

/** Lead rates or distances, those of the agency and those above it. */
export function LeadTable({ kind, rows, mayChange, onEnd }: LeadTableProps) {
  const { t } = useTranslation('rates');
  const { masters } = useMasters();
  const { tenant } = useSession();
  const format = useFormat();
  const [today] = useState(() => dayIn(tenant.time_zone, Date.now()));
  if (rows.length === 0)
    return <EmptyState title={t(`leads.empty.${kind}`)} hint={t(`leads.emptyHint.${kind}`)} />;
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={560} type="native" tabIndex={0}>
        <Table>
          <caption className="visually-hidden">{t(`leads.kind.${kind}`)}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('leads.group')}</Table.Th>
              <Table.Th scope="col">{t('leads.type')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t(`leads.figure.${kind}`)}
              </Table.Th>
              <Table.Th scope="col">{t('history.validity')}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((lead) => {
              const isOver = lead.valid_to !== null && lead.valid_to < today;
              return (
                <Table.Tr key={lead.id}>
                  <Table.Td>
                    {lead.sub_type}
                    {lead.quarry === null || lead.quarry === undefined ? null : (
                      <Text size="xs" c="dimmed">
                        {lead.quarry}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>{masters.name('LEAD_TYPE', lead.lead_type_code)}</Table.Td>
                  <Table.Td ta="right" className="tabular">
                    {kind === 'RATE'
                      ? format.money(lead.rate)
                      : t('leads.km', { distance: format.quantity(lead.distance_km) })}
                  </Table.Td>
                  <Table.Td className="tabular">
                    {lead.valid_to === null
                      ? t('history.since', { from: format.date(lead.valid_from) })
                      : t('history.range', {
                          from: format.date(lead.valid_from),
                          to: format.date(lead.valid_to),
                        })}
                  </Table.Td>
                  <Table.Td ta="right">
                    {mayChange && lead.tenant_id === tenant.id && !isOver ? (
                      <Button size="compact-xs" variant="default" onClick={() => onEnd(lead)}>
                        {t(lead.valid_from > today ? 'history.withdraw' : 'history.end')}
                      </Button>
                    ) : null}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
