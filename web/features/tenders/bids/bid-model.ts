import {
  addMoney,
  moneyToText,
  multiplyRate,
  parseQuantity,
  tryParseRate,
  ZERO_PAISE,
  type Paise,
} from '#domain';
import { readTypedDecimal } from '~/lib/decimal-text';
import { fieldMessage } from '~/lib/field-message';
import type { CellChange, GridModel, GridRow } from '~/ui/grid/grid.types';
import type { BidderTender } from '../tender.types';

/** A line of the bill of quantities in the bidder's sheet: all but the rate is fixed. */
export interface BidRow extends GridRow {
  readonly kind: 'line';
  readonly line: BidderTender['lines'][number];
}

type Rates = Readonly<Record<string, string>>;
const DECIMALS = 4;

export interface BidModel extends GridModel<BidRow> {
  /** Rates and amounts as `submit_bid` takes them, with their sum. */
  readonly draft: () => {
    readonly lines: { tender_line_id: string; rate: string; amount: string }[];
    readonly total: string;
  };
  readonly total: () => Paise;
  readonly missing: () => number;
  /** Marks every line that has no rate yet. */
  readonly checkAll: () => void;
  readonly setRefusals: (refusals: Readonly<Record<string, string>>) => void;
}

/** Rates of a bid, held on this device until they are sealed; amounts are previews by the rule of the server. */
export function createBidModel(lines: BidderTender['lines']): BidModel {
  const rows: readonly BidRow[] = lines.map((line) => ({ id: line.id, kind: 'line', line }));
  const byId = new Map(rows.map((row) => [row.id, row]));
  let rates: Rates = {};
  let refused: Rates = {};
  let isChecked = false;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const rateOf = (id: string) => {
    const clean = readTypedDecimal(rates[id] ?? '', DECIMALS);
    const parsed = clean === null ? null : tryParseRate(clean);
    return parsed?.ok === true && parsed.value >= 0 ? parsed.value : null;
  };
  const amountOf = (row: BidRow): Paise | null => {
    const rate = rateOf(row.id);
    return rate === null ? null : multiplyRate(rate, parseQuantity(row.line.quantity));
  };
  const errorOf = (id: string): string | undefined => {
    const typed = rates[id] ?? '';
    if (typed.trim() === '') return isChecked ? fieldMessage('REQUIRED') : refused[id];
    return rateOf(id) === null ? fieldMessage('NOT_A_NUMBER') : refused[id];
  };
  const setCells = (changes: readonly CellChange[], phase: 'typing' | 'done') => {
    const next = { ...rates };
    const touched = new Set<string>();
    for (const { rowId, column, text } of changes) {
      if (column !== 'rate' || !byId.has(rowId)) continue;
      next[rowId] = phase === 'done' ? (readTypedDecimal(text, DECIMALS) ?? text.trim()) : text;
      touched.add(rowId);
    }
    rates = next;
    refused = Object.fromEntries(Object.entries(refused).filter(([id]) => !touched.has(id)));
    tell();
  };
  const total = () => addMoney(ZERO_PAISE, ...rows.map((row) => amountOf(row) ?? ZERO_PAISE));
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getRows: () => rows,
    getText: (rowId, column) => {
      const row = byId.get(rowId);
      if (row === undefined) return '';
      if (column === 'rate') return rates[rowId] ?? '';
      if (column === 'description') return row.line.description;
      if (column === 'quantity') return String(row.line.quantity);
      if (column === 'unit') return row.line.unit_code ?? '';
      const amount = amountOf(row);
      return amount === null ? '' : moneyToText(amount);
    },
    getError: (rowId, column) => (column === 'rate' ? errorOf(rowId) : undefined),
    getErrors: () =>
      rows
        .filter(({ id }) => errorOf(id) !== undefined)
        .map(({ id }) => ({ rowId: id, column: 'rate' })),
    setCells,
    paste: (rowId, { columns, cells }) => {
      const at = columns.indexOf('rate');
      const first = rows.findIndex(({ id }) => id === rowId);
      if (at < 0 || first < 0) return [];
      const hit = rows.slice(first, first + cells.length);
      setCells(
        hit.map(({ id }, index) => ({ rowId: id, column: 'rate', text: cells[index]?.[at] ?? '' })),
        'done',
      );
      return hit.map(({ id }) => id);
    },
    insertRow: () => null,
    removeRows: () => undefined,
    duplicateRow: () => null,
    moveRow: () => undefined,
    enterAfter: (rowId) => {
      const next = rows[rows.findIndex(({ id }) => id === rowId) + 1];
      return next === undefined ? null : { rowId: next.id, column: 'rate' };
    },
    folderOf: () => null,
    setOpen: () => undefined,
    reveal: () => undefined,
    snapshot: () => rates,
    restore: (snapshot) => {
      rates = snapshot as Rates;
      tell();
    },
    draft: () => ({
      lines: rows.map((row) => ({
        tender_line_id: row.id,
        rate: rates[row.id] ?? '',
        amount: moneyToText(amountOf(row) ?? ZERO_PAISE),
      })),
      total: moneyToText(total()),
    }),
    total,
    missing: () => rows.filter(({ id }) => rateOf(id) === null).length,
    checkAll: () => {
      isChecked = true;
      tell();
    },
    setRefusals: (refusals) => {
      refused = refusals;
      tell();
    },
  };
}
