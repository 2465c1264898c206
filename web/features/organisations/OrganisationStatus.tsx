import { useTranslation } from 'react-i18next';
import { StatusBadge } from '~/ui/StatusBadge';
import type { OrganisationStatusCode } from './organisation.types';

const TONES = { ACTIVE: 'good', INACTIVE: 'draft', DEBARRED: 'bad' } as const;

/** Whether an organisation may be given work, in a word. */
export function OrganisationStatus({ status }: { readonly status: OrganisationStatusCode }) {
  const { t } = useTranslation('organisations');
  return <StatusBadge state={status} tone={TONES[status]} label={t(`status.${status}`)} />;
}
