import { ActionIcon, Button, NativeSelect, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { moneyToText } from '#domain';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import type { Choice } from '~/ui/form/SelectField';
import { useFieldText } from '~/ui/form/use-field-text';
import { fold } from '~/ui/grid/grid-row-commands';
import { createGridStore, type GridStore } from '~/ui/grid/grid-store';
import { GridEditor } from '~/ui/grid/GridEditor';
import { GridToolbar } from '~/ui/grid/GridToolbar';
import classes from '~/ui/form/paper-form.module.css';
import type { EstimateModel } from './estimate-model';
import { KEYS } from './keys';
import { usePreview } from './preview-store';
import type { SheetRow } from './sheet';
import { useFormPlace } from './use-form-place';
import { useRowActions } from './use-row-actions';
import { useSheetColumns } from './use-sheet-columns';
import { SOR_TYPES } from './use-sor-options';

interface EstimateGridProps {
  readonly model: EstimateModel;
  readonly units: readonly Choice[];
  /** The day whose rates count. */
  readonly ratesOn: string;
}

/** All measured work of an estimate in one sheet; sub-estimates get their column when there are any, or on request. */
export function EstimateGrid(props: EstimateGridProps) {
  const { model } = props;
  const found = useSyncExternalStore(model.subscribe, () =>
    model.getRows().some(({ id, kind }) => kind === 'item' && model.getText(id, 'section') !== ''),
  );
  const [isWanted, setWanted] = useState(false);
  // Once there, the column stays: clearing the last section does not take it from under the hands.
  if (found && !isWanted) setWanted(true);
  return (
    <Sheet
      key={String(isWanted)}
      {...props}
      withSections={isWanted}
      onSections={() => setWanted(true)}
    />
  );
}

interface SheetProps extends EstimateGridProps {
  readonly withSections: boolean;
  readonly onSections: () => void;
}

/** Items of the schedule, then work outside of it. */
function Sheet({ model, units, ratesOn, withSections, onSections }: SheetProps) {
  const { t } = useTranslation('estimates');
  const errorText = useFieldText();
  const [sorType, setSorType] = useState<string>(SOR_TYPES[0]);
  const nameOf = useLocalName();
  const unitOptions = useMemo(
    () =>
      units.map((unit) => ({
        value: unit.code,
        label: nameOf(unit),
        content: `${unit.code} · ${nameOf(unit)}`,
      })),
    [units, nameOf],
  );
  const columns = useSheetColumns({ model, units: unitOptions, ratesOn, sorType, withSections });
  const [store] = useState(() => createGridStore(model, columns));
  const rowActions = useRowActions(store, model);
  const rowLabel = useRowLabel();
  useFormPlace(store, model, rowLabel, columns);

  const addItem = useCallback(
    (list: 'sor' | 'nonSor') => {
      store.commit();
      const { active } = store.get();
      const target = store.change(() => model.addItem(list, active?.rowId ?? null));
      store.activate(target);
      if (list === 'sor') store.startEdit('enter');
    },
    [store, model],
  );
  useHotkeys(
    [
      ['alt+N', () => addItem('sor'), { usePhysicalKeys: true }],
      ['alt+O', () => addItem('nonSor'), { usePhysicalKeys: true }],
    ],
    [],
  );
  const content = useCallback(
    (row: SheetRow) => <RowHead row={row} label={rowLabel(row)} store={store} />,
    [rowLabel, store],
  );
  const rowHeader = useMemo(() => ({ header: t('measure.row'), width: 54, content }), [t, content]);

  return (
    <section id="sor" aria-labelledby="sor-title" className={classes.work}>
      <Title order={2} fz="lg" id="sor-title">
        {t('section.work')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('section.workHint')}
      </Text>
      <GridEditor
        store={store}
        label={t('section.work')}
        columns={columns}
        rowLabel={rowLabel}
        rowHeader={rowHeader}
        rowActions={rowActions}
        rowHeight={withSections ? rowHeightWithSections : rowHeight}
        errorText={errorText}
        empty={t('grid.empty')}
        footer={{ label: <FooterLabel />, cells: { amount: <WorkTotal /> } }}
        toolbar={
          <GridToolbar store={store} label={t('grid.toolbar')}>
            <Button
              size="compact-sm"
              leftSection={<IconPlus size={16} aria-hidden />}
              title={KEYS.addItem}
              onClick={() => addItem('sor')}
            >
              {t('grid.addItem')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              title={KEYS.addOther}
              onClick={() => addItem('nonSor')}
            >
              {t('line.addNonSor')}
            </Button>
            {withSections ? null : (
              <Button size="compact-sm" variant="default" onClick={onSections}>
                {t('grid.sections')}
              </Button>
            )}
            <NativeSelect
              size="xs"
              aria-label={t('picker.type')}
              value={sorType}
              onChange={(event) => setSorType(event.currentTarget.value)}
              data={SOR_TYPES.map((value) => ({ value, label: t(`picker.types.${value}`) }))}
            />
          </GridToolbar>
        }
      />
    </section>
  );
}

/** An item shows two lines of its description; a card shows all that it has. */
function rowHeight(row: SheetRow, isCompact: boolean): number {
  if (row.kind === 'section') return isCompact ? 48 : 34;
  if (isCompact) return 230;
  return row.kind === 'item' ? 46 : 34;
}

/** The card of an item has one field more. */
const rowHeightWithSections = (row: SheetRow, isCompact: boolean) =>
  rowHeight(row, isCompact) + (isCompact && row.kind === 'item' ? 32 : 0);

/** `Item 1`, `Item 1, row 2`: said before the column. */
function useRowLabel(): (row: SheetRow) => string {
  const { t } = useTranslation('estimates');
  return useCallback(
    ({ kind, list, line, row }: SheetRow) => {
      if (kind === 'section') return t('section.nonSor');
      const item = t(`line.${list}`, { item: line + 1 });
      return row === null ? item : t('grid.row', { item, row: row + 1 });
    },
    [t],
  );
}

interface RowHeadProps {
  readonly row: SheetRow;
  readonly label: string;
  readonly store: GridStore<SheetRow>;
}

function RowHead({ row, label, store }: RowHeadProps) {
  const { t } = useTranslation('estimates');
  if (row.kind === 'section') return <>{label}</>;
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

function FooterLabel() {
  const { t } = useTranslation('estimates');
  return <>{t('grid.workTotal')}</>;
}

function WorkTotal() {
  const format = useFormat();
  const sor = usePreview(({ totals }) => totals.sor);
  const nonSor = usePreview(({ totals }) => totals.non_sor);
  return <output>{format.money(moneyToText((sor + nonSor) as typeof sor))}</output>;
}
