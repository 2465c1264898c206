import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconPencil, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { StatusBadge } from '~/ui/StatusBadge';
import type { AccountOwner, BankAccount } from './bank-account.types';
import { AccountDialog } from './AccountDialog';
import { FlagsDialog } from './FlagsDialog';
import { MaskedNumber } from './MaskedNumber';

interface AccountCardProps {
  readonly owner: AccountOwner;
  readonly account: BankAccount;
  readonly mayManage: boolean;
}

/** One account: where the money goes, whether it may, and who said so. */
export function AccountCard({ owner, account, mayManage }: AccountCardProps) {
  const { t } = useTranslation('bank-accounts');
  const [opened, setOpened] = useState<'change' | 'flags' | null>(null);
  const close = () => setOpened(null);
  const title = account.head_code ?? account.bank_name ?? account.ifsc;
  return (
    <Paper withBorder p="sm" component="article" aria-label={`${title} ${account.account_last4}`}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <Text fw={600} size="sm">
              {title}
            </Text>
            <MaskedNumber
              last4={account.account_last4}
              subject={{ kind: 'BANK_ACCOUNT', field: 'account_number', id: account.id }}
              label={t('numberOf', { name: account.holder_name })}
            />
          </Group>
          <Group gap={6}>
            {account.is_primary ? <Badge color="gray">{t('first')}</Badge> : null}
            {account.is_active ? (
              <>
                <Flag isSet={account.is_verified} name="verified" />
                <Flag isSet={account.is_valid} name="valid" />
              </>
            ) : (
              <StatusBadge state="INACTIVE" label={t('inactive')} />
            )}
          </Group>
        </Group>
        <Facts account={account} />
        <Actions account={account} mayManage={mayManage} onOpen={setOpened} />
      </Stack>
      {opened === 'change' ? (
        <AccountDialog
          owner={owner}
          holder={account.holder_name}
          account={account}
          onClose={close}
        />
      ) : null}
      {opened === 'flags' ? <FlagsDialog account={account} onClose={close} /> : null}
    </Paper>
  );
}

function Flag({ isSet, name }: { readonly isSet: boolean; readonly name: 'verified' | 'valid' }) {
  const { t } = useTranslation('bank-accounts');
  return (
    <StatusBadge
      state={name}
      tone={isSet ? 'good' : 'waiting'}
      label={t(isSet ? `flag.${name}` : `flag.not_${name}`)}
    />
  );
}

function Facts({ account }: { readonly account: BankAccount }) {
  const { t } = useTranslation('bank-accounts');
  const said = (name: string | null, at: string | null) =>
    at === null ? null : (
      <>
        {name ?? t('bank')} · <DateText value={at} size="sm" />
      </>
    );
  return (
    <KeyValueGrid
      items={[
        { label: t('field.holder_name'), value: account.holder_name },
        { label: t('field.account_type'), value: t(`type.${account.account_type}`) },
        {
          label: t('field.ifsc'),
          value: [account.ifsc, account.branch_name].filter(Boolean).join(' · '),
        },
        { label: t('field.set_by'), value: said(account.set_by_name, account.set_at) },
        {
          label: t('field.verified_by'),
          value: account.is_verified ? said(account.verified_by_name, account.verified_at) : null,
        },
        {
          label: t('field.validated_by'),
          value: account.is_valid ? said(account.validated_by_name, account.validated_at) : null,
        },
        ...(account.flag_remarks === null
          ? []
          : [{ label: t('field.remarks'), value: account.flag_remarks, isWide: true }]),
      ]}
    />
  );
}

interface ActionsProps {
  readonly account: BankAccount;
  readonly mayManage: boolean;
  readonly onOpen: (what: 'change' | 'flags') => void;
}

function Actions({ account, mayManage, onOpen }: ActionsProps) {
  const { t } = useTranslation('bank-accounts');
  const { user } = useSession();
  const mayVerify = useCan('bank_account:verify') && account.is_active;
  const isMaker = account.set_by === user.id;
  if (!mayManage && !mayVerify) return null;
  return (
    <Group gap="xs" className="no-print">
      {mayManage ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPencil size={15} aria-hidden />}
          aria-label={t('changeNamed', { last4: account.account_last4 })}
          onClick={() => onOpen('change')}
        >
          {t('change')}
        </Button>
      ) : null}
      {mayVerify && !isMaker ? (
        <Button
          size="xs"
          variant="light"
          leftSection={<IconShieldCheck size={15} aria-hidden />}
          aria-label={t('flags.title', { last4: account.account_last4 })}
          onClick={() => onOpen('flags')}
        >
          {t('flags.open')}
        </Button>
      ) : null}
      {mayVerify && isMaker ? (
        <Text size="xs" c="dimmed">
          {t('flags.ownEntry')}
        </Text>
      ) : null}
    </Group>
  );
}
