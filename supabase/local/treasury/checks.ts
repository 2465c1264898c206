import type {
  Correction,
  InstructedBeneficiary,
  Instruction,
} from '../../functions/_shared/treasury/port.ts';
import { financialYear, instantOf } from './clock.ts';
import { referenceOf, type Ledger } from './ledger.ts';
import { OFFICES, SCHEME } from './offices.ts';
import { paiseOf, rupeesOf } from './paise.ts';

export type Refusal = { errorCode: string; errorMsg: string };

/** The treasury's codes. 340 and 322 are those of its samples; the others are of this server. */
export const CODES = {
  FIELD_MISSING: '301',
  DATE: '302',
  DUPLICATE_BILL: '303',
  OFFICE: '311',
  HEAD: '312',
  ALLOTMENT: '314',
  BALANCE: '315',
  BENEFICIARY_COUNT: '320',
  TOTAL: '321',
  CORRECTED_IFSC: '322',
  CORRECTED_ACCOUNT: '323',
  ORIGINAL_BILL: '324',
  NOT_FAILED: '325',
  OTHER_ACCOUNT: '326',
  DUPLICATE_CORRECTION: '327',
  WINDOW: '328',
  IFSC: '340',
  ACCOUNT: '341',
  AMOUNT: '342',
  DUPLICATE_BENEFICIARY: '343',
  UNKNOWN_BILL: '350',
  REJECTED: '351',
} as const;

const IFSC = /^[A-Z]{4}0[A-Z0-9]{6}$/;
const ACCOUNT = /^[A-Za-z0-9]{6,18}$/;
const DAY_MS = 86_400_000;
const CORRECTION_DAYS = 90;

const refusal = (code: keyof typeof CODES, errorMsg: string): Refusal => ({
  errorCode: CODES[code],
  errorMsg,
});

function missing(message: object, fields: readonly string[]): Refusal[] {
  return fields
    .filter((name) => {
      const value = (message as Record<string, unknown>)[name];
      return typeof value !== 'string' || value.trim() === '';
    })
    .map((name) => refusal('FIELD_MISSING', `${name} is missing`));
}

export function checkInstruction(ledger: Ledger, message: Instruction): Refusal[] {
  const absent = missing(message, [
    'jitBillNo',
    'jitBillDate',
    'jitBillDdoCode',
    'granteeAgCode',
    'schemeCode',
    'hoa',
    'ssuIaId',
    'mstAllotmentDistId',
    'ssuAllotmentId',
    'allotmentTxnSlNo',
    'billGrossAmount',
    'billNetAmount',
    'billNumberOfBenf',
  ]);
  if (!Array.isArray(message.beneficiaryDetails) || message.beneficiaryDetails.length === 0)
    absent.push(refusal('FIELD_MISSING', 'beneficiaryDetails is missing'));
  if (absent.length > 0) return absent;
  if (ledger.bills.has(message.jitBillNo))
    return [refusal('DUPLICATE_BILL', `Bill ${message.jitBillNo} was received before`)];
  return [
    ...checkFunds(ledger, message),
    ...(instantOf(message.jitBillDate) === null
      ? [refusal('DATE', 'Wrong jitBillDate provided')]
      : []),
    ...checkBeneficiaries(message),
  ];
}

function checkFunds(ledger: Ledger, message: Instruction): Refusal[] {
  const office = OFFICES.find(({ granteeAgCode }) => granteeAgCode === message.granteeAgCode);
  if (
    office === undefined ||
    office.ddoCode !== message.jitBillDdoCode ||
    office.ssuId !== message.ssuIaId
  )
    return [refusal('OFFICE', 'DDO, grantee and SSU do not belong together')];
  const allotted = ledger.allotted(message.granteeAgCode, message.hoa);
  if (allotted === undefined || message.schemeCode !== SCHEME.code)
    return [refusal('HEAD', `Nothing is allotted to this office under ${message.hoa}`)];
  const isKnown =
    allotted.id === message.mstAllotmentDistId &&
    allotted.ssuAllotmentId === message.ssuAllotmentId &&
    allotted.rows.some(({ serial }) => String(serial) === message.allotmentTxnSlNo);
  if (!isKnown) return [refusal('ALLOTMENT', 'The allotment is not known')];
  const gross = paiseOf(message.billGrossAmount);
  if (gross !== null && gross > allotted.available)
    return [refusal('BALANCE', `Only ${rupeesOf(allotted.available)} is available`)];
  return [];
}

function checkBeneficiaries(message: Instruction): Refusal[] {
  const people = message.beneficiaryDetails;
  const found: Refusal[] = [];
  const seen = new Set<string>();
  let sum = 0n;
  for (const person of people) {
    const absent = missing(person, ['benefId', 'benefName', 'benfAcctNo', 'benfBankIfscCode']);
    if (absent.length > 0) {
      found.push(...absent);
      continue;
    }
    found.push(...checkBeneficiary(person));
    if (seen.has(person.benefId))
      found.push(refusal('DUPLICATE_BENEFICIARY', `BenefId ${person.benefId} comes twice`));
    seen.add(person.benefId);
    sum += paiseOf(person.benfAmount) ?? 0n;
  }
  if (message.billNumberOfBenf !== String(people.length))
    found.push(refusal('BENEFICIARY_COUNT', 'billNumberOfBenf is not the number of beneficiaries'));
  const [gross, net] = [paiseOf(message.billGrossAmount), paiseOf(message.billNetAmount)];
  if (gross === null || net === null || net > gross || net !== sum)
    found.push(refusal('TOTAL', 'The amounts of the beneficiaries do not add up to the bill'));
  return found;
}

function checkBeneficiary(person: InstructedBeneficiary): Refusal[] {
  const where = `provided in Beneficiary Details for BenefId ${person.benefId}`;
  const amount = paiseOf(person.benfAmount);
  return [
    ...(IFSC.test(person.benfBankIfscCode) ? [] : [refusal('IFSC', `Wrong IFSC ${where}`)]),
    ...(ACCOUNT.test(person.benfAcctNo)
      ? []
      : [refusal('ACCOUNT', `Wrong account number ${person.benfAcctNo} ${where}`)]),
    ...(amount !== null && amount > 0n ? [] : [refusal('AMOUNT', `Wrong amount ${where}`)]),
  ];
}

export function checkCorrection(ledger: Ledger, message: Correction, now: string): Refusal[] {
  const absent = missing(message, [
    'jitCorBillNo',
    'jitCorBillDate',
    'jitCorBillDeptCode',
    'jitOrgBillRefNo',
    'jitOrgBillNo',
    'jitOrgBillDate',
  ]);
  if (!Array.isArray(message.beneficiaryDtls) || message.beneficiaryDtls.length === 0)
    absent.push(refusal('FIELD_MISSING', 'beneficiaryDtls is missing'));
  if (absent.length > 0) return absent;
  if (ledger.corrections.has(message.jitCorBillNo) || ledger.bills.has(message.jitCorBillNo))
    return [
      refusal('DUPLICATE_CORRECTION', `Correction ${message.jitCorBillNo} was received before`),
    ];
  const bill = ledger.bills.get(message.jitOrgBillNo);
  if (bill === undefined || bill.stage !== 'PAID' || referenceOf(bill) !== message.jitOrgBillRefNo)
    return [refusal('ORIGINAL_BILL', `No paid bill ${message.jitOrgBillNo} of that reference`)];
  if (isTooLate(bill.acceptedAt, now))
    return [refusal('WINDOW', `Bill ${message.jitOrgBillNo} can no longer be corrected`)];
  return message.beneficiaryDtls.flatMap((person) => {
    const open = ledger.openFailure(bill, person.benefId);
    if (open === null)
      return [refusal('NOT_FAILED', `BenefId ${person.benefId} has no failed payment`)];
    const first = bill.payees.get(person.benefId);
    const isSame =
      person.jitCurBillRefNo === open.reference &&
      person.curAccountNo === open.payee.account &&
      person.curIfsc === open.payee.ifsc &&
      person.orgAccountNo === first?.account &&
      person.orgIfsc === first.ifsc;
    if (!isSame)
      return [refusal('OTHER_ACCOUNT', `The failed account of BenefId ${person.benefId} differs`)];
    return [
      ...(IFSC.test(person.correctedIfsc)
        ? []
        : [refusal('CORRECTED_IFSC', `Wrong IFSC provided for BenefId ${person.benefId}`)]),
      ...(ACCOUNT.test(person.correctedAccountNo)
        ? []
        : [
            refusal(
              'CORRECTED_ACCOUNT',
              `Wrong account number provided for BenefId ${person.benefId}`,
            ),
          ]),
    ];
  });
}

/** Ninety days within one financial year; of an earlier year, until the end of April. */
function isTooLate(acceptedAt: string, now: string): boolean {
  if (financialYear(acceptedAt) === financialYear(now))
    return Date.parse(now) > Date.parse(acceptedAt) + CORRECTION_DAYS * DAY_MS;
  const startOfMay = instantOf(`${financialYear(now).slice(0, 4)}-05-01`) ?? 0;
  return Date.parse(now) >= startOfMay;
}
