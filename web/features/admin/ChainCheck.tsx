import { Alert, Button, Group, Paper, Text } from '@mantine/core';
import { IconLinkOff, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { useVerifyChain } from './admin.mutations';
import type { ChainVerdict } from './admin.types';

/** Verifies the chain of the audit log when asked, and says in words what came of it. */
export function ChainCheck() {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const check = useVerifyChain();
  return (
    <Paper p="md" mb="sm">
      <Group gap="md">
        <Button
          leftSection={<IconShieldCheck size={16} aria-hidden />}
          loading={check.isPending}
          onClick={() => check.mutate()}
        >
          {t('audit.verify')}
        </Button>
        {check.isSuccess ? (
          <Text size="xs" c="dimmed">
            {t('audit.checkedAt', {
              at: format.dateTime(new Date(check.submittedAt).toISOString()),
            })}
          </Text>
        ) : null}
      </Group>
      {check.isError ? <ErrorBlock error={check.error} /> : null}
      <div role="status">{check.data === undefined ? null : <Verdict verdict={check.data} />}</div>
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
