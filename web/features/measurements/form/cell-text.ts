import { moneyToText, quantityToText } from '#domain';
import { toDecimalText } from '~/lib/decimal-text';
import { CHECKED } from '~/ui/grid/grid.types';
import type { RowForm } from '../measurement.schema';
import { FACTORS, isTyped, textOf, type SheetRow } from './sheet';
import type { SheetStore } from './sheet-store';

/** The text of any cell of the sheet, typed or computed. */
export function cellText(sheet: SheetStore, place: SheetRow, column: string): string {
  const item = sheet.book[place.line];
  if (item === undefined) return '';
  const figures = sheet.figures(place.line);
  if (place.kind === 'measure') {
    const row = sheet.get()[place.line]?.rows[place.row ?? 0];
    if (column === 'quantity') {
      const quantity = figures?.own[place.row ?? 0] ?? null;
      return quantity === null ? '' : quantityToText(quantity);
    }
    return row !== undefined && isTyped(column) ? textOf(row, column) : '';
  }
  if (place.kind === 'claim') {
    const row = item.others[place.claim ?? 0];
    if (row === undefined) return '';
    if (column === 'is_deduction') return row.is_deduction ? CHECKED : '';
    if (column === 'description' || column === 'remarks') return row[column] ?? '';
    const isFigure = column === 'quantity' || FACTORS.some((factor) => factor === column);
    return isFigure ? (toDecimalText(row[column as 'quantity']) ?? '') : '';
  }
  if (place.kind !== 'item' || figures === null) return '';
  switch (column) {
    case 'code':
      return item.sor_code ?? '';
    case 'description':
      return item.description ?? item.name ?? '';
    case 'unit':
      return item.unit_code ?? '';
    case 'previous':
      return toDecimalText(item.previous_quantity) ?? '';
    case 'quantity':
      return quantityToText(figures.current_quantity);
    case 'cumulative':
      return quantityToText(figures.cumulative_quantity);
    case 'balance':
      return quantityToText(figures.balance_quantity);
    case 'amount':
      return moneyToText(figures.amount);
    default:
      return '';
  }
}

/** One line of the clipboard laid on a row; a minus before a figure makes the row a deduction. */
export function pasted(
  row: RowForm,
  columns: readonly string[],
  cells: readonly string[],
): RowForm {
  let next = row;
  columns.forEach((column, at) => {
    const text = (cells[at] ?? '').trim();
    if (!isTyped(column)) return;
    if (column === 'is_deduction') next = { ...next, is_deduction: text !== '' };
    else if (/^[-−]\s*\d/.test(text) && column !== 'description' && column !== 'remarks') {
      next = { ...next, [column]: text.replace(/^[-−]\s*/, ''), is_deduction: true };
    } else next = { ...next, [column]: text };
  });
  return next;
}
