import { Alert, Button, Group, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { asApiError, type ApiError } from '~/lib/api-error';
import { useRunSupervision, useSaveBill } from '../bill.mutations';
import type { OrderBillsAnswer } from '../bill.types';
import { AdvanceDialog } from '../form/AdvanceDialog';
import { PurchaseDialog } from '../form/PurchaseDialog';

/** The bills that may be written next: purchase and supervision of a community's work, the others of a contractor's. */
export function BillActions({ answer }: { readonly answer: OrderBillsAnswer }) {
  const { t } = useTranslation('bills');
  const { ofError } = useErrorText();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'purchase' | 'advance' | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const save = useSaveBill();
  const run = useRunSupervision();
  const isContractor = answer.agency_role_code === 'CONTRACTOR';
  const attempt = async (write: () => Promise<string | undefined>) => {
    setError(null);
    try {
      const id = await write();
      if (id !== undefined) await navigate({ to: '/bills/$billId', params: { billId: id } });
    } catch (thrown) {
      setError(asApiError(thrown));
    }
  };
  const write = (kind: 'RUNNING' | 'FINAL') =>
    attempt(async () => {
      const draft = { kind, work_order_id: answer.id };
      return (await save.mutateAsync({ draft, expectedVersion: null })).id;
    });
  const supervise = () => attempt(async () => (await run.mutateAsync(answer.id)).bills[0]?.id);
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {answer.may_create ? (
          <Button size="xs" onClick={() => setDialog('purchase')}>
            {t('action.purchase')}
          </Button>
        ) : null}
        {answer.may_create && isContractor ? (
          <>
            <Button size="xs" variant="light" onClick={() => setDialog('advance')}>
              {t('action.advance')}
            </Button>
            <Button
              size="xs"
              variant="light"
              loading={save.isPending}
              onClick={() => void write('RUNNING')}
            >
              {t('action.running')}
            </Button>
            <Button
              size="xs"
              variant="light"
              loading={save.isPending}
              onClick={() => void write('FINAL')}
            >
              {t('action.final')}
            </Button>
          </>
        ) : null}
        {answer.may_run && !isContractor ? (
          <Button
            size="xs"
            variant="light"
            loading={run.isPending}
            onClick={() => void supervise()}
          >
            {t('action.supervision')}
          </Button>
        ) : null}
      </Group>
      {error === null ? null : (
        <Alert color="red" role="alert">
          {ofError(error)}
        </Alert>
      )}
      {dialog === 'purchase' ? (
        <PurchaseDialog orderId={answer.id} bill={null} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'advance' ? (
        <AdvanceDialog orderId={answer.id} onClose={() => setDialog(null)} />
      ) : null}
    </Stack>
  );
}
