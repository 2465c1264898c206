import { Alert, Paper, Text, ThemeIcon, Timeline, Title } from '@mantine/core';
import { IconCheck, IconCircleDashed, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocalName, type Named } from '~/i18n/local-name';
import { LinkText } from '~/ui/LinkText';
import type { AccessAnswer, AccessRemedy } from '../employee.types';
import classes from '../employees.module.css';
import { StepFacts } from './StepFacts';

/** The chain from the person to the right: each link with its verdict, where it breaks, what would mend it. */
export function AccessChain({ answer }: { readonly answer: AccessAnswer }) {
  const { t } = useTranslation('employees');
  const broken = answer.steps.findIndex(({ verdict }) => verdict === 'FAIL');
  const { name } = answer.person;
  return (
    <Paper component="section" p="md" aria-labelledby="access-verdict" aria-live="polite">
      <Title order={2} fz="lg" mb="md" id="access-verdict">
        {t(answer.is_allowed ? 'access.yes' : 'access.no', { name })}
      </Title>
      <Timeline active={answer.steps.length} bulletSize={26} lineWidth={2}>
        {answer.steps.map((step, index) => {
          const state =
            step.verdict === 'FAIL' && index === broken
              ? 'breaks'
              : broken >= 0 && index > broken
                ? 'after'
                : 'holds';
          return (
            <Timeline.Item key={step.link} bullet={<Verdict state={state} />}>
              <Text size="sm" fw={600} {...(state === 'after' ? { c: 'dimmed' } : {})}>
                {t(`access.link.${step.link}`)}
              </Text>
              <Text size="sm" {...(state === 'after' ? { c: 'dimmed' } : {})}>
                {step.code === null
                  ? t(`access.holds.${step.link}`)
                  : t(`access.fault.${step.code}`)}
              </Text>
              <StepFacts step={step} />
            </Timeline.Item>
          );
        })}
      </Timeline>
      {answer.remedy === null ? null : <Remedy remedy={answer.remedy} />}
    </Paper>
  );
}

const VERDICTS = {
  holds: { color: 'green', Icon: IconCheck },
  breaks: { color: 'red', Icon: IconX },
  after: { color: 'gray', Icon: IconCircleDashed },
} as const;

function Verdict({ state }: { readonly state: keyof typeof VERDICTS }) {
  const { t } = useTranslation('employees');
  const { color, Icon } = VERDICTS[state];
  return (
    <ThemeIcon size={26} radius="xl" color={color} variant="light">
      <Icon size={16} role="img" aria-label={t(`access.verdict.${state}`)} />
    </ThemeIcon>
  );
}

function Remedy({ remedy }: { readonly remedy: AccessRemedy }) {
  const { t } = useTranslation('employees');
  const nameOf = useLocalName();
  const named = (rows: readonly Named[]) => rows.map(nameOf).join(', ');
  const people = remedy.people ?? [];
  return (
    <Alert color="teal" mt="lg" title={t('access.mend')}>
      <Text size="sm">
        {t(`access.remedy.${remedy.kind}`, { states: named(remedy.states ?? []) })}
      </Text>
      {people.length === 0 ? null : (
        <Text size="sm">
          {t('access.ask', { people: people.map(({ name }) => name).join(', ') })}
        </Text>
      )}
      {remedy.roles === undefined ? null : (
        <ul className={classes.plain}>
          {remedy.roles.map((role) => (
            <li key={role.code}>
              <LinkText to="/administration/roles" search={{ role: role.code }} size="sm">
                {nameOf(role)}
              </LinkText>
              <Text size="xs" c="dimmed">
                {role.may_grant
                  ? t('access.youMayGrant')
                  : t('access.ask', { people: role.people.map(({ name }) => name).join(', ') })}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
