import { z } from 'zod';
import { fieldMessage } from '~/lib/field-message';

export const MIN_PASSWORD = 8;
const MAX_PASSWORD = 72;

const email = z
  .string()
  .trim()
  .min(1)
  .max(320)
  .regex(/^[^@\s]+@[^@\s]+\.[^@\s]+$/, fieldMessage('INVALID_EMAIL'));

const newPassword = z.string().min(1).min(MIN_PASSWORD).max(MAX_PASSWORD);

export const emailSchema = z.object({ email });
export const codeSchema = z.object({
  email,
  code: z
    .string()
    .trim()
    .min(1)
    .regex(/^\d{6,10}$/, fieldMessage('INVALID_CODE')),
});

const repeatMatches = (values: { password: string; repeated: string }) =>
  values.password === values.repeated;
const mismatch = { path: ['repeated'], message: fieldMessage('PASSWORDS_DIFFER') };

export const setPasswordSchema = z
  .object({ password: newPassword, repeated: z.string().min(1) })
  .refine(repeatMatches, mismatch);

export const changePasswordSchema = z
  .object({ current: z.string().min(1), password: newPassword, repeated: z.string().min(1) })
  .refine(repeatMatches, mismatch);

export const profileSchema = z.object({
  name: z.string().trim().min(1).min(2).max(100),
  mobile: z
    .string()
    .trim()
    .regex(/^(\+?[0-9]{10,15})?$/, fieldMessage('INVALID_MOBILE')),
  language: z.string().min(1),
});
