import { previewLine } from '#domain';
import { readTypedDecimal, toDecimalText } from '~/lib/decimal-text';
import { readFieldMessage } from '~/lib/field-message';
import { estimateSchema, newMeasurement, type EstimateForm } from './estimate.schema';
import { plainWords, type SheetColumnKey } from './estimate.sheet';
import type { ReadLine, ReadMeasurement, ReadSheet, SheetIssue } from './estimate.sheet-read';
import type { SorItem } from './estimate.types';

/** What the checks know of the masters. */
export interface SheetMasters {
  /** Schedule items by code, with the rate in force. */
  readonly items: ReadonlyMap<string, SorItem>;
  readonly overheads: readonly { readonly code: string; readonly is_auto_calculated: boolean }[];
  readonly units: readonly { readonly code: string; readonly name: string }[];
  readonly ratesOn: string;
}

export type SheetLists = Pick<EstimateForm, 'sor' | 'nonSor' | 'overheads'>;

export interface CheckedSheet extends SheetLists {
  /** By row; while there is one, nothing is taken over. */
  readonly issues: readonly SheetIssue[];
  /** Told, but no hindrance: a rate that is not the one in force, an overhead that comes by itself. */
  readonly warnings: readonly SheetIssue[];
  readonly measurementCount: number;
}

/** Items to lines of the form, each checked by the rules of a draft. Yields how many measurement rows are done. */
export function* checkLines(
  read: ReadSheet,
  masters: SheetMasters,
): Generator<number, CheckedSheet> {
  const check = new Check(read, masters);
  for (const line of read.lines) {
    check.add(line);
    yield check.measurementCount;
  }
  return check.result();
}

type Note = (column: SheetColumnKey, code: string, params?: Record<string, unknown>) => void;

const SCHEMAS = {
  sor: estimateSchema.shape.sor.element,
  nonSor: estimateSchema.shape.nonSor.element,
  overheads: estimateSchema.shape.overheads.element,
};

class Check {
  measurementCount = 0;
  private readonly issues: SheetIssue[];
  private readonly warnings: SheetIssue[] = [];
  private readonly lists: SheetLists = { sor: [], nonSor: [], overheads: [] };
  private readonly units: ReadonlyMap<string, string>;
  private readonly masters: SheetMasters;

  constructor(read: ReadSheet, masters: SheetMasters) {
    this.issues = [...read.issues];
    this.masters = masters;
    this.units = new Map(
      masters.units.flatMap(({ code, name }) => [
        [plainWords(name), code] as const,
        [plainWords(code), code] as const,
      ]),
    );
  }

  add(line: ReadLine): void {
    const note = noteOf(line, this.issues);
    const warn = noteOf(line, this.warnings);
    this.measurementCount += line.measurements.length;
    switch (line.kind) {
      case 'SOR':
        this.addSor(line, note, warn);
        break;
      case 'NON_SOR':
        this.addOther(line, note);
        break;
      case 'OVERHEAD':
        this.addOverhead(line, note, warn);
        break;
    }
  }

  result(): CheckedSheet {
    const { lists, warnings, measurementCount } = this;
    const issues = this.issues.sort((a, b) => a.row - b.row);
    return { ...lists, issues, warnings, measurementCount };
  }

  private addSor(line: ReadLine, note: Note, warn: Note): void {
    const { ratesOn, items } = this.masters;
    const item = items.get(line.code);
    const rate = toDecimalText(item?.rate);
    if (line.code === '') note('code', 'ESTIMATE.DETAIL.NAME.OR.SOR.ID');
    else if (item === undefined) note('code', 'INVALID_SOR_ID', { value: line.code });
    else if (rate === null) note('code', 'DATES_MISMATCH', { on: ratesOn });
    if (item !== undefined && line.unit !== '' && this.unitOf(line) !== item.unit_code) {
      note('unit', 'INVALID_UOM', { unit: item.unit_code });
    }
    if (rate !== null && line.rate !== '' && plain(line.rate) !== plain(rate)) {
      warn('rate', 'RATES_MISMATCH', { rate });
    }
    const made = {
      id: crypto.randomUUID(),
      sor_code: line.code,
      description: item?.description ?? line.description,
      unit_code: item?.unit_code ?? '',
      rate: rate === null ? '' : plain(rate),
      measurements: measurementsOf(line),
    };
    this.verify('sor', made, line, note);
    this.lists.sor.push(made);
  }

  private addOther(line: ReadLine, note: Note): void {
    const unit = this.unitOf(line);
    if (line.unit !== '' && !this.masters.units.some(({ code }) => code === unit)) {
      note('unit', 'INVALID_UOM', { value: line.unit });
    }
    const made = {
      id: crypto.randomUUID(),
      description: line.description,
      unit_code: unit,
      rate: plain(line.rate),
      measurements: measurementsOf(line),
    };
    this.verify('nonSor', made, line, note);
    this.lists.nonSor.push(made);
  }

  private addOverhead(line: ReadLine, note: Note, warn: Note): void {
    const rule = this.masters.overheads.find(({ code }) => code === line.code);
    if (line.code === '') note('code', 'ESTIMATE_DETAIL.NAME');
    else if (rule === undefined) note('code', 'INVALID_OVERHEAD', { value: line.code });
    else if (rule.is_auto_calculated) {
      warn('code', 'SHEET_AUTOMATIC');
      return;
    } else if (this.lists.overheads.some(({ overhead_code: code }) => code === line.code)) {
      note('code', 'ESTIMATE_DETAIL.DUPLICATE.NAME');
    }
    const amount = { overhead_code: line.code, lump_sum: plain(line.lump_sum, 2) };
    const made = { id: crypto.randomUUID(), ...amount };
    this.verify('overheads', made, line, note);
    this.lists.overheads.push(made);
  }

  private unitOf({ unit }: ReadLine): string {
    return this.units.get(plainWords(unit)) ?? unit;
  }

  /** The rules of the form, which are those of the server; then what the product of the figures may come to. */
  private verify(kind: keyof SheetLists, made: object, line: ReadLine, note: Note): void {
    const found = SCHEMAS[kind].safeParse(made);
    for (const { path, message } of found.error?.issues ?? []) {
      const { code, params } = readFieldMessage(message) ?? { code: 'INVALID_VALUE', params: {} };
      const [field, index, cell] = path;
      if (field === 'measurements' && typeof index === 'number' && typeof cell === 'string') {
        this.noteCell(line, index, cell, code, params);
      } else note(columnOf(String(field)), code, params);
    }
    if (!found.success || kind === 'overheads') return;
    const category = kind === 'sor' ? ('SOR' as const) : ('NON_SOR' as const);
    for (const { pointer, code } of previewLine({ ...made, category }).problems) {
      const [, , index, cell] = pointer.split('/');
      if (index === undefined) note('quantity', code);
      else this.noteCell(line, Number(index), cell ?? 'quantity', code, {});
    }
  }

  private noteCell(
    line: ReadLine,
    index: number,
    cell: string,
    code: string,
    params: Record<string, unknown>,
  ): void {
    const measured = line.measurements[index];
    if (measured === undefined) return;
    const column = cell === 'description' ? 'particulars' : columnOf(cell);
    // The product of a row stands in no cell of the sheet.
    const value = column === 'quantity' ? '' : String(measured[cell as keyof ReadMeasurement]);
    this.issues.push({ row: measured.row, column, value, code, params });
  }
}

const COLUMN_BY_FIELD: Readonly<Record<string, SheetColumnKey>> = {
  sor_code: 'code',
  overhead_code: 'code',
  unit_code: 'unit',
  description: 'description',
  rate: 'rate',
  lump_sum: 'lump_sum',
  number: 'number',
  length: 'length',
  breadth: 'breadth',
  height: 'height',
};
const columnOf = (field: string): SheetColumnKey => COLUMN_BY_FIELD[field] ?? 'quantity';

function noteOf(line: ReadLine, list: SheetIssue[]): Note {
  return (column, code, params = {}) => {
    const known = Object.entries(line).find(([key]) => key === column);
    const value = typeof known?.[1] === 'string' ? known[1] : '';
    list.push({ row: line.row, column, value, code, params });
  };
}

/** A figure as the form holds it; what is none stays as it is, to be named. */
function plain(text: string, decimals = 4): string {
  const figure = readTypedDecimal(text, decimals) ?? text;
  return /^\d+\.\d+$/.test(figure) ? figure.replace(/\.?0+$/, '') : figure;
}

/** The rows of an item; one without any gets one to type into. */
function measurementsOf({ measurements }: ReadLine) {
  if (measurements.length === 0) return [newMeasurement()];
  return measurements.map(({ row: _row, ...measurement }) => ({
    ...measurement,
    number: plain(measurement.number),
    length: plain(measurement.length),
    breadth: plain(measurement.breadth),
    height: plain(measurement.height),
  }));
}

/** What a form becomes: the lines of the sheet in place of its own, or after them. */
export function takeOver(
  form: EstimateForm,
  { sor, nonSor, overheads }: SheetLists,
  mode: 'append' | 'replace',
): EstimateForm {
  if (mode === 'replace') return { ...form, sor, nonSor, overheads };
  // An overhead is there once: the amount of the sheet counts.
  const codes = new Set(overheads.map(({ overhead_code: code }) => code));
  const kept = form.overheads.filter(({ overhead_code: code }) => !codes.has(code));
  return {
    ...form,
    sor: [...form.sor, ...sor],
    nonSor: [...form.nonSor, ...nonSor],
    overheads: [...kept, ...overheads],
  };
}
