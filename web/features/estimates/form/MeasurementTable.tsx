import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { MEASUREMENT_FACTORS } from '#domain';
import { newMeasurement, type MeasuredList } from '../estimate.schema';
import { useEstimateForm } from './form-context';
import classes from './form.module.css';
import { handleGridKeys } from './grid-keys';
import { MeasurementRow } from './MeasurementRow';

interface MeasurementTableProps {
  readonly list: MeasuredList;
  readonly line: number;
  /** What is measured, for the table's caption. */
  readonly title: string;
}

/**
 * The measurement rows of one line, with spreadsheet keys. The fuller grid (blocks from a spreadsheet, fill
 * down, undo) takes this component's place: it reads and writes `<list>.<line>.measurements` alone.
 */
export function MeasurementTable({ list, line, title }: MeasurementTableProps) {
  const { t } = useTranslation('estimates');
  const { control, setFocus } = useEstimateForm();
  const name = `${list}.${line}.measurements` as const;
  const { fields, append, remove } = useFieldArray({ control, name, keyName: 'key' });
  const count = fields.length;

  const addRow = useCallback(
    () => append(newMeasurement(), { focusName: `${name}.${count}.description` }),
    [append, name, count],
  );
  const removeRow = useCallback(
    (row: number) => {
      remove(row);
      // The focus stays in the table, on the row that moved up.
      const next = Math.min(row, count - 2);
      if (next >= 0) window.setTimeout(() => setFocus(`${name}.${next}.description`));
    },
    [remove, setFocus, name, count],
  );

  return (
    <>
      <div className={classes.tableScroll}>
        <table
          className={classes.measurements}
          onKeyDown={(event) => handleGridKeys(event, addRow)}
        >
          <caption className="visually-hidden">{t('measure.caption', { title })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('measure.row')}</th>
              <th scope="col">{t('measure.description')}</th>
              <th scope="col">{t('measure.is_deduction')}</th>
              {MEASUREMENT_FACTORS.map((factor) => (
                <th key={factor} scope="col" className={classes.figure}>
                  {t(`measure.${factor}`)}
                </th>
              ))}
              <th scope="col" className={classes.figure}>
                {t('measure.quantity')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('row.tools')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field, row) => (
              <MeasurementRow
                key={field.id}
                list={list}
                line={line}
                row={row}
                onRemove={removeRow}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={addRow}
        mt={4}
      >
        {t('row.add')}
      </Button>
    </>
  );
}
