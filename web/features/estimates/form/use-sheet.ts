import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSession } from '~/session/use-session';
import { estimateQueries } from '../estimate.queries';
import type { EstimateFormApi } from './form-context';
import { createEstimateModel, type EstimateModel } from './estimate-model';
import { createSheetErrors } from './sheet-errors';
import { createSheetStore, type SheetStore } from './sheet-store';
import { createSorLookup } from './sor-lookup';
import { createPreviewStore, type FormOverhead, type PreviewStore } from './preview-store';

interface SheetParts {
  readonly sheet: SheetStore;
  readonly preview: PreviewStore;
  readonly model: EstimateModel;
}

/**
 * The measured lines of a form outside of React: the lists, their figures, their errors, and the model that
 * the grid works on. One keystroke is one change of the sheet and one calculation of one line.
 */
export function useSheet(
  form: EstimateFormApi,
  ratesOn: string,
  rules: readonly FormOverhead[],
): SheetParts {
  const client = useQueryClient();
  const { tenant } = useSession();
  const [parts] = useState(() => {
    const sheet = createSheetStore(form);
    const errors = createSheetErrors(form);
    const preview = createPreviewStore(form, sheet, rules);
    const lookup = createSorLookup(sheet, errors, (codes) =>
      client.query(estimateQueries.sorByCode(tenant.id, ratesOn, codes)),
    );
    const model = createEstimateModel({ sheet, errors, preview, lookup });
    return { sheet, errors, preview, model };
  });
  useEffect(() => {
    const leave = [parts.sheet.connect(), parts.errors.connect()];
    return () => {
      for (const each of leave) each();
    };
  }, [parts]);
  useEffect(() => parts.preview.connect(rules), [parts, rules]);
  return parts;
}
