import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changePassword, signInWithPassword } from '~/api/auth';
import { request, requestMaybe, supabase } from '~/api/client';
import { setLanguage } from '~/i18n/i18n';
import type { Language } from '~/i18n/languages';
import { sessionKeys, type SessionUser } from './session.queries';
import { useSession } from './use-session';

export interface ProfileInput {
  readonly name: string;
  readonly mobile: string | null;
  readonly language: string;
}

/** Saves my name, mobile number and language. */
export function useUpdateProfile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: ProfileInput) =>
      request<SessionUser>(
        supabase().rpc('update_my_profile', {
          p_name: input.name,
          p_mobile: input.mobile,
          p_language: input.language,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKeys.all }),
  });
}

/** Switches the language now, and remembers it in the profile for every device. */
export function useChooseLanguage(): (language: Language) => Promise<void> {
  const { user } = useSession();
  const { mutateAsync } = useUpdateProfile();
  return async (language) => {
    await setLanguage(language);
    await mutateAsync({ name: user.name, mobile: user.mobile, language });
  };
}

/** Sets a new password; with `current`, only after that has been proven. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: { email: string | null; current: string | null; next: string }) => {
      if (input.current !== null && input.email !== null) {
        await signInWithPassword(input.email, input.current);
      }
      await changePassword(input.next);
      await requestMaybe(supabase().rpc('password_changed'));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKeys.all }),
  });
}
