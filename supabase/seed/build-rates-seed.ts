/**
 * Writes supabase/seed/reference/30_rates.sql from the tables in supabase/seed/reference/data.
 * Run after changing them: npx tsx supabase/seed/build-rates-seed.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyseRate, moneyToText, parseMoney } from '../functions/_shared/domain/index.ts';
import type { AnalysedRate, Paise } from '../functions/_shared/domain/index.ts';

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
const LABOUR_CESS = '1';
/** The day from which the sample's rates and analyses hold. */
const EFFECTIVE_FROM = '2026-04-01';
const HEAD_OF_TYPE = { L: 'LA.1', M: 'MA.2', E: 'MHA.3' } as const;
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

/** The analysis of a works item at the rates of a day (planning reference §3.6). Raises when a basic rate is missing. */
export function derivedRate(schedule: ScheduleOfRates, code: string, on: string): AnalysedRate {
  const parts = schedule.compositions.filter(({ sor_code }) => sor_code === code);
  return analyseRate(
    '1',
    parts.map((part) => {
      const basic = schedule.items.find((item) => item.code === part.basic_code);
      const rate = rateOn(schedule, part.basic_code, on);
      if (!basic || rate === null || basic.sor_type === 'W')
        throw new Error(`${code} needs a rate of ${part.basic_code} on ${on}`);
      return {
        quantity: part.quantity,
        basic_quantity: basic.quantity,
        heads: { [HEAD_OF_TYPE[basic.sor_type]]: moneyToText(rate) },
      };
    }),
    [],
    LABOUR_CESS,
  );
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
  const isWorks = new Set(
    schedule.items.filter(({ sor_type }) => sor_type === 'W').map(({ code }) => code),
  );
  const typed = schedule.rates.filter(({ sor_code }) => !isWorks.has(sor_code));
  const analysed = schedule.rates.filter(({ sor_code }) => isWorks.has(sor_code));
  const ordinals = new Map<string, number>();
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
      typed.map(
        ({ sor_code, rate, valid_from, valid_to }) =>
          `('od', 'od', ${quote(sor_code)}, ${moneyToText(parseMoney(rate))}, ${quote(valid_from)}, ${valid_to === '' ? 'null' : quote(valid_to)})`,
      ),
    ),
    ...inserts(
      'public.sor_compositions (tenant_id, sor_tenant_id, sor_code, effective_from, quantity)',
      [...new Set(schedule.compositions.map(({ sor_code }) => sor_code))].map(
        (code) => `('od', 'od', ${quote(code)}, '${EFFECTIVE_FROM}', 1)`,
      ),
    ),
    ...inserts(
      'public.sor_composition_parts (tenant_id, composition_id, ordinal, basic_tenant_id, basic_code, quantity)',
      schedule.compositions.map(({ sor_code, basic_code, quantity }) => {
        const ordinal = (ordinals.get(sor_code) ?? 0) + 1;
        ordinals.set(sor_code, ordinal);
        return `(${quote(sor_code)}, ${ordinal}, ${quote(basic_code)}, ${quantity})`;
      }),
      `select 'od', k.id, p.ordinal, 'od', p.basic_code, p.quantity from (values`,
      `) p (sor_code, ordinal, basic_code, quantity) join public.sor_compositions k on k.tenant_id = 'od' and k.sor_code = p.sor_code`,
    ),
    ...inserts(
      'public.sor_rates (tenant_id, sor_tenant_id, sor_code, rate, heads, source, composition_tenant_id, composition_id, valid_from)',
      analysed.map(({ sor_code, rate, valid_from }) => {
        const heads = Object.entries(derivedRate(schedule, sor_code, valid_from).heads)
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([head, amount]) => `"${head}": ${moneyToText(amount)}`);
        return `(${quote(sor_code)}, ${moneyToText(parseMoney(rate))}, '{${heads.join(', ')}}', date ${quote(valid_from)})`;
      }),
      `select 'od', 'od', r.sor_code, r.rate, r.heads::jsonb, 'ANALYSIS', 'od', k.id, r.valid_from from (values`,
      `) r (sor_code, rate, heads, valid_from) join public.sor_compositions k on k.tenant_id = 'od' and k.sor_code = r.sor_code`,
    ),
    '-- What was just written is consistent: nothing has to be computed anew.',
    'delete from private.rate_changes;',
    '',
  ].join('\n');
}

function inserts(
  target: string,
  rows: readonly string[],
  before = 'values',
  after = '',
): string[] {
  const statements: string[] = [];
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    statements.push(
      `insert into ${target} ${before}\n${rows.slice(at, at + ROWS_PER_INSERT).join(',\n')}${after};\n`,
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

/** Writes what the analyses give into the table of rates, so that both always agree. */
function deriveWorksRates(schedule: ScheduleOfRates): ScheduleOfRates {
  const works = new Set(
    schedule.items.filter(({ sor_type }) => sor_type === 'W').map(({ code }) => code),
  );
  const rates = schedule.rates.map((row) =>
    works.has(row.sor_code)
      ? {
          ...row,
          rate: moneyToText(derivedRate(schedule, row.sor_code, row.valid_from).rate),
        }
      : row,
  );
  writeFileSync(
    new URL('sor-rates.csv', DATA),
    [
      'sor_code,rate,valid_from,valid_to',
      ...rates.map((row) => [row.sor_code, row.rate, row.valid_from, row.valid_to].join(',')),
      '',
    ].join('\n'),
  );
  return { ...schedule, rates };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const schedule = deriveWorksRates(readSchedule());
  writeFileSync(OUTPUT, renderSeed(schedule));
  console.log(
    `${schedule.items.length} items and ${schedule.rates.length} rates written to 30_rates.sql`,
  );
}
