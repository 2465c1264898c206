import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { usePaperDraft, type PaperDraft } from '~/features/workflow';
import { useSession } from '~/session/use-session';
import { showServerErrors } from '~/ui/form/server-errors';
import { useSaveMeasurement } from '../measurement.mutations';
import { measurementQueries } from '../measurement.queries';
import {
  fieldOfPath,
  measurementSchema,
  toDraft,
  type MeasurementForm,
} from '../measurement.schema';
import type { MeasurementFormApi } from './form-context';

interface BookDraftOptions {
  readonly form: MeasurementFormApi;
  readonly id: string;
  readonly orderId: string;
  readonly version: number | null;
  readonly stored: MeasurementForm;
}

/** The draft of a book, kept safe while it is typed; field errors land on their cells. */
export function useBookDraft({ form, id, orderId, version, stored }: BookDraftOptions): PaperDraft {
  const { tenant } = useSession();
  const client = useQueryClient();
  const { mutateAsync } = useSaveMeasurement();
  return usePaperDraft({
    form,
    paper: { type: 'measurement', id },
    version,
    stored,
    contentOf: useCallback(
      (values: MeasurementForm) => toDraft(values, id, orderId),
      [id, orderId],
    ),
    isReadable: (values) => measurementSchema.safeParse(values).success,
    store: async (draft, expectedVersion) =>
      (await mutateAsync({ draft, expectedVersion })).version,
    present: async () => {
      const query = { ...measurementQueries.draft(tenant.id, id), staleTime: 0 };
      return (await client.query(query))?.version ?? null;
    },
    showErrors: (refusal) => {
      showServerErrors(form, refusal, (path) => fieldOfPath(path, form.getValues()));
    },
  });
}
