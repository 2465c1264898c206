import { ActionIcon, Badge, Button, Text, Title } from '@mantine/core';
import {
  IconChevronDown,
  IconChevronRight,
  IconCopy,
  IconPlus,
  IconRowInsertBottom,
  IconTrash,
  IconUserCheck,
} from '@tabler/icons-react';
import { use, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { FormLabelsContext } from '~/ui/form/form-labels';
import { useFieldText } from '~/ui/form/use-field-text';
import type { GridAction } from '~/ui/grid/grid-context';
import { GRID_KEYS } from '~/ui/grid/grid-keys';
import { duplicateRow, fold, removeRows } from '~/ui/grid/grid-row-commands';
import { createGridStore, type GridStore } from '~/ui/grid/grid-store';
import { GridEditor } from '~/ui/grid/GridEditor';
import { GridToolbar } from '~/ui/grid/GridToolbar';
import classes from '~/ui/form/paper-form.module.css';
import { useSheetLines } from './form-context';
import type { MeasureModel } from './measure-model';
import { BookTotal } from './BookFigures';
import type { SheetRow } from './sheet';
import { useMeasureColumns } from './use-measure-columns';

interface MeasureGridProps {
  readonly model: MeasureModel;
  readonly masters: MasterLookup;
}

/** Every item of the order in one sheet: what came before, rows to type into, what is left. */
export function MeasureGrid({ model, masters }: MeasureGridProps) {
  const { t } = useTranslation('measurements');
  const errorText = useFieldText();
  const sheet = useSheetLines();
  const columns = useMeasureColumns(model, masters);
  const [store] = useState(() => createGridStore(model, columns));
  const rowLabel = useRowLabel();
  useFormPlace(store, model, rowLabel, columns);
  const rowActions = useRowActions(store, model);
  const content = useCallback(
    (row: SheetRow) => <RowHead row={row} label={rowLabel(row)} store={store} />,
    [rowLabel, store],
  );
  const rowHeader = useMemo(() => ({ header: t('grid.row'), width: 54, content }), [t, content]);
  const hasClaims = sheet.side === 'OFFICER' && sheet.book.some(({ others }) => others.length > 0);
  const addRow = () => {
    store.commit();
    const { active } = store.get();
    const at = active?.rowId ?? model.getRows().find(({ kind }) => kind === 'item')?.id;
    if (at !== undefined) store.activate(store.change(() => model.insertRow(at)));
  };
  return (
    <section id="work" aria-labelledby="work-title" className={classes.work}>
      <Title order={2} fz="lg" id="work-title">
        {t('section.work')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t(`section.workHint.${sheet.side}`)}
      </Text>
      <GridEditor
        store={store}
        label={t('section.work')}
        columns={columns}
        rowLabel={rowLabel}
        rowHeader={rowHeader}
        rowActions={rowActions}
        rowHeight={rowHeight}
        errorText={errorText}
        empty={t('grid.empty')}
        footer={{ label: <>{t('grid.total')}</>, cells: { amount: <BookTotal /> } }}
        toolbar={
          <GridToolbar store={store} label={t('grid.toolbar')}>
            <Button
              size="compact-sm"
              leftSection={<IconPlus size={16} aria-hidden />}
              title={GRID_KEYS.insert}
              onClick={addRow}
            >
              {t('grid.addRow')}
            </Button>
            {hasClaims ? (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconUserCheck size={16} aria-hidden />}
                onClick={() => store.change(() => model.takeOver())}
              >
                {t('grid.takeOver')}
              </Button>
            ) : null}
          </GridToolbar>
        }
      />
    </section>
  );
}

/** An item shows two lines of its description; a card shows all that it has. */
function rowHeight(row: SheetRow, isCompact: boolean): number {
  if (row.kind === 'section') return isCompact ? 48 : 34;
  if (isCompact) return 290;
  return row.kind === 'item' ? 46 : 34;
}

/** `Item 1`, `Item 1, row 2`, `Item 1, contractor's row 1`: said before the column. */
function useRowLabel(): (row: SheetRow) => string {
  const { t } = useTranslation('measurements');
  const { side } = useSheetLines();
  return useCallback(
    ({ kind, line, row, claim }: SheetRow) => {
      if (kind === 'section') return t('section.nonSor');
      const item = t('grid.item', { item: line + 1 });
      if (kind === 'claim') {
        return t(side === 'OFFICER' ? 'grid.contractorRow' : 'grid.officerRow', {
          item,
          row: (claim ?? 0) + 1,
        });
      }
      return row === null ? item : t('grid.itemRow', { item, row: row + 1 });
    },
    [t, side],
  );
}

interface RowHeadProps {
  readonly row: SheetRow;
  readonly label: string;
  readonly store: GridStore<SheetRow>;
}

function RowHead({ row, label, store }: RowHeadProps) {
  const { t } = useTranslation('measurements');
  const { side } = useSheetLines();
  if (row.kind === 'section') return <>{label}</>;
  if (row.kind === 'claim') {
    return (
      <Badge size="xs" color="gray" title={label}>
        {t(side === 'OFFICER' ? 'side.shortContractor' : 'side.shortOfficer')}
      </Badge>
    );
  }
  if (row.kind === 'measure') {
    return <span className={classes.rowNumber}>{`${row.line + 1}.${(row.row ?? 0) + 1}`}</span>;
  }
  const Icon = row.isOpen ? IconChevronDown : IconChevronRight;
  return (
    <>
      <ActionIcon
        size="sm"
        tabIndex={-1}
        aria-label={t(row.isOpen ? 'grid.fold' : 'grid.unfold', { item: label })}
        aria-expanded={row.isOpen}
        onClick={() => fold(store, !row.isOpen, row.id)}
      >
        <Icon size={14} aria-hidden />
      </ActionIcon>
      <span className={classes.itemNumber}>{row.line + 1}</span>
    </>
  );
}

/** The menu of a row: what the keys do, for mouse and finger. */
function useRowActions(
  store: GridStore<SheetRow>,
  model: MeasureModel,
): (row: SheetRow) => readonly GridAction[] {
  const { t } = useTranslation('measurements');
  return useCallback(
    ({ id, kind }: SheetRow): readonly GridAction[] => {
      if (kind === 'section' || kind === 'claim') return [];
      const insert: GridAction = {
        key: 'insert',
        label: t('grid.addRow'),
        icon: <IconRowInsertBottom size={16} aria-hidden />,
        keys: GRID_KEYS.insert,
        run: () => store.activate(store.change(() => model.insertRow(id))),
      };
      if (kind === 'item') return [insert];
      return [
        insert,
        {
          key: 'duplicate',
          label: t('grid.duplicateRow'),
          icon: <IconCopy size={16} aria-hidden />,
          keys: GRID_KEYS.duplicate,
          run: () => duplicateRow(store, id),
        },
        {
          key: 'remove',
          label: t('grid.removeRow'),
          icon: <IconTrash size={16} aria-hidden />,
          keys: GRID_KEYS.remove,
          isDangerous: true,
          run: () => removeRows(store, id),
        },
      ];
    },
    [store, model, t],
  );
}

/** Lets the error summary name every cell and jump to it, whether its row is drawn or not. */
function useFormPlace(
  store: GridStore<SheetRow>,
  model: MeasureModel,
  rowLabel: (row: SheetRow) => string,
  columns: ReturnType<typeof useMeasureColumns>,
): void {
  const { t } = useTranslation('measurements');
  const labels = use(FormLabelsContext);
  useEffect(
    () =>
      labels.addPlace({
        labelOf: (name) => {
          const cell = model.cellOf(name);
          const row = cell === null ? null : model.rowOf(cell.rowId);
          const column = columns.find(({ key }) => key === cell?.column);
          if (row === null || column === undefined) return null;
          return t('grid:cell', { row: rowLabel(row), column: column.header });
        },
        focus: (name) => store.activate(model.cellOf(name)),
      }),
    [labels, model, store, rowLabel, columns, t],
  );
}
