import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import type { Estimate } from '../estimate.types';
import classes from './detail.module.css';

/** The head of the printed estimate: the agency and the project. */
export function PrintHead({ estimate }: { readonly estimate: Estimate }) {
  const { t } = useTranslation('estimates');
  const { tenant } = useSession();
  const { masters } = useMasters();
  const nameOf = useLocalName();
  const format = useFormat();
  const { project } = estimate;
  const facts = [
    [t('common:noun.project'), [project.number, project.name].filter(Boolean).join(' · ')],
    [t('project.place'), masters.place(project)],
    [t('field.proposedOn'), format.date(estimate.proposed_on)],
    [t('field.ratesOn'), format.date(estimate.rates_on)],
  ] as const;
  return (
    <div className={classes.printOnly}>
      <Text fw={700} fz="lg">
        {nameOf(tenant)}
      </Text>
      {facts.map(([label, value]) => (
        <Text key={label} size="sm">
          {label}: {value}
        </Text>
      ))}
    </div>
  );
}

/** Places to sign, in the order of the sanctions. */
export function PrintSignatures() {
  const { t } = useTranslation('estimates');
  const roles = ['prepared', 'verified', 'technical', 'administrative'] as const;
  return (
    <div className={`${classes.printOnly ?? ''} ${classes.signatures ?? ''}`}>
      {roles.map((role) => (
        <span key={role}>{t(`print.${role}`)}</span>
      ))}
    </div>
  );
}
