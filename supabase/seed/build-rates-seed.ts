/**
 * Writes supabase/seed/reference/30_rates.sql from the tables in supabase/seed/reference/data.
 * Run after changing them: npx tsx supabase/seed/build-rates-seed.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  addMoney,
  divideHalfAwayFromZero,
  moneyToText,
  parseMoney,
  parsePercent,
  parseQuantity,
  percentOf,
} from '../functions/_shared/domain/index.ts';
import type { Paise } from '../functions/_shared/domain/index.ts';

export interface SorItem {
  readonly code: string;
  /** W works, M material, L labour, E machinery. */
  readonly sor_type: 'W' | 'M' | 'L' | 'E';
  readonly chapter: string;
  readonly sub_type: string;
  readonly variant: string;
  readonly description: string;
  readonly description_or: string;
  readonly description_hi: string;
  readonly unit_code: string;
  /** The quantity in unit_code that the rate is for: bricks are priced by the thousand. */
  readonly quantity: string;
  readonly is_sample: string;
}

export interface SorRate {
  readonly sor_code: string;
  readonly rate: string;
  readonly valid_from: string;
  /** Blank while the rate is in force. */
  readonly valid_to: string;
}

/** How much of a basic item goes into one unit of a works item. */
export interface Composition {
  readonly sor_code: string;
  readonly basic_code: string;
  readonly quantity: string;
}

export interface ScheduleOfRates {
  readonly items: readonly SorItem[];
  readonly rates: readonly SorRate[];
  readonly compositions: readonly Composition[];
}

const DATA = new URL('./reference/data/', import.meta.url);
const OUTPUT = new URL('./reference/30_rates.sql', import.meta.url);
const LABOUR_CESS = parsePercent('1');
const ROWS_PER_INSERT = 100;

export function readSchedule(): ScheduleOfRates {
  return {
    items: readTable('sor-items.csv') as unknown as SorItem[],
    rates: readTable('sor-rates.csv') as unknown as SorRate[],
    compositions: readTable('compositions.csv') as unknown as Composition[],
  };
}

/** The chapters of the works items, in the order of the book. */
export function readChapters(): readonly Readonly<Record<string, string>>[] {
  return readTable('chapters.csv');
}

/** The committed seed, to compare with what the tables give. */
export function readSeed(): string {
  return readFileSync(OUTPUT, 'utf8');
}

/**
 * The rate of a works item from its composition on a day: the sum of basic rate × quantity ÷ quantity of the basic rate,
 * rounded once to the paisa, plus 1 % labour cess on it (planning reference §3.6). Raises when a basic rate is missing.
 */
export function derivedRate(schedule: ScheduleOfRates, code: string, on: string): Paise {
  let [numerator, denominator] = [0n, 1n];
  for (const part of schedule.compositions.filter(({ sor_code }) => sor_code === code)) {
    const basic = schedule.items.find((item) => item.code === part.basic_code);
    const rate = rateOn(schedule, part.basic_code, on);
    if (!basic || rate === null)
      throw new Error(`${code} needs a rate of ${part.basic_code} on ${on}`);
    const basis = BigInt(parseQuantity(basic.quantity));
    const amount = BigInt(rate) * BigInt(parseQuantity(part.quantity));
    [numerator, denominator] = [numerator * basis + amount * denominator, denominator * basis];
  }
  const works = Number(divideHalfAwayFromZero(numerator, denominator)) as Paise;
  return addMoney(works, percentOf(LABOUR_CESS, works));
}

/** The rate in force on a day, or null. */
export function rateOn({ rates }: ScheduleOfRates, code: string, on: string): Paise | null {
  const rate = rates.find(
    ({ sor_code, valid_from, valid_to }) =>
      sor_code === code && valid_from <= on && (valid_to === '' || valid_to >= on),
  );
  return rate ? parseMoney(rate.rate) : null;
}

export function renderSeed(schedule: ScheduleOfRates): string {
  const items = schedule.items.map((item) => {
    const local = JSON.stringify({ or: item.description_or, hi: item.description_hi });
    const texts = [
      item.code,
      item.sor_type,
      item.chapter,
      item.sub_type,
      item.variant,
      item.description,
      local,
    ];
    return `('od', ${texts.map(quote).join(', ')}, ${quote(item.unit_code)}, ${item.quantity}, ${item.is_sample})`;
  });
  const rates = schedule.rates.map(
    ({ sor_code, rate, valid_from, valid_to }) =>
      `('od', 'od', ${quote(sor_code)}, ${moneyToText(parseMoney(rate))}, ${quote(valid_from)}, ${valid_to === '' ? 'null' : quote(valid_to)})`,
  );
  return [
    '-- The schedule of rates of Odisha. Works, material and machinery are a SAMPLE (is_sample): consistent with each other,',
    '-- built on the real labour rates, not an official schedule. Generated from reference/data by build-rates-seed.ts.',
    '',
    ...inserts(
      'public.sor_items (tenant_id, code, sor_type, chapter, sub_type, variant, description, local_descriptions, unit_code, quantity, is_sample)',
      items,
    ),
    ...inserts(
      'public.sor_rates (tenant_id, sor_tenant_id, sor_code, rate, valid_from, valid_to)',
      rates,
    ),
  ].join('\n');
}

function inserts(target: string, rows: readonly string[]): string[] {
  const statements: string[] = [];
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    statements.push(
      `insert into ${target} values\n${rows.slice(at, at + ROWS_PER_INSERT).join(',\n')};\n`,
    );
  }
  return statements;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function readTable(name: string): Readonly<Record<string, string>>[] {
  const [head, ...rows] = parseCsv(readFileSync(new URL(name, DATA), 'utf8'));
  if (!head) throw new Error(`${name} is empty`);
  return rows.map((row, index) => {
    if (row.length !== head.length)
      throw new Error(`${name}:${index + 2} has ${row.length} cells, not ${head.length}`);
    return Object.fromEntries(head.map((column, cell) => [column, row[cell] ?? '']));
  });
}

/** Comma-separated lines with optional double quotes, as the tables are written; no line breaks inside a cell. */
function parseCsv(text: string): string[][] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) =>
      Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) =>
        quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
      ),
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const schedule = readSchedule();
  writeFileSync(OUTPUT, renderSeed(schedule));
  console.log(
    `${schedule.items.length} items and ${schedule.rates.length} rates written to 30_rates.sql`,
  );
}
