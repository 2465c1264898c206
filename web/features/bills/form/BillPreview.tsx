import { Alert, Group, Paper, Stack, Text } from '@mantine/core';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { moneyToText, parseMoney, previewPurchase } from '#domain';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { MoneyText } from '~/ui/MoneyText';
import { purchaseDraft, type PurchaseForm } from '../bill.schema';
import type { BillTerms } from '../bill.types';

interface BillPreviewProps {
  readonly control: Control<PurchaseForm>;
  readonly terms: BillTerms;
}

/** What the bill comes to while it is typed: each deduction by its rule, the net, and whether the order has room. */
export function BillPreview({ control, terms }: BillPreviewProps) {
  const { t } = useTranslation('bills');
  const format = useFormat();
  const nameOf = useLocalName();
  const head = (code: string) => {
    const named = terms.heads[code];
    return named === undefined ? code : nameOf(named);
  };
  const values = useWatch({ control }) as PurchaseForm;
  const preview = previewPurchase(terms.rules, purchaseDraft(values));
  const room = parseMoney(String(terms.order.room ?? 0));
  return (
    <Paper p="md" withBorder my="md" aria-live="polite">
      <Stack gap={4}>
        <Line label={t('field.gross')} value={moneyToText(preview.gross)} isStrong />
        {preview.deductions
          .filter(({ amount }) => amount > 0)
          .map(({ head_code, amount, rate, base_amount }) => (
            <Line
              key={head_code}
              label={
                base_amount === null
                  ? head(head_code)
                  : t('ofBase', {
                      head: head(head_code),
                      percent: format.quantity(rate, 2),
                      base: format.money(moneyToText(base_amount)),
                    })
              }
              value={`-${moneyToText(amount)}`}
            />
          ))}
        <Line label={t('field.net')} value={moneyToText(preview.net)} isStrong />
        {preview.gross > room ? (
          <Alert color="saffron">
            {t('purchase.noRoom', { room: format.money(terms.order.room) })}
          </Alert>
        ) : null}
      </Stack>
    </Paper>
  );
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly isStrong?: boolean;
}

function Line({ label, value, isStrong = false }: LineProps) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm" fw={isStrong ? 600 : 400}>
        {label}
      </Text>
      <MoneyText value={value} size="sm" fw={isStrong ? 700 : 400} />
    </Group>
  );
}
