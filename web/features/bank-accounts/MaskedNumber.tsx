import { ActionIcon, Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/session/use-session';
import { FormDialog } from '~/ui/form/FormDialog';
import { TextAreaField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useReveal } from './bank-account.mutations';
import { reasonSchema, type ReasonForm } from './bank-account.schema';
import type { RevealSubject } from './bank-account.types';

/** A number in full leaves the screen by itself. */
const SHOWN_MS = 60_000;

interface MaskedNumberProps {
  readonly last4: string;
  readonly subject: RevealSubject;
  /** "Aadhaar number of Sukanti Behera": for the dialog and for who listens. */
  readonly label: string;
}

/** A personal number by its last four digits; who may see it in full asks with a reason. */
export function MaskedNumber({ last4, subject, label }: MaskedNumberProps) {
  const { t } = useTranslation('bank-accounts');
  const mayReveal = useMayReveal(subject);
  const [isAsking, setIsAsking] = useState(false);
  const [plain, setPlain] = useState<string | null>(null);
  useEffect(() => {
    if (plain === null) return undefined;
    const timer = setTimeout(() => setPlain(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [plain]);
  return (
    <Group component="span" gap={4} wrap="nowrap" display="inline-flex">
      {plain === null ? (
        <Text span inherit className="tabular">
          <span aria-hidden>•••• {last4}</span>
          <VisuallyHidden>{t('masked', { last4 })}</VisuallyHidden>
        </Text>
      ) : (
        <Text span inherit className="tabular" fw={600}>
          {plain.replace(/(.{4})(?=.)/g, '$1 ')}
        </Text>
      )}
      {!mayReveal ? null : plain === null ? (
        <Button
          className="no-print"
          size="compact-xs"
          variant="subtle"
          leftSection={<IconEye size={14} aria-hidden />}
          aria-label={t('reveal.named', { label })}
          onClick={() => setIsAsking(true)}
        >
          {t('reveal.open')}
        </Button>
      ) : (
        <ActionIcon
          className="no-print"
          size={24}
          variant="subtle"
          aria-label={t('reveal.hide', { label })}
          onClick={() => setPlain(null)}
        >
          <IconEyeOff size={15} aria-hidden />
        </ActionIcon>
      )}
      {isAsking ? (
        <RevealDialog
          subject={subject}
          label={label}
          onRevealed={setPlain}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </Group>
  );
}

/** Identity is for who keeps the register, an account for who pays. */
function useMayReveal({ kind }: RevealSubject): boolean {
  const mayReveal = useCan('personal:reveal');
  const keepsRegister = useCan('individual:manage');
  const seesAccounts = useCan('bank_account:read');
  return mayReveal && (kind === 'INDIVIDUAL' ? keepsRegister : seesAccounts);
}

interface RevealDialogProps {
  readonly subject: RevealSubject;
  readonly label: string;
  readonly onRevealed: (plain: string) => void;
  readonly onClose: () => void;
}

function RevealDialog({ subject, label, onRevealed, onClose }: RevealDialogProps) {
  const { t } = useTranslation('bank-accounts');
  const { mutateAsync } = useReveal();
  const form = useAppForm<ReasonForm>(reasonSchema, { reason: '' });
  return (
    <FormDialog
      form={form}
      title={label}
      submitLabel={t('reveal.confirm')}
      onSubmit={async ({ reason }) => onRevealed(await mutateAsync({ subject, reason }))}
      onClose={onClose}
    >
      <Text size="sm">{t('reveal.text')}</Text>
      <TextAreaField
        control={form.control}
        name="reason"
        label={t('field.reason')}
        maxLength={500}
        rows={2}
        isRequired
      />
    </FormDialog>
  );
}
