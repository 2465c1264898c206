import { useTranslation } from 'react-i18next';
import { StatusBadge, type StatusTone } from '~/ui/StatusBadge';
import type { LoginState } from './employee.types';

const TONES: Readonly<Record<LoginState, StatusTone>> = {
  ACTIVE: 'good',
  INVITED: 'waiting',
  NONE: 'inactive',
  NOT_YET: 'waiting',
  SUSPENDED: 'bad',
  BLOCKED: 'returned',
  DISABLED: 'bad',
  ENDED: 'inactive',
};

/** How a person's login stands, in a word. */
export function LoginBadge({ state }: { readonly state: LoginState }) {
  const { t } = useTranslation('employees');
  return <StatusBadge state={state} tone={TONES[state]} label={t(`login.${state}`)} />;
}
