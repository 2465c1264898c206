import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { attendanceKeys } from './attendance.keys';
import type { Mark } from './attendance.types';

function useRefresh() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [attendanceKeys.all, ['musters'], ['inbox']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
}

/** Stores the marks of a week. Raises field errors by pointer, `WEEK_LOCKED`, `INACTIVE_REGISTER`. */
export function useSaveAttendance(registerId: string) {
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ week, marks }: { readonly week: string; readonly marks: readonly Mark[] }) =>
      request(
        supabase().rpc('save_attendance', {
          p_tenant_id: tenant.id,
          p_register_id: registerId,
          p_week_starts_on: week,
          p_marks: marks,
        }),
      ),
    onSuccess: useRefresh(),
  });
}

/** Enrols people from today on. Raises field errors by pointer, `ALREADY_ENGAGED` among them. */
export function useEnrol(registerId: string) {
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (people: readonly string[]) =>
      request<{ readonly count: number; readonly engaged_elsewhere: readonly string[] }>(
        supabase().rpc('enrol_attendees', {
          p_tenant_id: tenant.id,
          p_register_id: registerId,
          p_attendees: people.map((id) => ({ individual_id: id })),
        }),
      ),
    onSuccess: useRefresh(),
  });
}

/** Takes a person off the register; today is the last day. */
export function useRemoveAttendee(registerId: string) {
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (individualId: string) =>
      request(
        supabase().rpc('remove_attendee', {
          p_tenant_id: tenant.id,
          p_register_id: registerId,
          p_individual_id: individualId,
        }),
      ),
    onSuccess: useRefresh(),
  });
}

/** Hands in the muster of a week. Raises `DUPLICATE_MUSTER_ROLL`, `FORMER_MUSTER_MISSING` and field errors. */
export function useSubmitMuster(registerId: string) {
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (week: string) =>
      request<{ readonly id: string; readonly number: string }>(
        supabase().rpc('submit_muster', {
          p_tenant_id: tenant.id,
          p_register_id: registerId,
          p_starts_on: week,
        }),
      ),
    onSuccess: useRefresh(),
  });
}
