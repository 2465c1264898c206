import { z } from 'zod';
import { readTypedDecimal } from '~/lib/decimal-text';
import { decimalText } from '~/lib/form-schema';
import type { Bill } from './bill.types';

const optionalAmount = z.string();

export const advanceSchema = z.object({
  amount: decimalText({ decimals: 2, min: '0', max: '999999999999.99' }),
});
export type AdvanceForm = z.infer<typeof advanceSchema>;

/** What even a draft of a purchase bill has to keep; the rest the database says. */
export const purchaseSchema = z.object({
  payee_organisation_id: z.string().min(1),
  invoice_number: z.string().min(2).max(64),
  invoice_date: z.string().min(1),
  material_amount: decimalText({ decimals: 2, min: '0', max: '999999999999.99' }),
  gst_amount: optionalAmount,
  remarks: z.string().max(1000),
  supplies: z.array(z.object({ material_code: z.string(), quantity: z.string() })),
  deductions: z.array(
    z.object({ head_code: z.string(), amount: z.string(), reason: z.string().max(300) }),
  ),
});
export type PurchaseForm = z.infer<typeof purchaseSchema>;

/** The form of a stored bill, or of a new one: a row for every material that is charged, and for what may be typed. */
export function purchaseForm(
  bill: Bill | null,
  materials: readonly string[],
  typed: readonly string[],
): PurchaseForm {
  const amounts = new Map(bill?.entered.deductions?.map((row) => [row.head_code, row]));
  const supplied = new Map(bill?.entered.supplies?.map((row) => [row.material_code, row.quantity]));
  return {
    payee_organisation_id: bill?.payee_organisation_id ?? '',
    invoice_number: bill?.invoice_number ?? '',
    invoice_date: bill?.invoice_date ?? '',
    material_amount: bill === null ? '' : String(bill.material_amount ?? ''),
    gst_amount: bill === null ? '' : String(bill.gst_amount ?? ''),
    remarks: bill?.remarks ?? '',
    supplies: materials.map((code) => ({
      material_code: code,
      quantity: supplied.get(code) ?? '',
    })),
    deductions: typed.map((code) => ({
      head_code: code,
      amount: amounts.get(code)?.amount ?? '',
      reason: amounts.get(code)?.reason ?? '',
    })),
  };
}

const clean = (text: string, decimals: number) => readTypedDecimal(text, decimals) ?? text;

/** What is sent: cleaned figures, and only the rows in which something stands. */
export function purchaseDraft(form: PurchaseForm): PurchaseForm {
  return {
    ...form,
    material_amount: clean(form.material_amount, 2),
    gst_amount: clean(form.gst_amount, 2),
    supplies: form.supplies
      .filter(({ quantity }) => quantity.trim() !== '')
      .map((row) => ({ ...row, quantity: clean(row.quantity, 4) })),
    deductions: form.deductions
      .filter(({ amount }) => amount.trim() !== '')
      .map((row) => ({ ...row, amount: clean(row.amount, 2) })),
  };
}

/** The form's name for a path of the request: rows that were left out shift the others. */
export function purchasePath(path: string, form: PurchaseForm): string {
  const [head, at, name] = path.split('.');
  if (head !== 'supplies' && head !== 'deductions') return path;
  const rows: readonly { readonly quantity?: string; readonly amount?: string }[] = form[head];
  const sent = rows.flatMap((row, index) =>
    (row.quantity ?? row.amount ?? '').trim() === '' ? [] : [index],
  );
  return [head, sent[Number(at)] ?? 0, name].join('.');
}
