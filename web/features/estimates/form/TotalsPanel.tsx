import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { moneyToText, type Paise } from '#domain';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import classes from '~/ui/form/paper-form.module.css';
import type { NamedOverhead } from './OverheadSection';
import { usePreview, useTotals } from './preview-store';

/** The running totals, pinned beside the lines. */
export function TotalsPanel({ overheads }: { readonly overheads: readonly NamedOverhead[] }) {
  const { t } = useTranslation('estimates');
  const nameOf = useLocalName();
  const totals = useTotals();
  const used = overheads.filter(({ code }) => totals.overheads[code] !== undefined);
  return (
    <dl className={classes.totals} aria-label={t('total.title')}>
      <Total label={t('total.sor')} amount={totals.sor} />
      <Total label={t('total.nonSor')} amount={totals.non_sor} />
      {used.map((rule) => (
        <Total key={rule.code} label={nameOf(rule)} amount={totals.overheads[rule.code]} />
      ))}
      <Total label={t('total.exact')} amount={totals.exact_total} isSum />
      <Total label={t('total.payable')} amount={totals.payable_total} isGrand />
    </dl>
  );
}

interface TotalProps {
  readonly label: string;
  readonly amount: Paise | undefined;
  readonly isSum?: boolean;
  readonly isGrand?: boolean;
}

function Total({ label, amount, isSum = false, isGrand = false }: TotalProps) {
  const format = useFormat();
  return (
    <div data-sum={isSum} data-grand={isGrand}>
      <dt>{label}</dt>
      <dd className="tabular">{amount === undefined ? null : format.money(moneyToText(amount))}</dd>
    </div>
  );
}

/** The one figure that stays in sight on a small screen. */
export function GrandTotal() {
  const { t } = useTranslation('estimates');
  const format = useFormat();
  const amount = usePreview((preview) => preview.totals.payable_total);
  return (
    <span>
      <Text span size="xs" c="dimmed" display="block" lh={1.2}>
        {t('total.payable')}
      </Text>
      <Text span fw={700} className="tabular">
        {format.money(moneyToText(amount))}
      </Text>
    </span>
  );
}
