import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '~/ui/PageHeader';
import { BankAccountsPanel } from './BankAccountsPanel';

const HEADS = { type: 'HEAD', id: null } as const;

/** Where deductions go: one account for each head. */
export function HeadAccountsPage() {
  const { t } = useTranslation('bank-accounts');
  return (
    <>
      <PageHeader
        title={t('heads.title')}
        crumbs={[
          { label: t('common:nav.administration'), link: { to: '/administration' } },
          { label: t('heads.title') },
        ]}
        meta={
          <Text span size="sm">
            {t('heads.hint')}
          </Text>
        }
      />
      <BankAccountsPanel owner={HEADS} holder="" />
    </>
  );
}
