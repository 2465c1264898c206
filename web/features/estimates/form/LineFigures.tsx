import { Text } from '@mantine/core';
import { useFormState } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { moneyToText, quantityToText } from '#domain';
import { useFormat } from '~/i18n/use-format';
import { fieldId, useFieldLabel } from '~/ui/form/form-labels';
import { useFieldText } from '~/ui/form/use-field-text';
import type { MeasuredList } from '../estimate.schema';
import { messageAt, useEstimateForm } from './form-context';
import classes from './form.module.css';
import { usePreview } from './preview-store';

interface LineFiguresProps {
  readonly list: MeasuredList;
  readonly line: number;
  readonly unit: string;
}

/** Quantity and amount of a line as it is typed, and what is wrong with the line as a whole. */
export function LineFigures({ list, line, unit }: LineFiguresProps) {
  const { t } = useTranslation('estimates');
  const format = useFormat();
  const quantity = usePreview((preview) => preview[list][line]?.quantity);
  const amount = usePreview((preview) => preview[list][line]?.amount);
  const isNegative = usePreview((preview) => preview[list][line]?.is_negative) === true;
  const name = `${list}.${line}.measured`;
  return (
    <div className={classes.figures} id={fieldId(name)} tabIndex={-1} data-negative={isNegative}>
      <span className={classes.pair}>
        <Text span size="xs" c="dimmed">
          {t('line.quantity')}
        </Text>
        <output className="tabular">
          {quantity === undefined ? null : format.quantity(quantityToText(quantity))} {unit}
        </output>
      </span>
      <span className={classes.pair}>
        <Text span size="xs" c="dimmed">
          {t('line.amount')}
        </Text>
        <output className="tabular">
          <strong>{amount === undefined ? null : format.money(moneyToText(amount))}</strong>
        </output>
      </span>
      {isNegative ? (
        <Text size="sm" c="var(--mantine-color-error)" role="status">
          {t('errors:NEGATIVE_ITEM')}
        </Text>
      ) : (
        <LineError name={name} label={t(`line.${list}`, { item: line + 1 })} />
      )}
    </div>
  );
}

interface LineErrorProps {
  /** A name that no input has: what the server says about a line as a whole. */
  readonly name: string;
  readonly label: string;
}

/** An error that belongs to a line and to none of its cells. */
export function LineError({ name, label }: LineErrorProps) {
  const { control } = useEstimateForm();
  const { errors } = useFormState({ control });
  const textOf = useFieldText();
  useFieldLabel(name, label);
  const message = messageAt(errors, name);
  if (message === undefined) return null;
  return (
    <Text size="sm" c="var(--mantine-color-error)">
      {textOf(message)}
    </Text>
  );
}
