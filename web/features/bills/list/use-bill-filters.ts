import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BILL_KINDS } from '#domain';
import type { MasterLookup } from '~/features/masters';
import { useWorkflowNames } from '~/features/workflow';
import type { Filter } from '~/ui/table/filter-types';

const PAYMENTS = ['NONE', 'INITIATED', 'SUCCESSFUL', 'FAILED', 'PARTIAL', 'CANCELLED'];

/** The filters of the list of bills. */
export function useBillFilters(masters: MasterLookup): readonly Filter[] {
  const { t } = useTranslation('bills');
  const { stateChoices } = useWorkflowNames();
  return useMemo(
    () => [
      {
        kind: 'choices',
        key: 'kind',
        label: t('field.kind'),
        options: BILL_KINDS.map((code) => ({ code, name: t(`kind.${code}`) })),
      },
      { kind: 'choices', key: 'state', label: t('field.state'), options: stateChoices('bill') },
      {
        kind: 'choices',
        key: 'payment',
        label: t('field.payment'),
        options: PAYMENTS.map((code) => ({ code, name: t(`payment.${code}`) })),
      },
      { kind: 'choices', key: 'ward', label: t('field.ward'), options: masters.wards },
      { kind: 'days', key: 'created', label: t('field.created') },
      { kind: 'amounts', key: 'amount', label: t('field.gross') },
    ],
    [masters, stateChoices, t],
  );
}
