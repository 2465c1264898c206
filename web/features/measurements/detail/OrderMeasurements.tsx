import { Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconRulerMeasure } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addMoney, moneyToText, multiplyRate, parseQuantity, parseRate } from '#domain';
import { useErrorText } from '~/i18n/use-error-text';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { LinkButton } from '~/ui/LinkButton';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { measurementQueries } from '../measurement.queries';
import type { Measurable } from '../measurement.types';
import { BookHistory } from './BookHistory';

/** The measurements of one work order, for its page: how much is measured, all books, the way to the next. */
export function OrderMeasurements({ orderId }: { readonly orderId: string }) {
  const { tenant } = useSession();
  const query = useQuery(measurementQueries.measurable(tenant.id, orderId));
  return (
    <QueryBoundary query={query}>{(measurable) => <Panel measurable={measurable} />}</QueryBoundary>
  );
}

function Panel({ measurable }: { readonly measurable: Measurable }) {
  const { t } = useTranslation('measurements');
  const format = useFormat();
  const { ofField } = useErrorText();
  const [fresh] = useState(() => crypto.randomUUID());
  const { side, refusal, open, lines, work_order: order } = measurable;
  const value = (key: 'sanctioned_quantity' | 'previous_quantity') =>
    addMoney(
      ...lines.map((line) =>
        multiplyRate(parseRate(line.rate ?? '0'), parseQuantity(line[key] ?? '0')),
      ),
    );
  const sanctioned = value('sanctioned_quantity');
  const measured = value('previous_quantity');
  const percent = sanctioned === 0 ? 0 : Math.round((measured * 100) / sanctioned);
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end" gap="sm">
        <div style={{ flex: '1 1 260px' }}>
          <Text size="sm">
            {t('order.measured', {
              measured: format.money(moneyToText(measured)),
              sanctioned: format.money(moneyToText(sanctioned)),
            })}
          </Text>
          <Progress value={percent} aria-label={t('order.progress', { percent })} mt={4} />
        </div>
        {side === null ? null : open === null ? (
          <LinkButton
            to="/measurements/$measurementId/edit"
            params={{ measurementId: fresh }}
            search={{ order: order.id }}
            disabled={refusal !== null}
            leftSection={<IconRulerMeasure size={16} aria-hidden />}
          >
            {t('order.measure')}
          </LinkButton>
        ) : (
          <LinkButton to="/measurements/$measurementId" params={{ measurementId: open.id }}>
            {t('refused.open', { number: open.number ?? t('draft') })}
          </LinkButton>
        )}
      </Group>
      {side !== null && open === null && refusal !== null ? (
        <Text size="sm" c="dimmed">
          {ofField({ pointer: '', code: refusal, params: {} })}
        </Text>
      ) : null}
      <BookHistory books={measurable.books} />
    </Stack>
  );
}
