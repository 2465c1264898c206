import { Group, Text, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconChevronDown,
  IconChevronRight,
  IconCircleCheck,
  IconCircleX,
  IconInfoCircle,
  type Icon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import type { CheckStatus, PaperCheck } from '../brief.types';
import classes from './brief.module.css';
import { checkText } from './check-text';

const LOOKS: Readonly<Record<CheckStatus, { Icon: Icon; color: string }>> = {
  FAIL: { Icon: IconCircleX, color: 'var(--mantine-color-error)' },
  WARN: { Icon: IconAlertTriangle, color: 'var(--mantine-color-saffron-light-color)' },
  INFO: { Icon: IconInfoCircle, color: 'var(--mantine-color-dimmed)' },
  PASS: { Icon: IconCircleCheck, color: 'var(--mantine-color-green-light-color)' },
};
const ORDER: readonly CheckStatus[] = ['FAIL', 'WARN', 'INFO', 'PASS'];

interface CheckListProps {
  /** The document type, for the names of its kinds of files. */
  readonly type: string;
  readonly checks: readonly PaperCheck[];
}

/** The verdict of the rules: what fails and what to look at first; what passed is folded into a count. */
export function CheckList({ type, checks }: CheckListProps) {
  const { t } = useTranslation('checks');
  const [showsPassed, setShowsPassed] = useState(false);
  const of = (status: CheckStatus) => checks.filter((check) => check.status === status);
  const passed = of('PASS');
  const open = ORDER.filter((status) => status !== 'PASS').flatMap(of);
  const worst = ORDER.find((status) => of(status).length > 0) ?? 'PASS';
  const verdict = worst === 'FAIL' || worst === 'WARN' ? worst : 'PASS';
  const Chevron = showsPassed ? IconChevronDown : IconChevronRight;
  return (
    <section aria-label={t('title')}>
      <Verdict
        status={verdict}
        text={t(`verdict.${verdict}`, { fails: of('FAIL').length, warnings: of('WARN').length })}
      />
      <ul className={classes.checks}>
        {open.map((check) => (
          <CheckRow key={check.code} type={type} check={check} />
        ))}
      </ul>
      {passed.length === 0 ? null : (
        <>
          <UnstyledButton
            className={classes.passed}
            aria-expanded={showsPassed}
            onClick={() => setShowsPassed(!showsPassed)}
          >
            <IconCircleCheck size={15} aria-hidden color={LOOKS.PASS.color} />
            {t('passed', { count: passed.length })}
            <Chevron size={14} aria-hidden />
          </UnstyledButton>
          {showsPassed ? (
            <ul className={classes.checks}>
              {passed.map((check) => (
                <CheckRow key={check.code} type={type} check={check} />
              ))}
            </ul>
          ) : null}
        </>
      )}
    </section>
  );
}

interface VerdictProps {
  readonly status: 'FAIL' | 'WARN' | 'PASS';
  readonly text: string;
}

function Verdict({ status, text }: VerdictProps) {
  const { Icon, color } = LOOKS[status];
  return (
    <Group gap={6} wrap="nowrap" className={classes.verdict} data-status={status}>
      <Icon size={18} aria-hidden color={color} />
      <Text size="sm" fw={650}>
        {text}
      </Text>
    </Group>
  );
}

interface CheckRowProps {
  readonly type: string;
  readonly check: PaperCheck;
}

function CheckRow({ type, check }: CheckRowProps) {
  const { t } = useTranslation();
  const { masters } = useMasters();
  const format = useFormat();
  const { Icon, color } = LOOKS[check.status];
  const text = checkText(check, t, format, (code) => masters.documentKindName(type, code));
  return (
    <li className={classes.check} data-check={check.code} data-status={check.status}>
      <Icon size={15} color={color} aria-label={t(`checks:status.${check.status}`)} />
      <span>{text}</span>
    </li>
  );
}
