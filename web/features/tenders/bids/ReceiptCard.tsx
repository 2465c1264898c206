import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconReceipt } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { downloadBlob } from '~/lib/spreadsheet';
import type { Receipt } from '../tender.types';

/** The receipt of a sealed bid. The nonce is shown this once: with it the bidder can prove what was sealed. */
export function ReceiptCard({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation('tenders');
  const format = useFormat();
  const download = () =>
    downloadBlob(
      new Blob([JSON.stringify(receipt, null, 2)], { type: 'application/json' }),
      `receipt-${receipt.tender_number.replaceAll('/', '-')}.json`,
    );
  return (
    <Alert color="green" icon={<IconReceipt size={18} aria-hidden />} title={t('receipt.title')}>
      <Stack gap="xs">
        <Text size="sm">
          {t('receipt.text', {
            number: receipt.tender_number,
            date: format.dateTime(receipt.submitted_at),
            count: receipt.submission_count,
          })}
        </Text>
        <Fact label={t('receipt.hash')} value={receipt.hash} />
        <Fact label={t('receipt.nonce')} value={receipt.nonce} />
        <Text size="sm">{t('receipt.keep')}</Text>
        <Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={15} aria-hidden />}
            onClick={download}
          >
            {t('receipt.download')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Code style={{ overflowWrap: 'anywhere', background: 'transparent', padding: 0 }}>
        {value}
      </Code>
    </div>
  );
}
