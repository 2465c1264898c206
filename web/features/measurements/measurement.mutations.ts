import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { measurementKeys } from './measurement.keys';
import type { MeasurementDraft } from './measurement.schema';
import type { SavedMeasurement } from './measurement.types';

interface SaveInput {
  readonly draft: MeasurementDraft;
  /** The version that the draft is based on; `null` for a book that is not stored yet. */
  readonly expectedVersion: number | null;
}

/** Stores the content of a book. Raises field errors by pointer, `STALE_VERSION`, `NOT_EDITABLE`, `NOT_VALID_REFERENCE_ID`. */
export function useSaveMeasurement() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ draft, expectedVersion }: SaveInput) =>
      request<SavedMeasurement>(
        supabase().rpc('save_measurement', {
          p_tenant_id: tenant.id,
          p_measurement: draft,
          p_expected_version: expectedVersion,
        }),
      ),
    // The open form holds what was just stored: its own query is left alone.
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: measurementKeys.lists() });
      void client.invalidateQueries({ queryKey: [...measurementKeys.all, 'measurable'] });
    },
  });
}

export interface SampleLine {
  readonly line_id: string;
  /** Of this book; blank takes an earlier check back. */
  readonly quantity: string;
  readonly remarks: string;
}

interface SampleInput {
  readonly version: number;
  readonly lines: readonly SampleLine[];
  readonly remarks: string;
}

/** Records a sample check. Raises field errors by pointer, `STALE_VERSION`, `NOT_EDITABLE`, `MAKER_CHECKER`. */
export function useRecordSample(id: string) {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ version, lines, remarks }: SampleInput) =>
      request<SavedMeasurement>(
        supabase().rpc('record_sample_check', {
          p_tenant_id: tenant.id,
          p_id: id,
          p_expected_version: version,
          p_lines: lines,
          p_remarks: remarks,
        }),
      ),
    onSuccess: () =>
      Promise.all(
        [measurementKeys.all, ['inbox'], ['briefs']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
