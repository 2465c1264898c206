import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moneyToText } from '#domain';
import type { PaperOffers } from '~/features/workflow';
import { useActionName } from '~/ui/action/use-action-name';
import { MoneyText } from '~/ui/MoneyText';
import type { InboxRow } from '../inbox.types';
import { planOf, type CommonAction } from './bulk';
import { ExcludedList, PlanList } from './BulkLists';
import { BulkReport } from './BulkReport';
import { useBulkRun } from './use-bulk-run';

const MAX_COMMENT = 1024;

interface BulkDialogProps {
  readonly action: CommonAction;
  readonly rows: readonly InboxRow[];
  readonly offers: ReadonlyMap<string, PaperOffers>;
  /** After a run, with the ids of the papers that moved. */
  readonly onClose: (movedIds: readonly string[]) => void;
  /** Nothing was decided. */
  readonly onCancel: () => void;
}

/** One confirmation that lists what will happen to each paper, then the progress, then the report. */
export function BulkDialog({ action, rows, offers, onClose, onCancel }: BulkDialogProps) {
  const { t } = useTranslation('inbox');
  const actionName = useActionName();
  // What was confirmed is what runs, whatever the list does meanwhile.
  const [plan] = useState(() => planOf(rows, offers, action.action));
  const [comment, setComment] = useState('');
  const [needsComment, setNeedsComment] = useState(false);
  const run = useBulkRun(action.action);
  const hasBegun = run.outcomes.length > 0;
  const words = comment.trim() === '' ? null : comment.trim();
  const name = actionName(action);
  const close = () =>
    onClose(
      run.outcomes.filter(({ state }) => state === 'done').map(({ step }) => step.row.document_id),
    );

  const confirm = () => {
    if (plan.needsComment && words === null) setNeedsComment(true);
    else void run.start(plan.steps, words);
  };

  return (
    <Modal
      opened
      size="lg"
      onClose={run.isRunning ? () => undefined : hasBegun ? close : onCancel}
      withCloseButton={!run.isRunning}
      title={t('bulk.title', { action: name, count: plan.steps.length })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {hasBegun ? (
        <BulkReport run={run} excluded={plan.excluded} comment={words} onClose={close} />
      ) : (
        <Stack gap="md">
          <Text size="sm">
            {t('bulk.effect', { count: plan.steps.length })}{' '}
            <MoneyText value={moneyToText(plan.total)} fw={700} />
          </Text>
          <PlanList steps={plan.steps} />
          <ExcludedList excluded={plan.excluded} />
          <Textarea
            label={t('bulk.comment')}
            required={plan.needsComment}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={MAX_COMMENT}
            value={comment}
            error={needsComment && words === null ? t('errors:COMMENT_REQUIRED') : null}
            onChange={(event) => setComment(event.currentTarget.value)}
            data-autofocus={plan.needsComment ? true : undefined}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onCancel}>
              {t('workflow:panel.dismiss')}
            </Button>
            <Button
              color={action.kind === 'REJECT' ? 'red' : 'teal'}
              disabled={plan.steps.length === 0}
              onClick={confirm}
              data-autofocus={plan.needsComment ? undefined : true}
            >
              {t('bulk.confirm', { action: name, count: plan.steps.length })}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
