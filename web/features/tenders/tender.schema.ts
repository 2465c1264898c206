import { z } from 'zod';
import { fieldMessage } from '~/lib/field-message';
import { decimalText } from '~/lib/form-schema';
import { instantIn, placeIn } from './instant';
import { hasBank, hasLastDay } from './instruments';
import type { Tender } from './tender.types';

const needed = z
  .string()
  .trim()
  .min(1, { message: fieldMessage('REQUIRED') });
const days = z.string().regex(/^\s*\d{0,4}\s*$/, { message: fieldMessage('NOT_A_NUMBER') });
const time = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, { message: fieldMessage('INVALID_VALUE') });

export const tenderSchema = z.object({
  name: needed,
  description: z.string(),
  envelopes: z.string(),
  contractor_class_code: z.string(),
  emd_rule: z.string(),
  emd_value: decimalText({ decimals: 2 }),
  close_on: z.string(),
  close_time: time,
  open_on: z.string(),
  open_time: time,
  validity_days: days,
  completion_days: days,
  defect_liability_days: days,
  estimate_ids: z.array(z.string()),
  criteria: z.array(z.object({ id: z.string(), name: needed, description: z.string() })),
});
export type TenderForm = z.infer<typeof tenderSchema>;

/** The form of a stored tender, or of a new one. */
export function toForm(tender: Tender | null, zone: string): TenderForm {
  const close = placeIn(zone, tender?.bids_close_at ?? null);
  const open = placeIn(zone, tender?.opens_at ?? null);
  return {
    name: tender?.name ?? '',
    description: tender?.description ?? '',
    envelopes: tender?.envelopes ?? 'TWO',
    contractor_class_code: tender?.contractor_class_code ?? '',
    emd_rule: tender?.emd_rule ?? 'PERCENTAGE',
    emd_value: String(tender?.emd_value ?? '2').replace(/\.?0+$/, (zeros) =>
      zeros.startsWith('.') ? '' : zeros,
    ),
    close_on: close.day,
    close_time: close.time === '' ? '15:00' : close.time,
    open_on: open.day,
    open_time: open.time === '' ? '16:00' : open.time,
    validity_days: String(tender?.validity_days ?? 90),
    completion_days: String(tender?.completion_days ?? ''),
    defect_liability_days: String(tender?.defect_liability_days ?? 365),
    estimate_ids: (tender?.estimates ?? []).map(({ id }) => id),
    criteria: (tender?.criteria ?? []).map(({ id, name, description }) => ({
      id,
      name,
      description: description ?? '',
    })),
  };
}

/** What `save_tender` takes: days and times are instants of the agency's zone. */
export function toDraft(id: string, form: TenderForm, zone: string) {
  const { close_on, close_time, open_on, open_time, ...rest } = form;
  return {
    id,
    ...rest,
    emd_value: rest.emd_rule === 'NONE' ? null : rest.emd_value,
    criteria: rest.criteria.map(({ id: own, ...others }) =>
      own === '' ? others : { id: own, ...others },
    ),
    bids_close_at: instantIn(zone, close_on, close_time),
    opens_at: instantIn(zone, open_on, open_time),
  };
}
export type TenderDraft = ReturnType<typeof toDraft>;

export const letterSchema = z.object({
  bid_id: needed,
  file_number: needed,
  file_date: needed,
  agreement_date: needed,
  security_deposit: decimalText({ decimals: 2 }),
  bank_guarantee: z.string(),
  contract_period_days: days,
  defect_liability_days: days,
  officer_id: needed,
  award_reason: z.string(),
});
export type LetterForm = z.infer<typeof letterSchema>;
export type LetterDraft = LetterForm;

export const negotiationSchema = z.object({
  rebate_percentage: decimalText({
    decimals: 4,
    isRequired: true,
    isPositive: true,
    max: '99.9999',
  }),
  note: needed,
});
export type NegotiationForm = z.infer<typeof negotiationSchema>;

export const securitySchema = z
  .object({
    organisation_id: needed,
    kind: needed,
    instrument: needed,
    number: needed,
    bank: z.string(),
    amount: decimalText({ decimals: 2, isRequired: true, isPositive: true }),
    valid_until: z.string(),
  })
  .superRefine(({ instrument, bank, valid_until }, context) => {
    const demand = (path: string, value: string, isAsked: boolean) => {
      if (isAsked && value.trim() === '')
        context.addIssue({ code: 'custom', path: [path], message: fieldMessage('REQUIRED') });
    };
    demand('bank', bank, hasBank(instrument));
    demand('valid_until', valid_until, hasLastDay(instrument));
  });
export type SecurityForm = z.infer<typeof securitySchema>;
export type SecurityDraft = SecurityForm & { readonly tender_id: string };

export const decisionSchema = z.object({ reason: needed });
export type DecisionForm = z.infer<typeof decisionSchema>;

export const bidSchema = z.object({
  answers: z.array(z.object({ criterion_id: z.string(), text: needed })),
  emd: z.object({
    instrument: z.string(),
    number: z.string(),
    bank: z.string(),
    valid_until: z.string(),
  }),
});
export type BidForm = z.infer<typeof bidSchema>;
export type BidDraft = BidForm & {
  readonly lines: {
    readonly tender_line_id: string;
    readonly rate: string;
    readonly amount: string;
  }[];
  readonly total: string;
};
