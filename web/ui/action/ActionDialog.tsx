import { Button, Group, Modal, MultiSelect, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asApiError } from '~/lib/api-error';
import { FileDrop } from '../files/FileDrop';
import type { OfferedAction } from './ActionPanel';
import { ActionRefused } from './ActionRefused';
import { useActionName } from './use-action-name';

const MAX_COMMENT = 1024;
const ATTACHMENT_RULES = {
  extensions: ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'jpg', 'jpeg', 'png'],
  maxBytes: 5 * 1024 * 1024,
};

/** What the person decided. `idempotencyKey` stays the same over repetitions of this one intent. */
export interface ActionInput {
  readonly action: string;
  /** The version of the paper that the person saw when the dialog opened. */
  readonly version: number;
  readonly comment: string | null;
  readonly assigneeIds: readonly string[];
  readonly documentIds: readonly string[];
  readonly idempotencyKey: string;
}

interface ActionDialogProps {
  readonly offered: OfferedAction;
  readonly onAct: (input: ActionInput) => Promise<void>;
  readonly onUpload?: (file: File) => Promise<string>;
  readonly onReload?: () => void;
  readonly onClose: () => void;
}

/** Asks for the comment, the next person and the files of one move, and carries it out. */
export function ActionDialog({ offered, onAct, onUpload, onReload, onClose }: ActionDialogProps) {
  const { t } = useTranslation('workflow');
  const actionName = useActionName();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [comment, setComment] = useState('');
  const [assigneeIds, setAssigneeIds] = useState<string[]>([]);
  const [documentIds, setDocumentIds] = useState<readonly string[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const [needsComment, setNeedsComment] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const isStale =
    error !== null && ['STALE_VERSION', 'ACTION_NOT_OFFERED'].includes(asApiError(error).code);
  const needsFile = offered.needs_file === true && documentIds.length === 0;

  const act = async () => {
    if (offered.is_comment_required && comment.trim() === '') {
      setNeedsComment(true);
      return;
    }
    setIsBusy(true);
    setError(null);
    try {
      await onAct({
        action: offered.action,
        version: offered.version,
        comment: comment.trim() === '' ? null : comment.trim(),
        assigneeIds,
        documentIds,
        idempotencyKey,
      });
      onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={actionName(offered)}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('panel.effect', {
            state:
              offered.next_state_name ??
              t([`states.${offered.next_state}`, 'states.UNKNOWN'], { code: offered.next_state }),
          })}
        </Text>
        {offered.assignees.length === 0 ? null : (
          <MultiSelect
            label={t('panel.assignees')}
            description={t('panel.assigneesHint')}
            data={offered.assignees.map((person) => ({
              value: person.user_id,
              label:
                person.designation === null ? person.name : `${person.name}, ${person.designation}`,
            }))}
            value={assigneeIds}
            onChange={setAssigneeIds}
            searchable
            clearable
            clearButtonProps={{
              'aria-label': t('common:action.clearField', { field: t('panel.assignees') }),
            }}
          />
        )}
        <Textarea
          label={t('panel.comment')}
          required={offered.is_comment_required}
          autosize
          minRows={3}
          maxLength={MAX_COMMENT}
          value={comment}
          error={needsComment && comment.trim() === '' ? t('errors:COMMENT_REQUIRED') : null}
          onChange={(event) => setComment(event.currentTarget.value)}
          data-autofocus
        />
        {onUpload === undefined ? null : (
          <FileDrop
            label={t('panel.attach')}
            rules={ATTACHMENT_RULES}
            onUpload={async (file) => {
              const id = await onUpload(file);
              setDocumentIds((before) => [...before, id]);
            }}
          />
        )}
        {needsFile ? (
          <Text size="xs" c="dimmed">
            {t('errors:DOCUMENT_REQUIRED')}
          </Text>
        ) : null}
        {error === null ? null : <ActionRefused error={error} />}
        <Group justify="flex-end" gap="xs">
          {isStale && onReload !== undefined ? (
            <Button
              variant="default"
              onClick={() => {
                onClose();
                onReload();
              }}
            >
              {t('panel.reload')}
            </Button>
          ) : null}
          <Button variant="default" onClick={onClose}>
            {t('panel.dismiss')}
          </Button>
          <Button
            color={offered.kind === 'REJECT' ? 'red' : 'teal'}
            loading={isBusy}
            disabled={needsFile || isStale}
            onClick={() => void act()}
          >
            {actionName(offered)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
