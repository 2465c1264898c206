import { Alert, Button, Group, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconLinkOff, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useSession } from '~/session/use-session';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { adminQueries } from './admin.queries';
import type { ChainVerdict } from './admin.types';

/** Verifies the chain of the audit log when asked; what came of it stays on the screen. */
export function ChainCheck() {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const { tenant } = useSession();
  const check = useQuery(adminQueries.verdict(tenant.id));
  const { data: verdict } = check;
  return (
    <Paper p="md" mb="sm">
      <Group gap="md">
        <Button
          leftSection={<IconShieldCheck size={16} aria-hidden />}
          loading={check.isFetching}
          onClick={() => void check.refetch()}
        >
          {t('audit.verify')}
        </Button>
        {verdict === undefined || verdict === null ? null : (
          <Text size="xs" c="dimmed">
            {t('audit.checkedAt', {
              at: format.dateTime(new Date(check.dataUpdatedAt).toISOString()),
            })}
          </Text>
        )}
      </Group>
      {check.isError ? <ErrorBlock error={check.error} /> : null}
      <div role="status">
        {verdict === undefined || verdict === null ? null : <Verdict verdict={verdict} />}
      </div>
    </Paper>
  );
}

function Verdict({ verdict }: { readonly verdict: ChainVerdict }) {
  const { t } = useTranslation('admin');
  if (verdict.is_intact) {
    return (
      <Alert color="green" icon={<IconShieldCheck aria-hidden />} mt="sm">
        {t('audit.intact', { count: verdict.row_count })}
      </Alert>
    );
  }
  return (
    <Alert
      color="red"
      icon={<IconLinkOff aria-hidden />}
      mt="sm"
      title={t('audit.broken', { seq: verdict.first_broken_seq ?? 0 })}
    >
      {t([`audit.reasons.${verdict.reason ?? ''}`, 'audit.reasons.ROW_CHANGED'])}
    </Alert>
  );
}
