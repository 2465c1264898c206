import type { DecimalInput } from '#domain';
import type { MasterLookup } from '~/features/masters';
import { compareRows } from '~/ui/compare/compare';
import type { CompareField, CompareKind, Comparison } from '~/ui/compare/compare.types';
import type { WorkOrder } from './work-order.types';

/** What is compared of an order: `get_work_order` and the content of a snapshot both have this shape. */
export type OrderContent = Pick<
  WorkOrder,
  | 'organisation_name'
  | 'organisation_choice_reason'
  | 'agency_role_code'
  | 'role_choice_reason'
  | 'officer_name'
  | 'completion_days'
  | 'security_deposit'
  | 'defect_liability_days'
  | 'description'
  | 'amount'
  | 'ends_on'
  | 'lines'
  | 'milestones'
  | 'payments'
  | 'terms'
>;

type Translate = (key: string) => string;
type Shown = DecimalInput;

/** Two versions of a work order, side by side, under the headings of its form. */
export function compareOrders(
  before: OrderContent,
  after: OrderContent,
  masters: MasterLookup,
  t: Translate,
): Comparison {
  const fact = (
    key: string,
    pick: (content: OrderContent) => Shown,
    kind: CompareKind = 'text',
  ): CompareField => ({
    key,
    label: t(`work-orders:field.${key}`),
    kind,
    before: pick(before),
    after: pick(after),
  });
  const pair = (key: string, kind: CompareKind, old: Shown, fresh: Shown): CompareField => ({
    key,
    label: t(`work-orders:field.${key}`),
    kind,
    before: old,
    after: fresh,
  });
  return {
    sections: [
      {
        key: 'who',
        title: t('work-orders:section.who'),
        fields: [
          fact('organisation', (content) => content.organisation_name),
          fact('organisationReason', (content) => content.organisation_choice_reason),
          fact('role', ({ agency_role_code: role }) =>
            role === null ? null : masters.name('AGENCY_ROLE', role),
          ),
          fact('roleReason', (content) => content.role_choice_reason),
          fact('officer', (content) => content.officer_name),
        ],
      },
      {
        key: 'conditions',
        title: t('work-orders:section.conditions'),
        fields: [
          fact('amount', ({ amount }) => amount, 'money'),
          fact('completionDays', (content) => content.completion_days, 'quantity'),
          fact('securityDeposit', (content) => content.security_deposit, 'money'),
          fact('defectLiability', (content) => content.defect_liability_days, 'quantity'),
          fact('endsOn', (content) => content.ends_on, 'date'),
          fact('description', ({ description }) => description),
        ],
      },
      {
        key: 'lines',
        title: t('work-orders:section.lines'),
        rows: compareRows(before.lines, after.lines, {
          id: ({ id }) => id,
          title: (line) => line.description ?? line.name ?? line.overhead_code ?? '',
          code: (line) => line.sor_code,
          fields: (old, fresh) => [
            pair('quantity', 'quantity', old?.quantity, fresh?.quantity),
            pair('rate', 'money', old?.rate, fresh?.rate),
            pair('amount', 'money', old?.amount, fresh?.amount),
          ],
        }),
      },
      {
        key: 'milestones',
        title: t('work-orders:section.milestones'),
        rows: compareRows(before.milestones, after.milestones, {
          id: ({ id }) => id,
          title: ({ name }) => name,
          fields: (old, fresh) => [
            pair('percentage', 'percent', old?.percentage, fresh?.percentage),
            pair('plannedFrom', 'date', old?.planned_from_on, fresh?.planned_from_on),
            pair('plannedTo', 'date', old?.planned_to_on, fresh?.planned_to_on),
          ],
        }),
      },
      {
        key: 'payments',
        title: t('work-orders:section.payments'),
        rows: compareRows(before.payments, after.payments, {
          id: ({ id }) => id,
          title: (row) => row.planned_on,
          fields: (old, fresh) => [
            pair('plannedOn', 'date', old?.planned_on, fresh?.planned_on),
            pair('amount', 'money', old?.amount, fresh?.amount),
          ],
        }),
      },
      {
        key: 'terms',
        title: t('work-orders:section.terms'),
        rows: compareRows(before.terms, after.terms, {
          id: ({ id }) => id,
          title: ({ text }) => text,
          fields: (old, fresh) => [pair('term', 'text', old?.text, fresh?.text)],
        }),
      },
    ],
  };
}
