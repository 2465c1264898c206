import { z } from 'zod';
import { isGstin, isPan } from '#domain';
import { fieldMessage } from '~/lib/field-message';
import type { Organisation } from './organisation.types';

const needed = z
  .string()
  .trim()
  .min(1, { message: fieldMessage('REQUIRED') });
const mobile = z
  .string()
  .trim()
  .regex(/^(\+?[0-9]{10,15})?$/, { message: fieldMessage('INVALID_CHARACTERS') });
const email = z
  .string()
  .trim()
  .regex(/^([^@\s]+@[^@\s]+\.[^@\s]+)?$/, { message: fieldMessage('INVALID_CHARACTERS') });

const range = <Row extends { valid_from: string; valid_to: string }>(row: Row) =>
  row.valid_to === '' || row.valid_from === '' || row.valid_to >= row.valid_from;

const workFunction = z
  .object({
    id: z.string(),
    type_code: needed,
    class_code: needed,
    category_code: z.string(),
    valid_from: needed,
    valid_to: z.string(),
  })
  .refine(range, { path: ['valid_to'], message: fieldMessage('INVALID_DATE') });

const contact = z
  .object({
    id: z.string(),
    name: needed,
    position: z.string(),
    mobile,
    email,
    is_primary: z.boolean(),
  })
  .refine((row) => row.mobile !== '' || row.email !== '', {
    path: ['mobile'],
    message: fieldMessage('REQUIRED'),
  });

/** The form of an organisation. What only the register knows, the database says after saving. */
export const organisationSchema = z
  .object({
    name: needed.min(2, { message: fieldMessage('TOO_SHORT', { min: 2 }) }),
    name_or: z.string(),
    name_hi: z.string(),
    type_code: needed,
    registration_number: z.string(),
    registered_on: z.string(),
    member_count: z
      .string()
      .trim()
      .regex(/^([1-9]\d{0,4})?$/, {
        message: fieldMessage('OUT_OF_RANGE', { min: 1, max: 99_999 }),
      }),
    valid_from: needed,
    valid_to: z.string(),
    address: z.string(),
    ward_code: z.string(),
    locality_code: z.string(),
    pincode: z
      .string()
      .trim()
      .regex(/^([1-9]\d{5})?$/, { message: fieldMessage('INVALID_CHARACTERS') }),
    pan: z
      .string()
      .trim()
      .refine((value) => value === '' || isPan(value.toUpperCase()), {
        message: fieldMessage('INVALID_PAN'),
      }),
    gstin: z
      .string()
      .trim()
      .refine((value) => value === '' || isGstin(value.toUpperCase()), {
        message: fieldMessage('INVALID_GSTIN'),
      }),
    email,
    mobile,
    description: z.string(),
    functions: z.array(workFunction).min(1, { message: fieldMessage('REQUIRED') }),
    contacts: z.array(contact),
  })
  .refine(range, { path: ['valid_to'], message: fieldMessage('INVALID_DATE') });
export type OrganisationForm = z.infer<typeof organisationSchema>;

export const statusSchema = z.object({ reason: needed, until: z.string() });
export type StatusForm = z.infer<typeof statusSchema>;

/** What `save_organisation` takes. */
export type OrganisationDraft = ReturnType<typeof toDraft>;

export function toDraft(form: OrganisationForm, id: string) {
  const { name_or, name_hi, ...fields } = form;
  return { ...fields, id, local_names: { or: name_or, hi: name_hi } };
}

export const newFunction = (today: string) => ({
  id: crypto.randomUUID(),
  type_code: '',
  class_code: 'NA',
  category_code: '',
  valid_from: today,
  valid_to: '',
});

export const newContact = (isPrimary: boolean) => ({
  id: crypto.randomUUID(),
  name: '',
  position: '',
  mobile: '',
  email: '',
  is_primary: isPrimary,
});

export function newOrganisationForm(today: string): OrganisationForm {
  return {
    name: '',
    name_or: '',
    name_hi: '',
    type_code: '',
    registration_number: '',
    registered_on: '',
    member_count: '',
    valid_from: today,
    valid_to: '',
    address: '',
    ward_code: '',
    locality_code: '',
    pincode: '',
    pan: '',
    gstin: '',
    email: '',
    mobile: '',
    description: '',
    functions: [newFunction(today)],
    contacts: [newContact(true)],
  };
}

export function toForm(organisation: Organisation): OrganisationForm {
  const names = (organisation.local_names ?? {}) as Readonly<Record<string, string | undefined>>;
  return {
    name: organisation.name,
    name_or: names['or'] ?? '',
    name_hi: names['hi'] ?? '',
    type_code: organisation.type_code,
    registration_number: organisation.registration_number ?? '',
    registered_on: organisation.registered_on ?? '',
    member_count: organisation.member_count === null ? '' : String(organisation.member_count),
    valid_from: organisation.valid_from,
    valid_to: organisation.valid_to ?? '',
    address: organisation.address ?? '',
    ward_code: organisation.ward_code ?? '',
    locality_code: organisation.locality_code ?? '',
    pincode: organisation.pincode ?? '',
    pan: organisation.pan ?? '',
    gstin: organisation.gstin ?? '',
    email: organisation.email ?? '',
    mobile: organisation.mobile ?? '',
    description: organisation.description ?? '',
    functions: organisation.functions.map((row) => ({
      id: row.id,
      type_code: row.type_code,
      class_code: row.class_code,
      category_code: row.category_code ?? '',
      valid_from: row.valid_from,
      valid_to: row.valid_to ?? '',
    })),
    contacts: organisation.contacts.map((row) => ({
      id: row.id,
      name: row.name,
      position: row.position ?? '',
      mobile: row.mobile ?? '',
      email: row.email ?? '',
      is_primary: row.is_primary,
    })),
  };
}
