import { useTranslation } from 'react-i18next';
import { moneyToText, parseMoney, type DecimalInput, type Paise } from '#domain';
import { NO_VALUE } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';

/** A balance with its side, as books write it: `2,070.00 Cr`. Debit is positive. */
export function useSided(): (value: DecimalInput) => string {
  const { t } = useTranslation('ledger');
  const format = useFormat();
  return (value) => {
    const amount = parseMoney(value ?? 0);
    const text = format.money(moneyToText(Math.abs(amount) as Paise));
    return amount === 0 ? text : t(amount < 0 ? 'sided.credit' : 'sided.debit', { amount: text });
  };
}

/** One side of a line: an empty cell where it has nothing. */
export function SideText({ value }: { readonly value: DecimalInput }) {
  const format = useFormat();
  return (
    <span className="tabular">{parseMoney(value ?? 0) === 0 ? NO_VALUE : format.money(value)}</span>
  );
}
