import { Button, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import {
  useCancelInvitation,
  useResendInvitation,
  useResume,
  useSuspend,
  useUnblock,
} from '../employee.mutations';
import type { Membership } from '../employee.types';

interface LoginActionsProps {
  readonly membership: Membership;
  readonly isActive: boolean;
}

/** Invite again, withdraw, suspend, let in again, unblock: what the state of the login allows. */
export function LoginActions({ membership, isActive }: LoginActionsProps) {
  if (membership.user_id === null) return <InvitationActions membership={membership} />;
  if (!isActive) return null;
  return (
    <>
      {membership.is_suspended ? (
        <ResumeButton membership={membership} />
      ) : (
        <SuspendButton membership={membership} />
      )}
      {membership.blocked_until === null ? null : <UnblockButton userId={membership.user_id} />}
    </>
  );
}

function InvitationActions({ membership }: { readonly membership: Membership }) {
  const { t } = useTranslation('employees');
  const [isOpen, setOpen] = useState(false);
  const resend = useResendInvitation();
  const cancel = useCancelInvitation();
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={resend.isPending}
        onClick={() =>
          resend.mutate({
            membershipId: membership.id,
            email: membership.invited_email ?? '',
            mobile: membership.invited_mobile ?? '',
          })
        }
      >
        {t('invite.again')}
      </Button>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t('invite.withdraw')}
      </Button>
      <Text size="xs" role="status">
        {resend.isSuccess ? t('invite.sentAgain') : resend.isError ? t('invite.notSent') : ''}
      </Text>
      <ConfirmDialog
        isOpen={isOpen}
        title={t('invite.withdraw')}
        confirmLabel={t('invite.withdraw')}
        isDangerous
        isBusy={cancel.isPending}
        error={cancel.error}
        onClose={() => setOpen(false)}
        onConfirm={() => cancel.mutate(membership.id, { onSuccess: () => setOpen(false) })}
      >
        <Text size="sm">{t('invite.withdrawText')}</Text>
      </ConfirmDialog>
    </>
  );
}

function SuspendButton({ membership }: { readonly membership: Membership }) {
  const { t } = useTranslation('employees');
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useSuspend();
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t('suspend.open')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={t('suspend.title')}
        confirmLabel={t('suspend.open')}
        isDangerous
        isBusy={isPending}
        error={error}
        onClose={() => setOpen(false)}
        onConfirm={() =>
          mutate({ membershipId: membership.id, reason }, { onSuccess: () => setOpen(false) })
        }
      >
        <Text size="sm" mb="sm">
          {t('suspend.text')}
        </Text>
        <Textarea
          label={t('suspend.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={500}
          required
        />
      </ConfirmDialog>
    </>
  );
}

function ResumeButton({ membership }: { readonly membership: Membership }) {
  const { t } = useTranslation('employees');
  const [isOpen, setOpen] = useState(false);
  const { mutate, isPending, error } = useResume();
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t('resume.open')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={t('resume.open')}
        confirmLabel={t('resume.open')}
        isBusy={isPending}
        error={error}
        onClose={() => setOpen(false)}
        onConfirm={() => mutate(membership.id, { onSuccess: () => setOpen(false) })}
      >
        <Text size="sm">{t('resume.text')}</Text>
      </ConfirmDialog>
    </>
  );
}

function UnblockButton({ userId }: { readonly userId: string }) {
  const { t } = useTranslation('employees');
  const { mutate, isPending } = useUnblock();
  return (
    <Button size="xs" variant="default" loading={isPending} onClick={() => mutate(userId)}>
      {t('login.unblock')}
    </Button>
  );
}
