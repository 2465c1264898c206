import { Popover } from '@mantine/core';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellEditorProps } from './CellInput';
import { choose } from './grid-commands';
import { useGrid, useGridModel, useGridState } from './grid-context';
import classes from './grid.module.css';
import type { ChoiceColumn, FoundOptions, GridRow, PickerColumn } from './grid.types';
import { useFocusWish } from './use-focus-wish';

/** A cell whose value comes from a list that is known. */
export function ChoiceEditor<Row extends GridRow>(props: CellEditorProps<Row, ChoiceColumn<Row>>) {
  const { t } = useTranslation();
  const { store } = useGrid<Row>();
  const typed = useGridState(store, (state) => state.typed);
  const wanted = (typed ?? '').trim().toLocaleLowerCase();
  const options = props.column.options.filter(
    ({ value, label }) =>
      value.toLocaleLowerCase().includes(wanted) || label.toLocaleLowerCase().includes(wanted),
  );
  const found = { options, status: t('state.nothingFound'), isSearching: false };
  return <CellOptions {...props} found={found} />;
}

/** A cell whose value is searched for while somebody types: three letters, arrows, Enter. */
export function PickerEditor<Row extends GridRow>(props: CellEditorProps<Row, PickerColumn<Row>>) {
  const { store } = useGrid<Row>();
  const typed = useGridState(store, (state) => state.typed);
  const { useOptions } = props.column;
  return <CellOptions {...props} found={useOptions(typed ?? '')} />;
}

type Column<Row extends GridRow> = ChoiceColumn<Row> | PickerColumn<Row>;

/** The input of the cell and the list under it. */
function CellOptions<Row extends GridRow>(
  props: CellEditorProps<Row, Column<Row>> & { readonly found: FoundOptions },
) {
  const { row, column, label, errorId, found } = props;
  const { store } = useGrid<Row>();
  const listId = useId();
  const box = useRef<HTMLInputElement>(null);
  const mode = useGridState(store, (state) => state.mode);
  const typed = useGridState(store, (state) => state.typed);
  const text = useGridModel(store, () => store.model.getText(row.id, column.key));
  const shown = column.show?.(text, row) ?? text;
  const isOpen = mode !== 'ready';
  useFocusWish(store, box);
  const list = useHighlight(found, typed, text);
  /** Enter came before the hits: the best one is taken when it is there. */
  const isWaiting = useRef(false);
  const best = found.options.find(({ isDisabled }) => isDisabled !== true)?.value;
  useEffect(() => {
    if (!isWaiting.current || found.isSearching) return;
    isWaiting.current = false;
    if (best !== undefined) choose(store, best);
  }, [found.isSearching, best, store]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.nativeEvent.isComposing || event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      list.move(event.key === 'ArrowDown' ? 1 : -1);
      event.preventDefault();
      return;
    }
    if ((event.key !== 'Enter' && event.key !== 'Tab') || event.shiftKey) return;
    const isWhole = column.kind === 'picker' && column.isComplete(typed ?? '');
    // Hits of an earlier word are not what is meant; a whole code needs none.
    if (found.isSearching && isWhole) return;
    if (found.isSearching && event.key === 'Enter') isWaiting.current = true;
    else if (!found.isSearching && list.chosen !== undefined) choose(store, list.chosen);
    else return;
    event.preventDefault();
  };

  return (
    <Popover
      opened={isOpen}
      position="bottom-start"
      width={column.kind === 'picker' ? 'min(560px, 92vw)' : 'max-content'}
      shadow="md"
      offset={2}
      withRoles={false}
      trapFocus={false}
      closeOnEscape={false}
    >
      <Popover.Target>
        <input
          ref={box}
          type="text"
          role="combobox"
          className={classes.input}
          data-mode={mode}
          autoComplete="off"
          spellCheck={false}
          aria-label={label}
          aria-invalid={errorId !== undefined}
          aria-expanded={isOpen}
          aria-haspopup="listbox"
          aria-autocomplete="list"
          {...(isOpen ? { 'aria-controls': listId } : {})}
          {...(isOpen && list.at >= 0 ? { 'aria-activedescendant': `${listId}-${list.at}` } : {})}
          {...(errorId === undefined ? {} : { 'aria-describedby': errorId })}
          placeholder={column.kind === 'picker' ? column.placeholder : undefined}
          value={isOpen ? (typed ?? shown) : shown}
          onChange={(event) => {
            isWaiting.current = false;
            store.type(event.currentTarget.value);
          }}
          onFocus={(event) => {
            if (store.get().mode === 'ready') event.currentTarget.select();
          }}
          onKeyDown={onKeyDown}
        />
      </Popover.Target>
      <Popover.Dropdown p={4} data-grid-keep="">
        <div id={listId} role="listbox" aria-label={label} className={classes.options}>
          {found.options.map(({ value, label: name, content, isDisabled }, at) => (
            <div
              key={value}
              id={`${listId}-${at}`}
              role="option"
              tabIndex={-1}
              className={classes.option}
              aria-selected={at === list.at}
              aria-disabled={isDisabled === true}
              ref={at === list.at ? intoSight : undefined}
              // The focus stays in the cell.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                if (isDisabled !== true) choose(store, value);
              }}
            >
              {content ?? name}
            </div>
          ))}
        </div>
        {found.options.length === 0 ? (
          <div role="status" className={classes.noOptions}>
            {found.status}
          </div>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}

const intoSight = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' });

/** Which option the arrows stand on: the best hit for what is typed, the present value before that. */
function useHighlight({ options }: FoundOptions, typed: string | null, value: string) {
  const isSearch = typed !== null && typed !== '';
  const first = isSearch
    ? options.findIndex(({ isDisabled }) => isDisabled !== true)
    : options.findIndex((option) => option.value === value && value !== '');
  const key = `${typed ?? ''}\n${options.map((option) => option.value).join()}`;
  const [moved, setMoved] = useState({ key, at: first });
  const at = moved.key === key ? moved.at : first;
  const move = (by: 1 | -1) => {
    let next = at + by;
    while (options[next]?.isDisabled === true) next += by;
    if (next >= 0 && next < options.length) setMoved({ key, at: next });
  };
  return { at, move, chosen: options[at]?.value };
}
