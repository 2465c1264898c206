import { use, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { FormLabelsContext } from '~/ui/form/form-labels';
import type { GridStore } from '~/ui/grid/grid-store';
import type { GridColumn } from '~/ui/grid/grid.types';
import type { EstimateModel } from './estimate-model';
import type { SheetRow } from './sheet';

/** Lets the error summary name every cell and jump to it, whether its row is drawn or not. */
export function useFormPlace(
  store: GridStore<SheetRow>,
  model: EstimateModel,
  rowLabel: (row: SheetRow) => string,
  columns: readonly GridColumn<SheetRow>[],
): void {
  const { t } = useTranslation('grid');
  const labels = use(FormLabelsContext);
  useEffect(
    () =>
      labels.addPlace({
        labelOf: (name) => {
          const cell = model.cellOf(name);
          if (cell === null) return null;
          const row = model.rowOf(cell.rowId);
          const column = columns.find(({ key }) => key === cell.column);
          if (row === null || column === undefined) return null;
          return t('cell', { row: rowLabel(row), column: column.header });
        },
        focus: (name) => store.activate(model.cellOf(name)),
      }),
    [labels, model, store, rowLabel, columns, t],
  );
}
