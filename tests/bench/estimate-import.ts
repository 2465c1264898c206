import fs from 'node:fs';
import path from 'node:path';

import { contentOfForm } from '../../web/features/estimates/estimate.content.ts';
import { newMeasurement, type EstimateForm } from '../../web/features/estimates/estimate.schema.ts';
import {
  findHeader,
  LINE_KINDS,
  measurementSheet,
  SHEET_COLUMNS,
  type SheetWords,
} from '../../web/features/estimates/estimate.sheet.ts';
import { checkLines } from '../../web/features/estimates/estimate.sheet-check.ts';
import { readLines } from '../../web/features/estimates/estimate.sheet-read.ts';
import { runAtOnce } from '../../web/lib/slices.ts';
import { readSpreadsheet, spreadsheetBlob } from '../../web/lib/spreadsheet.ts';
import type { Bench } from './bench.ts';
import { measure } from './measure.ts';

const RUNS = 7;
const ROWS = 10_000;
const ROWS_OF_AN_ITEM = 10;
const RATES_ON = '2026-11-24';

type Catalogue = {
  sheet: Record<'column' | 'kind', Record<string, string>> & { yes: string; no: string };
};

/** The words of the sheet in all languages, read from the catalogues as they are. */
function words(): SheetWords {
  const catalogues = ['en', 'or', 'hi'].map(
    (language) =>
      JSON.parse(
        fs.readFileSync(path.join('web', 'i18n', language, 'drafts.json'), 'utf8'),
      ) as Catalogue,
  );
  const all = <Key extends string>(keys: readonly Key[], group: 'column' | 'kind') =>
    Object.fromEntries(
      keys.map((key) => [key, catalogues.map(({ sheet }) => sheet[group][key] ?? key)]),
    ) as Record<Key, string[]>;
  return {
    columns: all(SHEET_COLUMNS, 'column'),
    kinds: all(LINE_KINDS, 'kind'),
    yes: catalogues.map(({ sheet }) => sheet.yes),
    no: catalogues.map(({ sheet }) => sheet.no),
  };
}

const codeOf = (index: number) => `SOR_${String(index + 1).padStart(6, '0')}`;

function largeForm(): EstimateForm {
  return {
    name: 'Large',
    reference_number: '',
    description: '',
    executing_department_code: '',
    sor: Array.from({ length: ROWS / ROWS_OF_AN_ITEM }, (_, line) => ({
      id: String(line),
      sor_code: codeOf(line),
      description: 'Earth work in excavation',
      unit_code: 'CUM',
      rate: '144.08',
      measurements: Array.from({ length: ROWS_OF_AN_ITEM }, (__, row) => ({
        ...newMeasurement(),
        description: `Chainage ${row * 10} to ${row * 10 + 10}`,
        length: '10.25',
        breadth: '0.9',
        height: `1.${row}`,
      })),
    })),
    nonSor: [],
    overheads: [],
  };
}

/** What the import of a workbook with 10,000 rows of measurement costs: reading the file, then mapping and checking. */
export async function benchEstimateImport({ report }: Bench): Promise<void> {
  const known = words();
  const form = largeForm();
  const sheet = measurementSheet(
    contentOfForm(form, [], RATES_ON),
    new Set(),
    known,
    'Measurements',
  );
  const file = new File([await spreadsheetBlob('xlsx', [sheet])], 'large.xlsx');
  const items = new Map(
    form.sor.map((line) => [
      line.sor_code,
      {
        code: line.sor_code,
        sor_type: 'W',
        chapter: null,
        sub_type: null,
        variant: 'NA',
        description: line.description,
        local_descriptions: {},
        unit_code: line.unit_code,
        quantity: '1',
        rate: line.rate,
        is_sample: false,
      },
    ]),
  );
  const units = [{ code: 'CUM', name: 'Cubic metre' }];
  const check = (sheets: Awaited<ReturnType<typeof readSpreadsheet>>) => {
    const header = findHeader(sheets, known);
    if (header === null) throw new Error('The workbook has no header');
    const lines = runAtOnce(readLines(header, known, () => false));
    const result = runAtOnce(checkLines(lines, { items, overheads: [], units, ratesOn: RATES_ON }));
    if (result.issues.length > 0 || result.measurementCount !== ROWS) {
      throw new Error(`The import is wrong: ${JSON.stringify(result.issues[0])}`);
    }
  };
  const read = await readSpreadsheet(file);
  const name = 'an estimate of 10,000 rows, XLSX';
  report(await measure(`${name}: read the file`, RUNS, () => readSpreadsheet(file)));
  report(
    await measure(`${name}: map and check`, RUNS, () => {
      check(read);
      return Promise.resolve();
    }),
  );
}
