import { Text } from '@mantine/core';
import { useLocalName } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import classes from './PaperPage.module.css';

interface PrintHeadProps {
  readonly facts: readonly (readonly [label: string, value: string])[];
}

/** The head of a printed paper: the agency, and what the paper is about. */
export function PrintHead({ facts }: PrintHeadProps) {
  const { tenant } = useSession();
  const nameOf = useLocalName();
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
