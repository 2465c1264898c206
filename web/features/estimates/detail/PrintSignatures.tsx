import { useTranslation } from 'react-i18next';
import classes from './detail.module.css';

/** Places to sign on paper, in the order of the sanctions. */
export function PrintSignatures() {
  const { t } = useTranslation('estimates');
  const roles = ['prepared', 'verified', 'technical', 'administrative'] as const;
  return (
    <div className={classes.signatures}>
      {roles.map((role) => (
        <span key={role}>{t(`print.${role}`)}</span>
      ))}
    </div>
  );
}
