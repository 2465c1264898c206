import { Button, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import type { HistoryRow, MasterKind } from './master-kinds.types';
import { useWithdrawMaster } from './master-rows.mutations';
import { cellText } from './master-values';

interface WithdrawButtonProps {
  readonly kind: MasterKind;
  readonly row: HistoryRow;
}

/** Takes back a row that has not begun, or an agency's own wording, after one question. */
export function WithdrawButton({ kind, row }: WithdrawButtonProps) {
  const { t } = useTranslation('masters');
  const [isAsking, setIsAsking] = useState(false);
  const withdraw = useWithdrawMaster(kind);
  const keys = [...kind.fields.filter(({ isKey }) => isKey === true).map(({ name }) => name)];
  if (kind.api === 'sor_rates') keys.push('sor_tenant_id');
  if (kind.from !== undefined) keys.push(kind.from);
  const text = t(kind.from === undefined ? 'withdraw.wording' : 'withdraw.row');
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconTrash size={14} aria-hidden />}
        onClick={() => setIsAsking(true)}
      >
        {t('withdraw.action')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('withdraw.action')}
        confirmLabel={t('withdraw.action')}
        isDangerous
        isBusy={withdraw.isPending}
        error={withdraw.error}
        onClose={() => setIsAsking(false)}
        onConfirm={() =>
          withdraw.mutate(
            {
              row: Object.fromEntries(keys.map((name) => [name, cellText(row[name])])),
              expected: row.updated_at,
            },
            { onSuccess: () => setIsAsking(false) },
          )
        }
      >
        <Text>{text}</Text>
      </ConfirmDialog>
    </>
  );
}
