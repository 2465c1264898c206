import { useCallback, useState } from 'react';
import { readSpreadsheet } from '~/lib/spreadsheet';
import type { ImportColumn, ImportReport, Recognised } from './import.types';
import { recognise } from './recognise';

/** Sends rows; the server answers what came of them. A dry run writes nothing. */
export type RunImport = (
  rows: readonly Readonly<Record<string, string>>[],
  isDryRun: boolean,
) => Promise<ImportReport>;

export interface ImportState {
  readonly step: 'choose' | 'reading' | 'checking' | 'checked' | 'writing' | 'done';
  readonly fileName: string;
  readonly recognised: Recognised | null;
  readonly report: ImportReport | null;
  /** No row of the file names a column. */
  readonly isUnknown: boolean;
  readonly error: unknown;
}

const START: ImportState = {
  step: 'choose',
  fileName: '',
  recognised: null,
  report: null,
  isUnknown: false,
  error: null,
};

/** File → rows → dry run → written. What fails goes back a step and keeps what was there. */
export function useImport(columns: readonly ImportColumn[], run: RunImport) {
  const [state, setState] = useState<ImportState>(START);

  const take = useCallback(
    async (file: File) => {
      setState({ ...START, step: 'reading', fileName: file.name });
      let recognised: Recognised | null;
      try {
        recognised = recognise(await readSpreadsheet(file), columns);
      } catch (error) {
        setState({ ...START, error });
        return;
      }
      if (recognised === null) {
        setState({ ...START, fileName: file.name, isUnknown: true });
        return;
      }
      const known = { ...START, fileName: file.name, recognised };
      if (recognised.missing.length > 0 || recognised.rows.length === 0) {
        setState(known);
        return;
      }
      setState({ ...known, step: 'checking' });
      try {
        const report = await run(
          recognised.rows.map(({ values }) => values),
          true,
        );
        setState({ ...known, step: 'checked', report });
      } catch (error) {
        setState({ ...known, error });
      }
    },
    [columns, run],
  );

  const write = useCallback(async () => {
    const { recognised } = state;
    if (recognised === null) return;
    setState((before) => ({ ...before, step: 'writing', error: null }));
    try {
      const report = await run(
        recognised.rows.map(({ values }) => values),
        false,
      );
      // Somebody may have changed the master since the dry run: then the faults are shown as they are now.
      setState((before) => ({ ...before, step: report.is_written ? 'done' : 'checked', report }));
    } catch (error) {
      setState((before) => ({ ...before, step: 'checked', error }));
    }
  }, [state, run]);

  const restart = useCallback(() => setState(START), []);
  return { state, take, write, restart };
}
