import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiError, asApiError } from '~/lib/api-error';
import { runInSlices } from '~/lib/slices';
import { readSpreadsheet } from '~/lib/spreadsheet';
import { useSession } from '~/session/use-session';
import { estimateQueries } from '../estimate.queries';
import { findHeader } from '../estimate.sheet';
import { checkLines, type CheckedSheet, type SheetMasters } from '../estimate.sheet-check';
import { readLines } from '../estimate.sheet-read';
import { sheetWords } from './sheet-words';

export type SheetImport =
  | { readonly step: 'idle' }
  | {
      readonly step: 'reading';
      readonly fileName: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly step: 'failed'; readonly error: ApiError }
  | { readonly step: 'checked'; readonly sheetName: string; readonly checked: CheckedSheet };

const IDLE: SheetImport = { step: 'idle' };

/** Reads a file and checks it against the schedule and the masters, in slices, so that the page stays alive. */
export function useSheetImport(masters: Omit<SheetMasters, 'items'>) {
  const client = useQueryClient();
  const { tenant } = useSession();
  const [state, setState] = useState<SheetImport>(IDLE);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const read = async (file: File, signal: AbortSignal): Promise<SheetImport> => {
    const [sheets, words] = await Promise.all([readSpreadsheet(file), sheetWords()]);
    signal.throwIfAborted();
    const header = findHeader(sheets, words);
    if (header === null) throw new ApiError({ code: 'SHEET_HEADER_MISSING', status: 422 });
    const total = header.sheet.rows.length;
    const report = (done: number) =>
      setState({ step: 'reading', fileName: file.name, done: Math.min(done, total), total });
    const isOverhead = (code: string) => masters.overheads.some((rule) => rule.code === code);
    const lines = await runInSlices(readLines(header, words, isOverhead), report, signal);
    const codes = [
      ...new Set(
        lines.lines.flatMap(({ kind, code }) => (kind === 'SOR' && code !== '' ? [code] : [])),
      ),
    ];
    const items =
      codes.length === 0
        ? []
        : await client.query(estimateQueries.sorByCode(tenant.id, masters.ratesOn, codes));
    signal.throwIfAborted();
    const known = new Map(items.map((item) => [item.code, item]));
    const checked = await runInSlices(
      checkLines(lines, { ...masters, items: known }),
      report,
      signal,
    );
    return { step: 'checked', sheetName: header.sheet.name, checked };
  };

  const choose = async (file: File | null) => {
    if (file === null) return;
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setState({ step: 'reading', fileName: file.name, done: 0, total: 0 });
    try {
      const result = await read(file, own.signal);
      if (!own.signal.aborted) setState(result);
    } catch (thrown) {
      if (!own.signal.aborted) setState({ step: 'failed', error: asApiError(thrown) });
    }
  };
  const reset = () => {
    running.current?.abort();
    setState(IDLE);
  };
  return { state, choose, reset };
}
