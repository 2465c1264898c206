import { useTranslation } from 'react-i18next';
import { TextAreaField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useDecideSecurity } from '../tender.mutations';
import { decisionSchema, type DecisionForm } from '../tender.schema';
import type { Security } from '../tender.types';
import { FormDialog } from '~/ui/form/FormDialog';

interface DecisionDialogProps {
  readonly security: Security;
  readonly status: string;
  readonly onClose: () => void;
}

/** Releases or forfeits a security, with the reason. */
export function DecisionDialog({ security, status, onClose }: DecisionDialogProps) {
  const { t } = useTranslation('tenders');
  const { mutateAsync } = useDecideSecurity();
  const form = useAppForm<DecisionForm>(decisionSchema, { reason: '' });
  return (
    <FormDialog
      form={form}
      title={t(`security.decideNamed.${status}`, { number: security.number })}
      submitLabel={t(`security.decide.${status}`)}
      isDangerous={status === 'FORFEITED'}
      onSubmit={({ reason }) => mutateAsync({ id: security.id, status, reason })}
      onClose={onClose}
    >
      <TextAreaField
        control={form.control}
        name="reason"
        label={t('security.reason')}
        maxLength={1000}
        isRequired
      />
    </FormDialog>
  );
}
