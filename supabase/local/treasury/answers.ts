import type { ServiceId } from '../../functions/_shared/treasury/port.ts';
import { CODES } from './checks.ts';
import { dayOf, instantOf, stampOf } from './clock.ts';
import type { Failure, Switches } from './events.ts';
import {
  instructionIdOf,
  referenceOf,
  tokenOf,
  yearOf,
  type Bill,
  type CorrectionBill,
  type Ledger,
  type Payee,
} from './ledger.ts';
import { OFFICES, SCHEME } from './offices.ts';
import { rupeesOf } from './paise.ts';
import type { Answer } from './treasury.ts';

type Params = Readonly<Record<string, unknown>>;

/** The answer to a question. A step that has not happened yet is an answer without rows. */
export function answer(ledger: Ledger, serviceId: ServiceId, params: Params): Answer {
  switch (serviceId) {
    case 'VA':
      return { serviceId, data: allotments(ledger, params) };
    case 'PIS':
      return status(ledger, params);
    case 'PAG':
      return advice(ledger, params);
    case 'PD': {
      const bill = byReference(ledger.bills, params);
      if (bill === undefined) return unknownBill(serviceId, params['billRefNo']);
      return { serviceId, data: bill.stage === 'PAID' ? [payment(bill)] : [] };
    }
    case 'FD': {
      const since = instantOf(params['voucherDate']) ?? 0;
      return {
        serviceId,
        data: [...ledger.bills.values()]
          .filter(({ voucher }) => voucher !== null && Date.parse(voucher.at) >= since)
          .filter(({ voucher }) => yearOf(voucher?.at ?? '') === params['finYear'])
          .flatMap(failure),
      };
    }
    case 'FTPS': {
      const correction = ledger.corrections.get(String(params['jitCorBillNo']));
      if (correction === undefined) return unknownBill(serviceId, params['jitCorBillNo']);
      return {
        serviceId,
        data:
          correction.stage === 'PAID'
            ? [
                {
                  ...payment(correction),
                  jitCorBillNo: correction.message.jitCorBillNo,
                  jitOrgBillRefNo: correction.message.jitOrgBillRefNo,
                },
              ]
            : [],
      };
    }
    case 'FTFPS': {
      const correction = ledger.corrections.get(String(params['jitCorBillNo']));
      if (correction === undefined) return unknownBill(serviceId, params['jitCorBillNo']);
      return {
        serviceId,
        data: failure(correction).map((row) => ({
          ...row,
          jitCorBillNo: correction.message.jitCorBillNo,
        })),
      };
    }
    case 'PI':
    case 'COR':
      throw new Error(`${serviceId} is no question`);
  }
}

/** Which of them come back from their bank. */
export function failuresOf(
  payees: ReadonlyMap<string, Payee>,
  switches: Switches,
  isFirst: boolean,
): Failure[] {
  return [...payees.values()].flatMap(({ benefId, account }, position) => {
    if (switches.failAccounts.some((end) => account.endsWith(end)))
      return [{ benefId, reason: 'NO SUCH ACCOUNT' }];
    return isFirst && position < switches.failBeneficiaries
      ? [{ benefId, reason: 'ACCOUNT CLOSED' }]
      : [];
  });
}

function allotments(ledger: Ledger, params: Params): object[] {
  const office = OFFICES.find(({ granteeAgCode }) => granteeAgCode === params['granteCode']);
  const allotted = ledger.allotted(String(params['granteCode']), String(params['hoa']));
  const since = instantOf(params['fromDate']);
  if (office === undefined || allotted === undefined || office.ddoCode !== params['ddoCode'])
    return [];
  return allotted.rows
    .filter(({ at }) => since === null || Math.floor(Date.parse(at) / 1000) * 1000 >= since)
    .map((row) => ({
      ddoCode: office.ddoCode,
      schemeCode: SCHEME.code,
      schemeName: SCHEME.name,
      granteeAgCode: office.granteeAgCode,
      granteeName: office.granteeName,
      ssuId: office.ssuId,
      ssuOffice: office.ssuOffice,
      allotmentDate: stampOf(row.at),
      allotmentTxnSlNo: String(row.serial),
      allotmentAmount: rupeesOf(row.amount),
      availableBalance: rupeesOf(row.before),
      allotmentTxnType: row.kind,
      mstAllotmentDistId: allotted.id,
      ssuAllotmentId: allotted.ssuAllotmentId,
    }));
}

function status(ledger: Ledger, params: Params): Answer {
  const bill = ledger.bills.get(String(params['jitBillNo']));
  if (bill === undefined) return unknownBill('PIS', params['jitBillNo']);
  const { message } = bill;
  if (bill.stage === 'REJECTED')
    return {
      serviceId: 'PIS',
      errorMsgs: [
        {
          errorCode: CODES.REJECTED,
          errorMsg: `Jit Bill No. ${message.jitBillNo} has been rejected by the treasury officer`,
        },
      ],
    };
  return {
    serviceId: 'PIS',
    data:
      bill.stage === 'RECEIVED'
        ? []
        : [
            {
              pmtInstId: instructionIdOf(bill),
              payInstDate: stampOf(bill.approvedAt),
              jitBillNumber: message.jitBillNo,
              jitBillDate: message.jitBillDate,
              billNetAmount: message.billNetAmount,
              billGrossAmount: message.billGrossAmount,
              totalNumberOfBeneficiary: message.billNumberOfBenf,
              schemeCode: message.schemeCode,
              ssuIaId: message.ssuIaId,
            },
          ],
  };
}

function advice(ledger: Ledger, params: Params): Answer {
  const bill = ledger.bills.get(String(params['billNo']));
  if (bill === undefined || instructionIdOf(bill) !== params['pmtInstId'])
    return unknownBill('PAG', params['billNo']);
  const isAdvised = bill.stage === 'ADVISED' || bill.stage === 'PAID';
  if (!isAdvised) return { serviceId: 'PAG', data: [] };
  return {
    serviceId: 'PAG',
    data: [
      {
        billNo: bill.message.jitBillNo,
        ssuIaId: bill.message.ssuIaId,
        finYear: yearOf(bill.advisedAt),
        adviceId: `ADV${String(bill.serial).padStart(6, '0')}`,
        adviceDate: stampOf(bill.advisedAt),
        onlineBillRefNo: referenceOf(bill),
        tokenNumber: tokenOf(bill),
        tokenDate: dayOf(bill.advisedAt),
        benfList: [...bill.payees.values()].map((payee) => ({
          benfName: payee.name,
          benfAccountNo: payee.account,
          benfBankIfscCode: payee.ifsc,
          amount: rupeesOf(payee.amount),
          benfId: payee.benefId,
        })),
      },
    ],
  };
}

function voucherOf(bill: Bill | CorrectionBill): Record<string, string> {
  const { message } = bill;
  const isCorrection = 'jitCorBillNo' in message;
  return {
    billNumber: isCorrection ? message.jitCorBillNo : message.jitBillNo,
    billDate: isCorrection ? message.jitCorBillDate : message.jitBillDate,
    voucherNo: bill.voucher?.number ?? '',
    voucherDate: stampOf(bill.voucher?.at ?? ''),
    billRefNo: referenceOf(bill),
    tokenNumber: tokenOf(bill),
    tokenDate: dayOf(bill.voucher?.at ?? ''),
  };
}

const transferOf = (payee: Payee, bill: Bill | CorrectionBill): Record<string, string> => ({
  benfAcctNo: payee.account,
  benfBankIfscCode: payee.ifsc,
  utrNo: payee.utr,
  utrDate: stampOf(bill.voucher?.at ?? ''),
  endToEndId: payee.endToEndId,
  benfId: payee.benefId,
});

const payment = (bill: Bill | CorrectionBill): Record<string, unknown> => ({
  ...voucherOf(bill),
  paymentStatus: 'Payment Successful',
  benfDtls: [...bill.payees.values()].map((payee) => transferOf(payee, bill)),
});

function failure(bill: Bill | CorrectionBill): Record<string, unknown>[] {
  const failed = [...bill.payees.values()].filter(({ failedReason }) => failedReason !== null);
  if (failed.length === 0) return [];
  return [
    {
      ...voucherOf(bill),
      benfDtls: failed.map((payee) => ({
        ...transferOf(payee, bill),
        orgBillRefNumber: referenceOf('original' in bill ? bill.original : bill),
        challanNumber: payee.challan,
        challanDate: stampOf(bill.voucher?.at ?? ''),
        failedReason: payee.failedReason,
      })),
    },
  ];
}

const byReference = (bills: ReadonlyMap<string, Bill>, params: Params): Bill | undefined =>
  [...bills.values()].find(
    (bill) => referenceOf(bill) === params['billRefNo'] && tokenOf(bill) === params['tokenNumber'],
  );

const unknownBill = (serviceId: string, number: unknown): Answer => ({
  serviceId,
  errorMsgs: [{ errorCode: CODES.UNKNOWN_BILL, errorMsg: `Bill ${String(number)} is not known` }],
});
