import { useCallback } from 'react';
import { useLocalName } from '~/i18n/local-name';
import { moneyToText } from '#domain';
import { orderValue } from '../order-value';
import type { OrderBasis } from '../order-basis.types';
import type { OrderContent } from '../work-order.compare';
import type { WorkOrderForm } from '../work-order.schema';
import { figuresOf } from './use-order-figures';

/** A form in the shape in which two versions of an order are compared; its value as the form shows it. */
export function useFormContent(basis: OrderBasis): (form: WorkOrderForm) => OrderContent {
  const nameOf = useLocalName();
  return useCallback(
    (form) => {
      const chosen = new Set(form.lines);
      const { role, rule } = figuresOf(form, basis);
      const organisation = basis.organisations.find(({ id }) => id === form.organisation_id);
      const officer = basis.officers.find(({ id }) => id === form.officer_id);
      return {
        organisation_name: organisation === undefined ? null : nameOf(organisation),
        organisation_choice_reason: form.organisation_choice_reason,
        agency_role_code: role,
        role_choice_reason: form.role_choice_reason,
        officer_name: officer === undefined ? null : nameOf(officer),
        completion_days: form.completion_days === '' ? null : Number(form.completion_days),
        security_deposit: form.security_deposit === '' ? null : form.security_deposit,
        defect_liability_days: Number(form.defect_liability_days),
        description: form.description,
        amount: moneyToText(orderValue(basis.lines, chosen, rule)),
        ends_on: null,
        lines: basis.lines
          .filter(({ estimate_line_id: id }) => chosen.has(id))
          .map((line) => ({
            ...line,
            id: line.estimate_line_id,
            is_live: true,
            measured: null,
          })),
        milestones: form.milestones.map((row) => ({
          ...row,
          planned_from_on: row.planned_from_on === '' ? null : row.planned_from_on,
          planned_to_on: row.planned_to_on === '' ? null : row.planned_to_on,
        })),
        payments: form.payments.map((row) => ({
          ...row,
          milestone_id: row.milestone_id === '' ? null : row.milestone_id,
          remarks: null,
        })),
        terms: form.terms.map((row) => ({ ...row, local_texts: null })),
      };
    },
    [basis, nameOf],
  );
}
