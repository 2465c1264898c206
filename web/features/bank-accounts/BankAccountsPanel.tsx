import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '~/session/use-session';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { AccountCard } from './AccountCard';
import { AccountDialog } from './AccountDialog';
import { bankAccountQueries } from './bank-account.queries';
import type { AccountOwner, BankAccount } from './bank-account.types';

interface BankAccountsPanelProps {
  readonly owner: AccountOwner;
  /** Proposed as the holder of a new account. */
  readonly holder: string;
  /** Nothing is added or changed while the payee is off the register. */
  readonly isFrozen?: boolean;
}

/** The bank accounts of a payee, with what it takes before money goes there. */
export function BankAccountsPanel({ owner, holder, isFrozen = false }: BankAccountsPanelProps) {
  const { t } = useTranslation('bank-accounts');
  const { tenant } = useSession();
  const maySee = useCan('bank_account:read');
  // An organisation keeps the accounts of its people; its own are kept by the agency.
  const mayKeep = useCan('bank_account:manage');
  const isOwnSide = tenant.organisation_id === null || owner.type === 'INDIVIDUAL';
  const mayManage = mayKeep && isOwnSide && !isFrozen;
  const query = useQuery({ ...bankAccountQueries.ofOwner(tenant.id, owner), enabled: maySee });
  const [isAdding, setIsAdding] = useState(false);
  if (!maySee) return null;
  return (
    <Paper component="section" p="md" aria-label={t('title')}>
      <Group justify="space-between" mb="xs">
        <Title order={2} fz="md">
          {t('title')}
        </Title>
        {mayManage ? (
          <Button
            className="no-print"
            size="xs"
            variant="default"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setIsAdding(true)}
          >
            {t('add')}
          </Button>
        ) : null}
      </Group>
      <QueryBoundary query={query}>
        {(accounts) => (
          <Stack gap="sm">
            {owner.type === 'HEAD' ? null : <Payable accounts={accounts} />}
            {accounts.map((account) => (
              <AccountCard key={account.id} owner={owner} account={account} mayManage={mayManage} />
            ))}
          </Stack>
        )}
      </QueryBoundary>
      {isAdding ? (
        <AccountDialog
          owner={owner}
          holder={holder}
          account={null}
          onClose={() => setIsAdding(false)}
        />
      ) : null}
    </Paper>
  );
}

/** Says so when nothing could be paid today. */
function Payable({ accounts }: { readonly accounts: readonly BankAccount[] }) {
  const { t } = useTranslation('bank-accounts');
  const first = accounts.find((account) => account.is_primary && account.is_active);
  if (first === undefined)
    return (
      <Text size="sm" c="dimmed">
        {t(accounts.length === 0 ? 'none' : 'noFirst')}
      </Text>
    );
  if (first.is_verified && first.is_valid) return null;
  return <Alert color="saffron">{t(first.is_verified ? 'notValid' : 'notVerified')}</Alert>;
}
