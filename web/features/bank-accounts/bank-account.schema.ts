import { z } from 'zod';
import { isAccountNumber, isIfsc, personalDigits } from '#domain';
import { fieldMessage } from '~/lib/field-message';
import { ACCOUNT_TYPES, type BankAccount } from './bank-account.types';

const text = (min: number, max: number) =>
  z
    .string()
    .trim()
    .refine((value) => value === '' || value.length >= min, {
      message: fieldMessage('TOO_SHORT', { min }),
    })
    .refine((value) => value.length <= max, { message: fieldMessage('TOO_LONG', { max }) });
const needed = { message: fieldMessage('REQUIRED') };

/** The form of an account; of one that is changed the number may stay unsaid. */
export const accountSchema = (isNew: boolean) =>
  z.object({
    head_code: z.string(),
    holder_name: text(2, 64).refine((value) => value !== '', needed),
    account_number: z
      .string()
      .trim()
      .refine((value) => value !== '' || !isNew, needed)
      .refine((value) => value === '' || isAccountNumber(personalDigits('ACCOUNT', value)), {
        message: fieldMessage('INVALID_ACCOUNT_NUMBER'),
      }),
    account_type: z.enum(ACCOUNT_TYPES, needed),
    ifsc: z
      .string()
      .trim()
      .refine((value) => value !== '', needed)
      .refine((value) => value === '' || isIfsc(value.toUpperCase()), {
        message: fieldMessage('INVALID_IFSC'),
      }),
    bank_name: text(2, 100),
    branch_name: text(2, 100),
    is_primary: z.boolean(),
    is_active: z.boolean(),
  });
export type AccountForm = z.infer<ReturnType<typeof accountSchema>>;

export const newAccountForm = (holder = ''): AccountForm => ({
  head_code: '',
  holder_name: holder,
  account_number: '',
  account_type: 'SAVINGS',
  ifsc: '',
  bank_name: '',
  branch_name: '',
  is_primary: true,
  is_active: true,
});

export const toForm = (account: BankAccount): AccountForm => ({
  head_code: account.head_code ?? '',
  holder_name: account.holder_name,
  account_number: '',
  account_type: account.account_type,
  ifsc: account.ifsc,
  bank_name: account.bank_name ?? '',
  branch_name: account.branch_name ?? '',
  is_primary: account.is_primary,
  is_active: account.is_active,
});

export const flagsSchema = z.object({
  is_verified: z.boolean(),
  is_valid: z.boolean(),
  remarks: text(0, 1000),
});
export type FlagsForm = z.infer<typeof flagsSchema>;

export const reasonSchema = z.object({
  reason: text(5, 500).refine((value) => value !== '', needed),
});
export type ReasonForm = z.infer<typeof reasonSchema>;
