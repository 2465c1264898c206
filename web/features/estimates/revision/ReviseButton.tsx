import { Button, Modal, Text, Textarea } from '@mantine/core';
import { IconVersions } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBlock } from '~/ui/ErrorBlock';
import type { Estimate } from '../estimate.types';
import { useReviseEstimate } from './revision.queries';

const LEAST_LETTERS = 2;
const MOST_LETTERS = 1000;

/** Asks why the estimate in force has to change, begins its revision and opens it for editing. */
export function ReviseButton({ estimate }: { readonly estimate: Estimate }) {
  const { t } = useTranslation('revisions');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconVersions size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('revise')}
      </Button>
      {isOpen ? <ReviseDialog estimate={estimate} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface ReviseDialogProps {
  readonly estimate: Estimate;
  readonly onClose: () => void;
}

function ReviseDialog({ estimate, onClose }: ReviseDialogProps) {
  const { t } = useTranslation('revisions');
  const navigate = useNavigate();
  const revise = useReviseEstimate(estimate.id);
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const isShort = reason.trim().length < LEAST_LETTERS;

  function begin(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (isShort || revise.isPending) return;
    revise.mutate(reason.trim(), {
      onSuccess: ({ id }) =>
        void navigate({ to: '/estimates/$estimateId/edit', params: { estimateId: id } }),
    });
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('reviseNamed', { number: estimate.number ?? '' })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form noValidate onSubmit={begin}>
        <Text size="sm" mb="md">
          {t('explain')}
        </Text>
        <Textarea
          label={t('reason')}
          description={t('reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={wasTried && isShort ? t('errors:REQUIRED') : null}
          maxLength={MOST_LETTERS}
          minRows={3}
          autosize
          required
          data-autofocus
        />
        {revise.error === null ? null : <ErrorBlock error={revise.error} />}
        <Button type="submit" mt="md" fullWidth loading={revise.isPending}>
          {t('begin')}
        </Button>
      </form>
    </Modal>
  );
}
