import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LinkText } from '~/ui/LinkText';
import classes from '../HomePage.module.css';
import { Section } from './Section';

const WAYS = ['chain', 'changes'] as const;

/** Where an auditor begins: is the log whole, and what was changed by whom. */
export function AuditSection() {
  const { t } = useTranslation('home');
  return (
    <Section title={t('audit.title')}>
      <ul className={classes.rows}>
        {WAYS.map((way) => (
          <li key={way} className={classes.row}>
            <div className={classes.rowTitle}>
              <LinkText to="/administration/audit" size="sm" fw={600}>
                {t(`audit.${way}`)}
              </LinkText>
              <Text size="sm" c="dimmed">
                {t(`audit.${way}Hint`)}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
