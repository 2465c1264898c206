import { z } from 'zod';
import { fieldMessage } from '~/lib/field-message';
import type { Employee } from './employee.types';

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

const posting = z
  .object({
    id: z.string(),
    department_code: needed,
    designation_code: needed,
    from_on: needed,
    to_on: z.string(),
  })
  .refine(({ from_on, to_on }) => to_on === '' || to_on >= from_on, {
    path: ['to_on'],
    message: fieldMessage('INVALID_DATE'),
  });

/** The form of an employee. What only the register knows, the database says after saving. */
export const employeeSchema = z.object({
  employee_number: needed,
  name: needed.min(2, { message: fieldMessage('TOO_SHORT', { min: 2 }) }),
  name_or: z.string(),
  name_hi: z.string(),
  gender: z.string(),
  date_of_birth: z.string(),
  mobile: mobile.min(1, { message: fieldMessage('REQUIRED') }),
  email,
  address: z.string(),
  employment_type_code: needed,
  appointed_on: z.string(),
  assignments: z.array(posting).min(1, { message: fieldMessage('REQUIRED') }),
  jurisdictions: z.array(z.string()),
});
export type EmployeeForm = z.infer<typeof employeeSchema>;

/** An invitation goes out by mail: without an address nobody could accept it. */
export const inviteSchema = z.object({
  email: email.min(1, { message: fieldMessage('REQUIRED') }),
  mobile,
});
export type InviteForm = z.infer<typeof inviteSchema>;

export const leaveSchema = z.object({ on: needed, reason_code: needed, remarks: z.string() });
export type LeaveForm = z.infer<typeof leaveSchema>;

export const roleSchema = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[A-Z][A-Z0-9_]*$/, { message: fieldMessage('INVALID_CHARACTERS') }),
  name: needed.min(2, { message: fieldMessage('TOO_SHORT', { min: 2 }) }),
  name_or: z.string(),
  name_hi: z.string(),
  description: z.string(),
  is_active: z.boolean(),
  permissions: z.array(z.string()),
});
export type RoleForm = z.infer<typeof roleSchema>;

/** What `save_employee` takes. */
export type EmployeeDraft = ReturnType<typeof toDraft>;

export function toDraft(form: EmployeeForm, id: string) {
  const { name_or, name_hi, ...fields } = form;
  return { ...fields, id, local_names: { or: name_or, hi: name_hi } };
}

export const newPosting = () => ({
  id: crypto.randomUUID(),
  department_code: '',
  designation_code: '',
  from_on: '',
  to_on: '',
});

export function newEmployeeForm(): EmployeeForm {
  return {
    employee_number: '',
    name: '',
    name_or: '',
    name_hi: '',
    gender: '',
    date_of_birth: '',
    mobile: '',
    email: '',
    address: '',
    employment_type_code: '',
    appointed_on: '',
    assignments: [newPosting()],
    jurisdictions: [],
  };
}

export function namesOf(localNames: unknown): { name_or: string; name_hi: string } {
  const names = (localNames ?? {}) as Readonly<Record<string, string | undefined>>;
  return { name_or: names['or'] ?? '', name_hi: names['hi'] ?? '' };
}

/** A stored employee as the form holds it. */
export function toForm(employee: Employee): EmployeeForm {
  return {
    employee_number: employee.employee_number,
    name: employee.name,
    ...namesOf(employee.local_names),
    gender: employee.gender ?? '',
    date_of_birth: employee.date_of_birth ?? '',
    mobile: employee.mobile ?? '',
    email: employee.email ?? '',
    address: employee.address ?? '',
    employment_type_code: employee.employment_type_code,
    appointed_on: employee.appointed_on ?? '',
    assignments: employee.assignments.map((row) => ({
      id: row.id,
      department_code: row.department_code,
      designation_code: row.designation_code,
      from_on: row.from_on,
      to_on: row.to_on ?? '',
    })),
    jurisdictions: employee.jurisdictions.map(({ code }) => code),
  };
}
