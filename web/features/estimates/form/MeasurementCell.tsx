import type { FieldPath } from 'react-hook-form';
import { readTypedDecimal } from '~/lib/decimal-text';
import { fieldId, useFieldLabel } from '~/ui/form/form-labels';
import type { EstimateForm } from '../estimate.schema';
import { useEstimateForm } from './form-context';
import classes from './form.module.css';

interface MeasurementCellProps {
  readonly name: FieldPath<EstimateForm>;
  /** The column, the same in every row: arrows up and down stay in it. */
  readonly column: string;
  /** Says item, row and column: it stands in the error summary and is read out. */
  readonly label: string;
  readonly kind: 'text' | 'decimal';
  readonly isWrong: boolean;
  /** The element that says what is wrong. */
  readonly errorId: string;
  /** Minus was pressed: measures are never negative, the row becomes a deduction. */
  readonly onMinus?: () => void;
}

/**
 * One cell of the grid: a bare input, so that a thousand of them stay quick. Decimals are kept as the text
 * that was typed and cleaned when the cell is left.
 */
export function MeasurementCell(props: MeasurementCellProps) {
  const { name, column, label, kind, isWrong, errorId, onMinus } = props;
  const { register, setValue } = useEstimateForm();
  const field = register(name);
  useFieldLabel(name, label);
  return (
    <input
      {...field}
      id={fieldId(name)}
      type="text"
      autoComplete="off"
      data-cell={column}
      aria-label={label}
      aria-invalid={isWrong}
      className={classes.cell}
      onFocus={(event) => event.currentTarget.select()}
      {...(isWrong ? { 'aria-describedby': errorId } : {})}
      {...(kind === 'text'
        ? { maxLength: 500 }
        : {
            inputMode: 'decimal',
            onKeyDown: (event) => {
              if (event.key !== '-') return;
              event.preventDefault();
              onMinus?.();
            },
            onBlur: (event) => {
              const typed = event.currentTarget.value;
              const clean = readTypedDecimal(typed, 4);
              if (clean !== null && clean !== typed) setValue(name, clean);
              void field.onBlur(event);
            },
          })}
    />
  );
}
