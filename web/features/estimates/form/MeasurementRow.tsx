import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import { useFormState } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { MEASUREMENT_FACTORS, quantityToText } from '#domain';
import { NO_VALUE } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';
import { fieldId, useFieldLabel } from '~/ui/form/form-labels';
import { useFieldText } from '~/ui/form/use-field-text';
import type { MeasuredList } from '../estimate.schema';
import { messageAt, useEstimateForm } from './form-context';
import classes from './form.module.css';
import { MeasurementCell } from './MeasurementCell';
import { usePreview } from './preview-store';

interface MeasurementRowProps {
  readonly list: MeasuredList;
  readonly line: number;
  readonly row: number;
  readonly onRemove: (row: number) => void;
}

/** One row of measurement: what is measured, added or deducted, its factors, and the quantity they give. */
export const MeasurementRow = memo(function MeasurementRow(props: MeasurementRowProps) {
  const { list, line, row, onRemove } = props;
  const { t } = useTranslation('estimates');
  const { control, register, getValues, setValue } = useEstimateForm();
  const base = `${list}.${line}.measurements.${row}` as const;
  const { errors } = useFormState({ control, name: base });
  const textOf = useFieldText();
  const wrong = (column: string) => messageAt(errors, `${base}.${column}`);
  const errorId = `${fieldId(base)}-error`;
  const place = { item: line + 1, row: row + 1 };
  const labelOf = (column: string) =>
    t(list === 'sor' ? 'cell.sor' : 'cell.nonSor', { ...place, column: t(`measure.${column}`) });
  const messages = ['description', ...MEASUREMENT_FACTORS].flatMap((column) => {
    const message = wrong(column);
    return message === undefined ? [] : [`${t(`measure.${column}`)}: ${textOf(message)}`];
  });
  const deduction = `${base}.is_deduction` as const;
  useFieldLabel(deduction, labelOf('is_deduction'));

  return (
    <>
      <tr data-row="" className={classes.row}>
        <th scope="row" className={classes.rowNumber}>
          {row + 1}
        </th>
        <td data-label={t('measure.description')} className={classes.wide}>
          <MeasurementCell
            name={`${base}.description`}
            column="description"
            label={labelOf('description')}
            kind="text"
            isWrong={wrong('description') !== undefined}
            errorId={errorId}
          />
        </td>
        <td data-label={t('measure.is_deduction')} className={classes.check}>
          <input
            {...register(deduction)}
            id={fieldId(deduction)}
            type="checkbox"
            data-cell="is_deduction"
            aria-label={labelOf('is_deduction')}
          />
        </td>
        {MEASUREMENT_FACTORS.map((factor) => (
          <td key={factor} data-label={t(`measure.${factor}`)} className={classes.factor}>
            <MeasurementCell
              name={`${base}.${factor}`}
              column={factor}
              label={labelOf(factor)}
              kind="decimal"
              isWrong={wrong(factor) !== undefined}
              errorId={errorId}
              onMinus={() => setValue(deduction, !getValues(deduction), { shouldDirty: true })}
            />
          </td>
        ))}
        <td data-label={t('measure.quantity')} className={classes.figure}>
          <RowQuantity list={list} line={line} row={row} />
        </td>
        <td className={classes.tools}>
          <ActionIcon size="md" aria-label={t('row.remove', place)} onClick={() => onRemove(row)}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </td>
      </tr>
      {messages.length === 0 ? null : (
        <tr className={classes.errorRow}>
          <td colSpan={9} id={errorId}>
            {messages.join(' ')}
          </td>
        </tr>
      )}
    </>
  );
});

function RowQuantity({ list, line, row }: Omit<MeasurementRowProps, 'onRemove'>) {
  const format = useFormat();
  const quantity = usePreview((preview) => preview[list][line]?.row_quantities[row]);
  if (quantity === null || quantity === undefined) return <output>{NO_VALUE}</output>;
  return <output>{format.quantity(quantityToText(quantity))}</output>;
}
