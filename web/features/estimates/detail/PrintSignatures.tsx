import { useTranslation } from 'react-i18next';
import { Signatures } from '~/ui/Signatures';

/** Places to sign on paper, in the order of the sanctions. */
export function PrintSignatures() {
  const { t } = useTranslation('estimates');
  const roles = ['prepared', 'verified', 'technical', 'administrative'] as const;
  return <Signatures labels={roles.map((role) => t(`print.${role}`))} />;
}
