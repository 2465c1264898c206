import { RATE_KINDS } from '../../web/features/admin/masters/rate-kinds.ts';
import { readSpreadsheet, spreadsheetBlob } from '../../web/lib/spreadsheet.ts';
import type { ImportColumn, ImportReport } from '../../web/ui/import/import.types.ts';
import { recognise } from '../../web/ui/import/recognise.ts';
import type { Bench } from './bench.ts';
import { summary, timeOf } from './measure.ts';
import { peakDuring } from './memory.ts';

const RUNS = 5;
const ROWS = 10_000;
const STATE = 'od';

type Line = Record<string, string>;

/** As the screen has them, with the names of the columns for headers. */
function importColumns(): ImportColumn[] {
  const fields = RATE_KINDS.find(({ api }) => api === 'sor_items')?.fields ?? [];
  return fields.map(({ name, isRequired = false }) => ({
    name,
    header: name,
    aliases: [],
    kind: 'text',
    isRequired,
  }));
}

/** A workbook of items that no earlier run has brought. */
async function workbook(columns: readonly ImportColumn[], run: number): Promise<File> {
  const rows = Array.from({ length: ROWS }, (_, index): Line => ({
    code: `BENCH_${run}_${index}`,
    description: `Earth work in excavation over areas, lift ${index % 30}, lead ${index} m`,
    sor_type: 'W',
    chapter: `Chapter ${index % 40}`,
    variant: 'NA',
    unit_code: 'CUM',
    quantity: '1',
  }));
  const cells = columns.map(({ name, header }) => ({
    header,
    kind: 'text' as const,
    value: (row: Line) => row[name],
  }));
  const blob = await spreadsheetBlob('xlsx', [{ name: 'Items', columns: cells, rows }]);
  return new File([blob], 'schedule.xlsx');
}

/** 10,000 lines of a schedule of rates, taken as the screen takes them: the file, the dry run, the real one. */
export async function benchRatesImport({ stack, person, report }: Bench): Promise<void> {
  const { client } = await person('admin.od');
  const columns = importColumns();
  const times: Record<'read' | 'check' | 'write', number[]> = { read: [], check: [], write: [] };
  const peaks: number[] = [];
  const send = async (rows: readonly Readonly<Line>[], isDryRun: boolean) => {
    const { data, error } = (await client.rpc('import_masters', {
      p_tenant_id: STATE,
      p_kind: 'sor_items',
      p_rows: rows,
      p_is_dry_run: isDryRun,
    })) as { data: ImportReport | null; error: { message: string } | null };
    if (error) throw new Error(error.message);
    if (data?.counts['added'] !== ROWS || data.is_written === isDryRun) {
      throw new Error(`The import is wrong: ${JSON.stringify(data).slice(0, 300)}`);
    }
  };
  for (let run = 0; run < RUNS; run += 1) {
    const file = await workbook(columns, run);
    let rows: Readonly<Line>[] = [];
    const read = async () => {
      const found = recognise(await readSpreadsheet(file), columns);
      rows = found?.rows.map(({ values }) => values) ?? [];
    };
    times.read.push(await timeOf(read));
    const peak = await peakDuring(stack.pid, async () => {
      times.check.push(await timeOf(() => send(rows, true)));
      times.write.push(await timeOf(() => send(rows, false)));
    });
    peaks.push(peak);
  }
  const name = '10,000 lines of rates, XLSX';
  const seconds = (values: number[]) => values.map((value) => value / 1000);
  report(summary(`${name}: read the file`, 's', seconds(times.read)));
  report(summary(`${name}: dry run through the API`, 's', seconds(times.check)));
  report(summary(`${name}: written through the API`, 's', seconds(times.write)));
  report(summary(`${name}: most memory of the stack`, 'MB', peaks));
}
