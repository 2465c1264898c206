import { useRef, useState } from 'react';
import { downloadBlob, spreadsheetBlob, type SheetColumn } from '~/lib/spreadsheet';
import type { ListAnswer, ListAsk, ListSource } from './lists.types';

/** The most rows that the server gives at once. */
const CHUNK = 200;

export interface ExportAsk<Row> {
  readonly format: 'xlsx' | 'csv';
  readonly fileName: string;
  readonly sheetName: string;
  readonly columns: readonly SheetColumn<Row>[];
  readonly ask: Pick<ListAsk, 'filters' | 'sort'>;
  readonly limit: number;
  /** What the second sheet says: label and text. */
  readonly notes: (rows: number, isCut: boolean) => readonly (readonly [string, string])[];
  readonly noteSheet: string;
  readonly timeZone: string;
}

export type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly rows: number }
  | { readonly kind: 'done'; readonly rows: number; readonly isCut: boolean }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Reads a list to its end, page after page, and writes it into a file; can be stopped at any page. */
export function useExport<Row>(source: ListSource<Row>, tenantId: string) {
  const [state, setState] = useState<ExportState>({ kind: 'idle' });
  const stop = useRef<AbortController | null>(null);

  const readAll = async ({ ask, limit }: ExportAsk<Row>, signal: AbortSignal) => {
    const rows: Row[] = [];
    let after: string | undefined;
    for (;;) {
      const chunk: ListAsk = { ...ask, limit: Math.min(CHUNK, limit - rows.length) };
      const page: ListAnswer<Row> = await source.page(
        tenantId,
        after === undefined ? chunk : { ...chunk, after },
        signal,
      );
      rows.push(...page.rows);
      setState({ kind: 'reading', rows: rows.length });
      if (!page.has_next || page.last === null) return { rows, isCut: false };
      if (rows.length >= limit) return { rows, isCut: true };
      after = page.last;
    }
  };

  const start = async (asked: ExportAsk<Row>) => {
    const controller = new AbortController();
    stop.current = controller;
    setState({ kind: 'reading', rows: 0 });
    try {
      const { rows, isCut } = await readAll(asked, controller.signal);
      const sheet = { name: asked.sheetName, columns: asked.columns, rows };
      const notes = {
        name: asked.noteSheet,
        columns: [
          { header: '', kind: 'text', value: ([label]: readonly [string, string]) => label },
          {
            header: '',
            kind: 'text',
            width: 60,
            value: ([, text]: readonly [string, string]) => text,
          },
        ] as const,
        rows: asked.notes(rows.length, isCut),
      };
      const blob = await spreadsheetBlob(asked.format, [sheet, notes], {
        timeZone: asked.timeZone,
      });
      downloadBlob(blob, `${asked.fileName}.${asked.format}`);
      setState({ kind: 'done', rows: rows.length, isCut });
    } catch (error) {
      setState(controller.signal.aborted ? { kind: 'idle' } : { kind: 'failed', error });
    }
  };

  return {
    state,
    start,
    cancel: () => stop.current?.abort(),
    reset: () => setState({ kind: 'idle' }),
  };
}
