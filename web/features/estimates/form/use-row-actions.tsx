import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconRowInsertBottom,
  IconTrash,
} from '@tabler/icons-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { duplicateRow, moveRow, removeRows } from '~/ui/grid/grid-row-commands';
import type { GridAction } from '~/ui/grid/grid-context';
import { GRID_KEYS } from '~/ui/grid/grid-keys';
import type { GridStore } from '~/ui/grid/grid-store';
import type { EstimateModel } from './estimate-model';
import type { SheetRow } from './sheet';

const SIZE = 16;

/** The menu of a row: what the keys do, for mouse and finger. */
export function useRowActions(
  store: GridStore<SheetRow>,
  model: EstimateModel,
): (row: SheetRow) => readonly GridAction[] {
  const { t } = useTranslation('estimates');
  return useCallback(
    (row: SheetRow): readonly GridAction[] => {
      if (row.kind === 'section') return [];
      const { id } = row;
      const isItem = row.kind === 'item';
      return [
        {
          key: 'insert',
          label: t(isItem ? 'grid.insertItem' : 'grid.insertRow'),
          icon: <IconRowInsertBottom size={SIZE} aria-hidden />,
          keys: GRID_KEYS.insert,
          run: () => store.activate(store.change(() => model.insertRow(id))),
        },
        {
          key: 'duplicate',
          label: t(isItem ? 'grid.duplicateItem' : 'grid.duplicateRow'),
          icon: <IconCopy size={SIZE} aria-hidden />,
          keys: GRID_KEYS.duplicate,
          run: () => duplicateRow(store, id),
        },
        {
          key: 'up',
          label: t('grid.moveUp'),
          icon: <IconArrowUp size={SIZE} aria-hidden />,
          isDisabled: (row.row ?? row.line) === 0,
          run: () => moveRow(store, -1, id),
        },
        {
          key: 'down',
          label: t('grid.moveDown'),
          icon: <IconArrowDown size={SIZE} aria-hidden />,
          keys: GRID_KEYS.moveRow,
          run: () => moveRow(store, 1, id),
        },
        {
          key: 'remove',
          label: t(isItem ? 'line.remove' : 'grid.removeRow'),
          icon: <IconTrash size={SIZE} aria-hidden />,
          keys: GRID_KEYS.remove,
          isDangerous: true,
          run: () => removeRows(store, id),
        },
      ];
    },
    [store, model, t],
  );
}
