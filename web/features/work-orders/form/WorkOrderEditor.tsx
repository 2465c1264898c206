import { Alert, Box, Button, Group } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconDeviceFloppy, IconSend } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentsField } from '~/features/documents';
import type { MasterLookup } from '~/features/masters';
import { DraftNotices, HandInDialog, useHandInLabel } from '~/features/workflow';
import { useEveryFont } from '~/i18n/use-every-font';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { AutosaveStatus } from '~/ui/form/AutosaveStatus';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { FormSection } from '~/ui/form/FormSection';
import { UnsavedChangesGuard } from '~/ui/form/UnsavedChangesGuard';
import { useAppForm } from '~/ui/form/use-app-form';
import type { OrderBasis } from '../order-basis.types';
import { isHandingIn } from '../work-order.permissions';
import { workOrderSchema, type WorkOrderForm } from '../work-order.schema';
import type { WorkOrder } from '../work-order.types';
import { BasisStrip } from './BasisStrip';
import { ConditionsSection } from './ConditionsSection';
import { DifferenceDialog } from './Difference';
import { LinesSection } from './LinesSection';
import { MilestonesSection } from './MilestonesSection';
import { PaymentsSection } from './PaymentsSection';
import { TermsSection } from './TermsSection';
import { useHandIn } from './use-hand-in';
import { useOrderDraft } from './use-order-draft';
import { WhoSection } from './WhoSection';

interface WorkOrderEditorProps {
  readonly id: string;
  readonly order: WorkOrder | null;
  readonly basis: OrderBasis;
  readonly masters: MasterLookup;
  /** What is stored, or what a new order begins with. */
  readonly stored: WorkOrderForm;
  /** What was typed on this device before and is not stored yet. */
  readonly recovered: WorkOrderForm | null;
  /** Fills the form anew from what is stored. */
  readonly onReload: () => void;
}

/** The form of a work order: kept safe while it is typed, and handed in; the database says what is missing. */
export function WorkOrderEditor(props: WorkOrderEditorProps) {
  const { id, order, basis, masters, stored, recovered, onReload } = props;
  useEveryFont();
  const { t } = useTranslation('work-orders');
  const form = useAppForm<WorkOrderForm>(workOrderSchema, recovered ?? stored);
  const paper = useMemo(() => ({ type: 'work_order' as const, id }), [id]);
  const draft = useOrderDraft({
    ...{ form, id, stored },
    estimateId: basis.estimate.id,
    version: order?.workflow.version ?? null,
  });
  const handIn = useHandIn({ form, draft, paper });
  const save = () => void form.handleSubmit(() => draft.save().then(noop, noop))();
  useHotkeys(
    [
      ['mod+S', save],
      ['mod+Enter', () => void form.handleSubmit(handIn.prepare)()],
    ],
    [],
  );
  const submitLabel = useHandInLabel(paper, draft.storedVersion !== null, isHandingIn);
  const { control } = form;
  const section = { control, basis, masters };
  return (
    <Form
      form={form}
      onSubmit={handIn.prepare}
      label={t(order === null ? 'form.new' : 'form.edit')}
    >
      <UnsavedChangesGuard
        isDirty={['dirty', 'saving', 'kept', 'failed'].includes(draft.status)}
        isKept={draft.isKept}
      />
      <Box maw={1080}>
        <ErrorSummary />
        <DraftNotices
          {...{ paper, draft, masters, onReload }}
          difference={(dialog) => <DifferenceDialog {...{ id, basis }} {...dialog} />}
        />
        {draft.error === null ? null : <ErrorBlock error={draft.error} onRetry={save} />}
        <BasisStrip basis={basis} masters={masters} />
        {order === null || order.declined_names.length === 0 ? null : (
          <Alert color="saffron" mb="md" title={t('alert.declined')}>
            {order.declined_names.join(', ')}
          </Alert>
        )}
        <WhoSection {...section} />
        <ConditionsSection {...section} />
        <LinesSection {...section} />
        <MilestonesSection control={control} />
        <PaymentsSection control={control} basis={basis} />
        <TermsSection control={control} basis={basis} />
        <FormSection id="documents" title={t('section.documents')} columns={1}>
          <DocumentsField owner={paper} kinds={masters.documentKinds('work_order')} />
        </FormSection>
        <Group justify="flex-end" gap="sm" mb="xl">
          <AutosaveStatus status={draft.status} savedAt={draft.savedAt} onRetry={save} />
          <Button
            variant="default"
            leftSection={<IconDeviceFloppy size={16} aria-hidden />}
            onClick={save}
          >
            {t('form.save')}
          </Button>
          <Button
            type="submit"
            leftSection={<IconSend size={16} aria-hidden />}
            disabled={draft.status === 'saving'}
          >
            {submitLabel}
          </Button>
        </Group>
      </Box>
      {handIn.version === null ? null : (
        <HandInDialog
          paper={paper}
          version={handIn.version}
          isHandingIn={isHandingIn}
          onAct={handIn.act}
          onClose={handIn.close}
        />
      )}
    </Form>
  );
}

function noop(): void {
  // The status beside the button says whether it worked.
}
