import { JATNI, person, type Saved } from './papers.ts';
import { organisationId, step, type Draft } from './orders.ts';
import { acceptedOrder, type MeasurableOrder } from './measuring.ts';
import { today } from './measuring.ts';
import type { Scope } from './scope.ts';

/** An accepted order of the Maa Mangala group, or of a contractor, large enough for bills. */
export async function billableOrder(
  scope: Scope,
  role: 'IA' | 'IP' | 'CONTRACTOR' = 'IA',
  amount = 500000,
): Promise<MeasurableOrder> {
  const organisation_id =
    role === 'CONTRACTOR' ? { organisation_id: await organisationId(scope, 'ORG-000012') } : {};
  return acceptedOrder(scope, { amount, agency_role_code: role, ...organisation_id });
}

/** A purchase of 50,000 and 9,000 GST from the vendor of the seed, invoiced today. */
export async function purchaseDraft(
  scope: Scope,
  orderId: string,
  changes: Draft = {},
): Promise<Draft> {
  const payee = await organisationId(scope, 'ORG-000004');
  return {
    kind: 'PURCHASE',
    work_order_id: orderId,
    payee_organisation_id: payee,
    invoice_number: 'INV/1',
    invoice_date: await today(scope.sql),
    material_amount: '50000',
    gst_amount: '9000',
    ...changes,
  };
}

export async function saveBill(
  { sql }: Pick<Scope, 'sql'>,
  draft: Draft,
  version?: number,
): Promise<Saved> {
  const [row] =
    await sql`select public.save_bill(${JATNI}, ${sql.json(draft)}, ${version ?? null}) as saved`;
  return (row as { saved: Saved }).saved;
}

/** The three files of a purchase bill, as uploads would leave them. */
export async function attachFiles(scope: Scope, id: string): Promise<void> {
  await scope.as(null);
  await scope.sql`insert into public.documents (tenant_id, owner_type, owner_id, kind_code, name, file_name, mime, size_bytes, sha256, storage_path, status, uploaded_by, uploaded_by_name)
    select b.tenant_id, 'bill', b.id, k, 'File', 'f.pdf', 'application/pdf', 1, repeat('0', 64), 'x/' || b.id || k, 'ACCEPTED', b.created_by, b.created_by_name
    from public.bills b, unnest(array['VENDOR_INVOICE', 'MEASUREMENT_BOOK', 'UTILISATION_LOG']) k where b.id = ${id}`;
}

const WAY = [
  ['je', 'SUBMIT'],
  ['me', 'VERIFY_AND_FORWARD'],
  ['eo', 'APPROVE'],
] as const;

export async function moveBill(scope: Scope, id: string, steps: number): Promise<void> {
  for (const [who, action] of WAY.slice(0, steps))
    await step(scope, person(who), id, action, undefined, 'bill');
}

/** A bill as the JE writes it, with its files, taken along its steps. */
export async function billAt(scope: Scope, draft: Draft, steps: number): Promise<Saved> {
  await scope.as(person('je'));
  const bill = await saveBill(scope, draft);
  await attachFiles(scope, bill.id);
  await moveBill(scope, bill.id, steps);
  return bill;
}

export type Bill = Saved & {
  gross: number;
  deductions: number;
  net: number;
  payable_amount: number;
  charged_amount: number;
  lines: {
    direction: string;
    head_code: string;
    amount: number;
    calculated_amount: number;
    quantity: number | null;
    rate: number | null;
    base_amount: number | null;
  }[];
  beneficiaries: {
    owner_type: string;
    head_code: string | null;
    gross: number;
    net: number;
    withheld_until: string | null;
    account: { last4: string; is_ready: boolean } | null;
  }[];
};

export async function readBill({ sql }: Pick<Scope, 'sql'>, id: string): Promise<Bill | null> {
  const [row] = await sql`select public.get_bill(${JATNI}, ${id}) as bill`;
  return (row as { bill: Bill | null }).bill;
}

/** What a bill holds back, head by head. */
export const heldBack = (bill: Bill | null): Record<string, number> =>
  Object.fromEntries(
    (bill?.lines ?? [])
      .filter(({ direction }) => direction === 'DEDUCTION')
      .map(({ head_code, amount }) => [head_code, amount]),
  );
