import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { parseMoney, type Paise } from '#domain';
import { orderValue } from '../order-value';
import type { OrderBasis } from '../order-basis.types';
import type { WorkOrderForm } from '../work-order.schema';
import type { AgencyRole } from '../work-order.types';
import type { OrderControl } from './form-types';

interface OrderFigures {
  /** The role that counts: the chosen one, else the one that follows from organisation and value. */
  readonly role: AgencyRole;
  /** The role that follows from the value, for a community organisation. */
  readonly roleByValue: 'IA' | 'IP';
  readonly kind: 'CBO' | 'VEN';
  readonly rule: 'ESTIMATE' | 'LABOUR';
  readonly value: Paise;
  /** The labour part is asked for, and the rate of a chosen item is not split. */
  readonly isLabourUnknown: boolean;
}

type Choices = Pick<WorkOrderForm, 'organisation_id' | 'agency_role_code' | 'lines'>;

/** What follows from the choices of the form; the database computes the same when it stores them. */
export function figuresOf(choices: Choices, basis: OrderBasis): OrderFigures {
  const chosen = new Set(choices.lines);
  const reference = orderValue(basis.lines, chosen, 'ESTIMATE');
  const roleByValue = reference <= parseMoney(basis.threshold ?? 0) ? 'IA' : 'IP';
  const candidates = basis.organisations.filter(({ id }) => id === choices.organisation_id);
  const isVendor = candidates.length > 0 && candidates.every(({ kind }) => kind === 'VEN');
  const chosenRole = choices.agency_role_code;
  const role =
    chosenRole === '' ? (isVendor ? 'CONTRACTOR' : roleByValue) : (chosenRole as AgencyRole);
  const rule = basis.value_rules[role];
  return {
    role,
    roleByValue,
    kind: role === 'CONTRACTOR' ? 'VEN' : 'CBO',
    rule,
    value: orderValue(basis.lines, chosen, rule),
    isLabourUnknown:
      rule === 'LABOUR' &&
      basis.lines.some(
        ({ estimate_line_id: id, category, labour_rate: labour }) =>
          chosen.has(id) && category === 'SOR' && (labour === null || labour === undefined),
      ),
  };
}

/** `figuresOf` of the form as it stands. */
export function useOrderFigures(control: OrderControl, basis: OrderBasis): OrderFigures {
  const [organisation, role, lines] = useWatch({
    control,
    name: ['organisation_id', 'agency_role_code', 'lines'],
  });
  return useMemo(
    () => figuresOf({ organisation_id: organisation, agency_role_code: role, lines }, basis),
    [organisation, role, lines, basis],
  );
}
