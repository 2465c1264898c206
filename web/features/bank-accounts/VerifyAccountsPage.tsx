import { Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { LinkText } from '~/ui/LinkText';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { AccountCard } from './AccountCard';
import { bankAccountQueries } from './bank-account.queries';
import type { AccountOwner, WaitingAccount } from './bank-account.types';

/** What an accountant has to verify, the longest waiting first. */
export function VerifyAccountsPage() {
  const { t } = useTranslation('bank-accounts');
  const { tenant } = useSession();
  const query = useQuery(bankAccountQueries.waiting(tenant.id));
  return (
    <>
      <PageHeader
        title={t('waiting.title')}
        crumbs={[
          { label: t('common:nav.administration'), link: { to: '/administration' } },
          { label: t('waiting.title') },
        ]}
        meta={
          <Text span size="sm">
            {t('waiting.hint')}
          </Text>
        }
      />
      <QueryBoundary query={query}>
        {({ count, rows }) =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconShieldCheck}
              title={t('waiting.empty')}
              hint={t('waiting.emptyHint')}
            />
          ) : (
            <Stack gap="md">
              <Text size="sm">{t('waiting.count', { count, shown: rows.length })}</Text>
              {rows.map((account) => (
                <Paper key={account.id} p="md" component="section" aria-label={ownerText(account)}>
                  <Owner account={account} />
                  <AccountCard owner={ownerOf(account)} account={account} mayManage={false} />
                </Paper>
              ))}
            </Stack>
          )
        }
      </QueryBoundary>
    </>
  );
}

const ownerText = (account: WaitingAccount) =>
  [account.owner_name ?? account.head_code, account.account_last4].join(' ');

function ownerOf(account: WaitingAccount): AccountOwner {
  const { owner_type: type, individual_id: person, organisation_id: organisation } = account;
  return type === 'HEAD' ? { type, id: null } : { type, id: person ?? organisation ?? '' };
}

function Owner({ account }: { readonly account: WaitingAccount }) {
  const { t } = useTranslation('bank-accounts');
  const nameOf = useLocalName();
  const { individual_id: individualId, organisation_id: organisationId } = account;
  const name = `${nameOf({ name: account.owner_name ?? '', local_names: account.owner_local_names })} · ${account.owner_number ?? ''}`;
  if (individualId !== null)
    return (
      <LinkText to="/individuals/$individualId" params={{ individualId }} fw={600} mb="xs">
        {name}
      </LinkText>
    );
  if (organisationId !== null)
    return (
      <LinkText to="/organisations/$organisationId" params={{ organisationId }} fw={600} mb="xs">
        {name}
      </LinkText>
    );
  return (
    <LinkText to="/administration/deduction-accounts" fw={600} mb="xs">
      {t('heads.title')}
    </LinkText>
  );
}
