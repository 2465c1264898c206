import { z } from 'zod';
import { isAadhaar, isMobile, personalDigits } from '#domain';
import { accountSchema, newAccountForm, type AccountForm } from '~/features/bank-accounts';
import { fieldMessage } from '~/lib/field-message';
import type { Individual } from './individual.types';

const needed = z
  .string()
  .trim()
  .min(1, { message: fieldMessage('REQUIRED') });
const person = needed
  .min(2, { message: fieldMessage('TOO_SHORT', { min: 2 }) })
  .max(128)
  .regex(/^[\p{L}\p{M}\p{N}\u200C\u200D ._@'-]*$/u, {
    message: fieldMessage('INVALID_CHARACTERS'),
  });
const place = (min: number, max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((value) => value === '' || value.length >= min, {
      message: fieldMessage('TOO_SHORT', { min }),
    })
    .refine((value) => /^[\p{L}\p{M}\p{N}\u200C\u200D .,/_@#'-]*$/u.test(value), {
      message: fieldMessage('INVALID_CHARACTERS'),
    });

/** An identity number: of somebody who is registered it may stay unsaid, the one that is kept then stays. */
const identity = (kind: 'AADHAAR' | 'MOBILE', isNew: boolean) =>
  z
    .string()
    .trim()
    .refine((value) => value !== '' || !isNew, { message: fieldMessage('REQUIRED') })
    .refine(
      (value) =>
        value === '' || (kind === 'AADHAAR' ? isAadhaar : isMobile)(personalDigits(kind, value)),
      { message: fieldMessage(`INVALID_${kind}`) },
    );

/** The form of a wage seeker. What only the register knows, the database says after saving. */
export const individualSchema = (isNew: boolean) =>
  z.object({
    name: person,
    name_or: z.string().max(128),
    name_hi: z.string().max(128),
    guardian_name: person,
    relationship: needed,
    date_of_birth: needed,
    gender: needed,
    social_category: z.string(),
    is_minority: z.boolean(),
    has_disability: z.boolean(),
    aadhaar: identity('AADHAAR', isNew),
    mobile: identity('MOBILE', isNew),
    ward_code: needed,
    locality_code: needed,
    street: place(2, 128),
    door_number: place(1, 8),
    skills: z.array(z.string()).min(1, { message: fieldMessage('REQUIRED') }),
    /** Of a new person; the accounts of one who is registered are kept on their page. */
    bank_account: isNew ? accountSchema(true).nullable() : z.null(),
  });
export type IndividualForm = Omit<z.infer<ReturnType<typeof individualSchema>>, 'bank_account'> & {
  bank_account: AccountForm | null;
};

/** What `save_individual` takes. */
export type IndividualDraft = ReturnType<typeof toDraft>;

export function toDraft(form: IndividualForm, id: string) {
  const { name_or, name_hi, ...fields } = form;
  return { ...fields, id, local_names: { or: name_or, hi: name_hi } };
}

export function newIndividualForm(hasAccount: boolean): IndividualForm {
  return {
    name: '',
    name_or: '',
    name_hi: '',
    guardian_name: '',
    relationship: '',
    date_of_birth: '',
    gender: '',
    social_category: '',
    is_minority: false,
    has_disability: false,
    aadhaar: '',
    mobile: '',
    ward_code: '',
    locality_code: '',
    street: '',
    door_number: '',
    skills: [],
    bank_account: hasAccount ? newAccountForm() : null,
  };
}

export function toForm(individual: Individual): IndividualForm {
  const names = (individual.local_names ?? {}) as Readonly<Record<string, string | undefined>>;
  return {
    ...newIndividualForm(false),
    name: individual.name,
    name_or: names['or'] ?? '',
    name_hi: names['hi'] ?? '',
    guardian_name: individual.guardian_name,
    relationship: individual.relationship,
    date_of_birth: individual.date_of_birth,
    gender: individual.gender,
    social_category: individual.social_category ?? '',
    is_minority: individual.is_minority,
    has_disability: individual.has_disability,
    ward_code: individual.ward_code,
    locality_code: individual.locality_code,
    street: individual.street ?? '',
    door_number: individual.door_number ?? '',
    skills: [...individual.skills],
  };
}

export const findSchema = z.object({ kind: needed, value: needed });
export type FindForm = z.infer<typeof findSchema>;

export const statusSchema = z.object({ reason: needed });
export type StatusForm = z.infer<typeof statusSchema>;
