import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '~/ui/form/FormDialog';
import { NumberField } from '~/ui/form/NumberField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useSaveBill } from '../bill.mutations';
import { advanceSchema, type AdvanceForm } from '../bill.schema';

interface AdvanceDialogProps {
  readonly orderId: string;
  readonly onClose: () => void;
}

/** An advance to a contractor: its amount; the database knows how much of the order may be advanced. */
export function AdvanceDialog({ orderId, onClose }: AdvanceDialogProps) {
  const { t } = useTranslation('bills');
  const navigate = useNavigate();
  const form = useAppForm<AdvanceForm>(advanceSchema, { amount: '' });
  const { mutateAsync } = useSaveBill();
  const save = async ({ amount }: AdvanceForm) => {
    const draft = { kind: 'ADVANCE', work_order_id: orderId, amount } as const;
    const { id } = await mutateAsync({ draft, expectedVersion: null });
    await navigate({ to: '/bills/$billId', params: { billId: id } });
  };
  return (
    <FormDialog
      form={form}
      title={t('action.advance')}
      submitLabel={t('purchase.save')}
      onSubmit={save}
      onClose={onClose}
    >
      <NumberField
        control={form.control}
        name="amount"
        label={t('field.amount')}
        decimals={2}
        isRequired
      />
    </FormDialog>
  );
}
