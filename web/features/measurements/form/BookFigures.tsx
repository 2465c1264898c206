import { Alert, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addMoney, moneyToText, type Paise } from '#domain';
import { useFormat } from '~/i18n/use-format';
import { useFieldText } from '~/ui/form/use-field-text';
import classes from '~/ui/form/paper-form.module.css';
import { useSheetLines } from './form-context';
import { liveFault } from './measure-model';
import type { SheetStore } from './sheet-store';

interface Figures {
  readonly sor: Paise;
  readonly nonSor: Paise;
  readonly current: Paise;
  readonly cumulative: Paise;
}

/** What the book comes to while it is typed. */
function totalsOf(sheet: SheetStore): Figures {
  const of = (category: 'SOR' | 'NON_SOR' | null, key: 'amount' | 'cumulative_amount') =>
    addMoney(
      ...sheet.book.flatMap((item, at) => {
        const figures = sheet.figures(at);
        const counts = category === null || item.category === category;
        return figures === null || !counts ? [] : [figures[key]];
      }),
    );
  return {
    sor: of('SOR', 'amount'),
    nonSor: of('NON_SOR', 'amount'),
    current: of(null, 'amount'),
    cumulative: of(null, 'cumulative_amount'),
  };
}

/** The running totals, beside the items. */
export function BookFigures() {
  const { t } = useTranslation('measurements');
  const totals = totalsOf(useSheetLines());
  return (
    <dl className={classes.totals} aria-label={t('total.title')}>
      <Figure label={t('total.sor')} amount={totals.sor} />
      <Figure label={t('total.nonSor')} amount={totals.nonSor} />
      <Figure label={t('total.current')} amount={totals.current} isGrand />
      <Figure label={t('total.cumulative')} amount={totals.cumulative} isSum />
    </dl>
  );
}

interface FigureProps {
  readonly label: string;
  readonly amount: Paise;
  readonly isSum?: boolean;
  readonly isGrand?: boolean;
}

function Figure({ label, amount, isSum = false, isGrand = false }: FigureProps) {
  const format = useFormat();
  return (
    <div data-sum={isSum} data-grand={isGrand}>
      <dt>{label}</dt>
      <dd className="tabular">{format.money(moneyToText(amount))}</dd>
    </div>
  );
}

/** The sum at the foot of the sheet. */
export function BookTotal() {
  const format = useFormat();
  const { current } = totalsOf(useSheetLines());
  return <output>{format.money(moneyToText(current))}</output>;
}

/** The one figure that stays in sight on a small screen. */
export function ShortTotal() {
  const { t } = useTranslation('measurements');
  return (
    <span>
      <Text span size="xs" c="dimmed" display="block" lh={1.2}>
        {t('total.current')}
      </Text>
      <Text span fw={700} className="tabular">
        <BookTotal />
      </Text>
    </span>
  );
}

/** Items beyond what is sanctioned, with the exact balance, while they are typed. */
export function OverAlert() {
  const { t } = useTranslation('measurements');
  const text = useFieldText();
  const sheet = useSheetLines();
  const over = sheet.book.flatMap((item, at) => {
    const fault = liveFault(sheet.figures(at));
    return fault === undefined ? [] : [{ id: item.work_order_line_id, at, fault }];
  });
  return (
    <div role="status">
      {over.length === 0 ? null : (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('over.title')} mb="md">
          <List size="sm">
            {over.map(({ id, at, fault }) => (
              <List.Item key={id}>{t('over.item', { item: at + 1, what: text(fault) })}</List.Item>
            ))}
          </List>
        </Alert>
      )}
    </div>
  );
}
