import { useTranslation } from 'react-i18next';
import { StatusBadge, type StatusTone } from '~/ui/StatusBadge';
import type { AccountState } from './individual.types';

const TONES: Readonly<Record<AccountState, StatusTone>> = {
  READY: 'good',
  NOT_VALID: 'bad',
  NOT_VERIFIED: 'waiting',
  NONE: 'inactive',
};

/** Whether a person could be paid today. */
export function AccountStateBadge({ state }: { readonly state: AccountState }) {
  const { t } = useTranslation('individuals');
  return <StatusBadge state={state} tone={TONES[state]} label={t(`account.${state}`)} />;
}
