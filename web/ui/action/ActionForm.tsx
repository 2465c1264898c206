import { Button, Group, MultiSelect, Stack, Text, Textarea, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asApiError } from '~/lib/api-error';
import { FileDrop } from '../files/FileDrop';
import type { ActionInput, OfferedAction } from './action.types';
import { ActionRefused } from './ActionRefused';
import { useActionName } from './use-action-name';

const MAX_COMMENT = 1024;
const ATTACHMENT_RULES = {
  extensions: ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'jpg', 'jpeg', 'png'],
  maxBytes: 5 * 1024 * 1024,
};

export interface ActionFormProps {
  readonly offered: OfferedAction;
  readonly onAct: (input: ActionInput) => Promise<void>;
  readonly onUpload?: (file: File) => Promise<string>;
  readonly onReload?: () => void;
  readonly onClose: () => void;
  /** Beside the paper, where room is short: what is seldom needed is folded away. */
  readonly isCompact?: boolean;
}

/**
 * Comment, next person and files of one move, and the button that carries it out. Ctrl-Enter carries it out from the
 * comment. Where no comment is needed the button has the focus: Enter is then enough.
 */
export function ActionForm(props: ActionFormProps) {
  const { offered, onAct, onUpload, onReload, onClose, isCompact = false } = props;
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
  const [showsMore, setShowsMore] = useState(!isCompact || offered.needs_file === true);
  const hasMore = offered.assignees.length > 0 || onUpload !== undefined;

  const act = async () => {
    if (isBusy || needsFile || isStale) return;
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
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void act();
  };

  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('panel.effect', {
          state:
            offered.next_state_name ??
            t([`states.${offered.next_state}`, 'states.UNKNOWN'], { code: offered.next_state }),
        })}
      </Text>
      <Textarea
        label={t('panel.comment')}
        required={offered.is_comment_required}
        autosize
        minRows={isCompact ? 1 : 3}
        maxRows={6}
        maxLength={MAX_COMMENT}
        value={comment}
        error={needsComment && comment.trim() === '' ? t('errors:COMMENT_REQUIRED') : null}
        onChange={(event) => setComment(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        data-autofocus={!isCompact || offered.is_comment_required ? true : undefined}
      />
      {isCompact && hasMore ? (
        <UnstyledButton
          fz="sm"
          c="var(--mantine-color-anchor)"
          aria-expanded={showsMore}
          onClick={() => setShowsMore(!showsMore)}
        >
          <Group gap={4}>
            {showsMore ? (
              <IconChevronDown size={14} aria-hidden />
            ) : (
              <IconChevronRight size={14} aria-hidden />
            )}
            {t('panel.more')}
          </Group>
        </UnstyledButton>
      ) : null}
      {showsMore && offered.assignees.length > 0 ? (
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
      ) : null}
      {showsMore && onUpload !== undefined ? (
        <FileDrop
          label={t('panel.attach')}
          rules={ATTACHMENT_RULES}
          onUpload={async (file) => {
            const id = await onUpload(file);
            setDocumentIds((before) => [...before, id]);
          }}
        />
      ) : null}
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
          data-autofocus={isCompact && !offered.is_comment_required ? true : undefined}
        >
          {actionName(offered)}
        </Button>
      </Group>
    </Stack>
  );
}
