import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconPlayerPause,
  IconProgress,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWorkflowNames } from '~/features/workflow';
import { useErrorText } from '~/i18n/use-error-text';
import { useFormat } from '~/i18n/use-format';
import { textOf } from '~/lib/json';
import { LinkText } from '~/ui/LinkText';
import { paperLink } from '../inbox.links';
import type { Excluded } from './bulk';
import classes from './bulk.module.css';
import { ExcludedList } from './BulkLists';
import { isRepeatable, type Outcome, type useBulkRun } from './use-bulk-run';

interface BulkReportProps {
  readonly run: ReturnType<typeof useBulkRun>;
  readonly excluded: readonly Excluded[];
  readonly comment: string | null;
  readonly onClose: () => void;
}

/** How far the run is, then what became of each paper: who was faster, which rule refused. */
export function BulkReport({ run, excluded, comment, onClose }: BulkReportProps) {
  const { t } = useTranslation('inbox');
  const { outcomes, isRunning } = run;
  const of = (state: Outcome['state']) => outcomes.filter((outcome) => outcome.state === state);
  const open = of('waiting').length + of('moving').length;
  const settled = outcomes.length - open;
  const repeatable = outcomes.filter(isRepeatable);
  return (
    <Stack gap="md">
      <div role="status">
        <Text size="sm" fw={650}>
          {isRunning
            ? t('bulk.progress', { settled, count: outcomes.length })
            : t('bulk.report', {
                done: of('done').length,
                failed: of('failed').length,
                left: of('left').length,
              })}
        </Text>
      </div>
      <Progress.Root size="sm">
        <Progress.Section
          value={(settled * 100) / outcomes.length}
          color={of('failed').length > 0 ? 'saffron' : 'teal'}
          aria-label={t('bulk.progress', { settled, count: outcomes.length })}
        />
      </Progress.Root>
      <ul className={classes.plan} aria-label={t('bulk.plan')} tabIndex={0}>
        {outcomes.map((outcome) => (
          <OutcomeRow key={outcome.step.row.document_id} outcome={outcome} />
        ))}
      </ul>
      {isRunning ? null : <ExcludedList excluded={excluded} />}
      <Group justify="flex-end" gap="xs">
        {isRunning ? (
          <Button variant="default" onClick={run.stop}>
            {t('bulk.stop')}
          </Button>
        ) : (
          <>
            {repeatable.length === 0 ? null : (
              <Button variant="default" onClick={() => void run.retry(comment)}>
                {t('bulk.retry', { count: repeatable.length })}
              </Button>
            )}
            <Button onClick={onClose} data-autofocus>
              {t('common:action.close')}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  );
}

const LOOKS: Readonly<Record<Outcome['state'], { Icon: Icon; color: string }>> = {
  waiting: { Icon: IconCircleDashed, color: 'var(--mantine-color-dimmed)' },
  moving: { Icon: IconProgress, color: 'var(--mantine-color-anchor)' },
  done: { Icon: IconCircleCheck, color: 'var(--mantine-color-green-light-color)' },
  failed: { Icon: IconCircleX, color: 'var(--mantine-color-error)' },
  left: { Icon: IconPlayerPause, color: 'var(--mantine-color-dimmed)' },
};

function OutcomeRow({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('inbox');
  const { row } = outcome.step;
  const { Icon, color } = LOOKS[outcome.state];
  return (
    <li className={classes.outcome} data-outcome={outcome.state}>
      <Icon size={16} color={color} aria-label={t(`bulk.outcome.${outcome.state}`)} />
      <span className={classes.name}>
        <Text span size="xs" c="dimmed" className="tabular">
          {row.number ?? t('noNumber')}
        </Text>
        <LinkText {...paperLink(row)} target="_blank" size="sm">
          {row.title}
        </LinkText>
        <Reason outcome={outcome} />
      </span>
    </li>
  );
}

/** Why a paper did not move. */
function Reason({ outcome: { error, step } }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('inbox');
  const { ofError, ofField } = useErrorText();
  const format = useFormat();
  const names = useWorkflowNames();
  if (error === null) return null;
  const who = textOf(error.details, 'moved_by');
  const state = textOf(error.details, 'state');
  const [fault] = error.fieldErrors;
  const text =
    error.code === 'STALE_VERSION' && who !== null && state !== null
      ? t('workflow:stale.text', {
          who: names.actorName(who),
          when: format.dateTime(textOf(error.details, 'moved_at')),
          state: names.stateName(step.row.document_type, state),
        })
      : fault === undefined
        ? ofError(error)
        : ofField(fault);
  return (
    <Text size="sm" c="var(--mantine-color-error)">
      {text}
    </Text>
  );
}
