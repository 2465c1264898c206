import { useTranslation } from 'react-i18next';
import { Signatures } from '~/ui/Signatures';

/** Places to sign on paper: who measured, who checked, who approved. */
export function PrintSignatures() {
  const { t } = useTranslation('measurements');
  const roles = ['contractor', 'officer', 'verified', 'approved'] as const;
  return <Signatures labels={roles.map((role) => t(`print.${role}`))} />;
}
