import { moneyToText, parseMoney } from '../domain/money.ts';
import type { ServiceId, Services, TreasuryError } from './port.ts';

/** The fields of a row: plain text, `rupees`, or a list of rows of their own. */
type Shape = { readonly [field: string]: 'text' | 'rupees' | Shape };

const PAID: Shape = {
  benfAcctNo: 'text',
  benfBankIfscCode: 'text',
  utrNo: 'text',
  utrDate: 'text',
  endToEndId: 'text',
  benfId: 'text',
};
const VOUCHER: Shape = {
  billNumber: 'text',
  billDate: 'text',
  voucherNo: 'text',
  voucherDate: 'text',
  billRefNo: 'text',
  tokenNumber: 'text',
  tokenDate: 'text',
};
const PAYMENT: Shape = { ...VOUCHER, paymentStatus: 'text', benfDtls: PAID };
const FAILURE: Shape = {
  ...VOUCHER,
  benfDtls: {
    ...PAID,
    orgBillRefNumber: 'text',
    challanNumber: 'text',
    challanDate: 'text',
    failedReason: 'text',
  },
};

const SHAPES: { readonly [Id in ServiceId]: Shape } = {
  VA: {
    ddoCode: 'text',
    schemeCode: 'text',
    schemeName: 'text',
    granteeAgCode: 'text',
    granteeName: 'text',
    ssuId: 'text',
    ssuOffice: 'text',
    allotmentDate: 'text',
    allotmentTxnSlNo: 'text',
    allotmentAmount: 'rupees',
    availableBalance: 'rupees',
    allotmentTxnType: 'text',
    mstAllotmentDistId: 'text',
    ssuAllotmentId: 'text',
  },
  PI: {
    jitBillNo: 'text',
    jitBillDate: 'text',
    ssuIaId: 'text',
    successCode: 'text',
    sucessDescrp: 'text',
  },
  PIS: {
    pmtInstId: 'text',
    payInstDate: 'text',
    jitBillNumber: 'text',
    jitBillDate: 'text',
    billNetAmount: 'rupees',
    billGrossAmount: 'rupees',
    totalNumberOfBeneficiary: 'text',
    schemeCode: 'text',
    ssuIaId: 'text',
  },
  PAG: {
    billNo: 'text',
    ssuIaId: 'text',
    finYear: 'text',
    adviceId: 'text',
    adviceDate: 'text',
    onlineBillRefNo: 'text',
    tokenNumber: 'text',
    tokenDate: 'text',
    benfList: {
      benfName: 'text',
      benfAccountNo: 'text',
      benfBankIfscCode: 'text',
      amount: 'rupees',
      benfId: 'text',
    },
  },
  PD: PAYMENT,
  FD: FAILURE,
  COR: { jitCorBillNo: 'text', jitCorBillDate: 'text', successCode: 'text', sucessDescrp: 'text' },
  FTPS: { ...PAYMENT, jitCorBillNo: 'text', jitOrgBillRefNo: 'text' },
  FTFPS: { ...FAILURE, jitCorBillNo: 'text' },
};

/** The treasury spells some fields in two ways. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  successCode: ['successCd'],
  sucessDescrp: ['successDescrp'],
};

export class UnreadableReply extends Error {}

export type Reply<Id extends ServiceId> =
  { readonly errors: readonly TreasuryError[] } | { readonly rows: readonly Services[Id]['row'][] };

/** Reads a reply strictly: a row that lacks a field, or an amount that is none, makes the whole reply unreadable. */
export function readReply<Id extends ServiceId>(serviceId: Id, text: string): Reply<Id> {
  let reply: unknown;
  try {
    reply = JSON.parse(text);
  } catch {
    throw new UnreadableReply('not JSON');
  }
  const fields = asObject(reply);
  if (fields['serviceId'] !== serviceId) throw new UnreadableReply('the reply of another service');
  const errors = readErrors(fields);
  if (errors.length > 0) return { errors };
  const data = fields['data'];
  if (!Array.isArray(data)) throw new UnreadableReply('no data');
  const shape: Shape = SHAPES[serviceId];
  return { rows: data.map((row) => readRow(row, shape) as unknown as Services[Id]['row']) };
}

function readErrors(reply: Readonly<Record<string, unknown>>): TreasuryError[] {
  const { errorMsg, errorMsgs } = reply;
  if (Array.isArray(errorMsgs))
    return errorMsgs.map((entry) => {
      const error = asObject(entry);
      return { code: textOf(error['errorCode']) ?? '', message: textOf(error['errorMsg']) ?? '' };
    });
  const message = textOf(errorMsg);
  return message === null || message === '' ? [] : [{ code: '', message }];
}

function readRow(value: unknown, shape: Shape): Record<string, unknown> {
  const row = asObject(value);
  return Object.fromEntries(
    Object.entries(shape).map(([field, kind]): [string, unknown] => {
      const found = [field, ...(ALIASES[field] ?? [])].find((name) => row[name] !== undefined);
      const given = found === undefined ? undefined : row[found];
      if (typeof kind === 'object') {
        if (!Array.isArray(given)) throw new UnreadableReply(`${field} is no list`);
        return [field, given.map((entry) => readRow(entry, kind))];
      }
      const text = textOf(given);
      if (text === null) throw new UnreadableReply(`${field} is missing`);
      return [field, kind === 'rupees' ? rupees(field, text) : text];
    }),
  );
}

function rupees(field: string, text: string): string {
  try {
    return moneyToText(parseMoney(text));
  } catch {
    throw new UnreadableReply(`${field} is no amount`);
  }
}

/** Numbers come through by their shortest text, which is what was written for up to fifteen digits. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : null;
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UnreadableReply('no object');
  return value as Record<string, unknown>;
}
