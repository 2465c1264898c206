import { Button, Group, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#domain';
import { DocumentsField } from '~/features/documents';
import { useMasters, type MasterLookup } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import { DateField } from '~/ui/form/DateField';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { FormSection } from '~/ui/form/FormSection';
import { NumberField } from '~/ui/form/NumberField';
import { SelectField } from '~/ui/form/SelectField';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextAreaField, TextField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { useSaveBill } from '../bill.mutations';
import { billQueries } from '../bill.queries';
import {
  purchaseDraft,
  purchaseForm,
  purchasePath,
  purchaseSchema,
  type PurchaseForm,
} from '../bill.schema';
import type { Bill, BillTerms, Vendor } from '../bill.types';
import { BillPreview } from './BillPreview';

interface PurchaseDialogProps {
  readonly orderId: string;
  /** What is stored; `null` for a new bill. */
  readonly bill: Bill | null;
  readonly onClose: () => void;
}

/** Writes a purchase bill: invoice, amounts, supply, files, with the deductions and the net while one types. */
export function PurchaseDialog({ orderId, bill, onClose }: PurchaseDialogProps) {
  const { t } = useTranslation('bills');
  const { tenant } = useSession();
  const { masters, query: known } = useMasters();
  const vendors = useQuery(billQueries.vendors(tenant.id));
  // Before a vendor is chosen: the general rules say what may be typed.
  const general = useQuery(billQueries.terms(tenant.id, orderId, '', bill?.id ?? ''));
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('purchase.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <QueryBoundary query={vendors}>
        {(choices) => (
          <QueryBoundary query={general}>
            {(terms) => (
              <QueryBoundary query={known}>
                {() => <Editor {...{ orderId, bill, onClose, masters, terms }} vendors={choices} />}
              </QueryBoundary>
            )}
          </QueryBoundary>
        )}
      </QueryBoundary>
    </Modal>
  );
}

interface EditorProps extends PurchaseDialogProps {
  readonly vendors: readonly Vendor[];
  readonly masters: MasterLookup;
  readonly terms: BillTerms;
}

/** Heads whose amount may be typed: where nothing can be computed, or instead of what the supply gives. */
const typedHeads = ({ rules }: BillTerms) => [
  ...new Set(
    rules
      .filter(
        ({ calculation, value }) =>
          calculation === 'QUANTITY' || (calculation === 'LUMPSUM' && value === null),
      )
      .map(({ head_code }) => head_code),
  ),
];

function Editor({ orderId, bill, vendors, masters, terms: general, onClose }: EditorProps) {
  const { t } = useTranslation('bills');
  const nameOf = useLocalName();
  const typed = typedHeads(general);
  const { tenant } = useSession();
  const navigate = useNavigate();
  const [id] = useState(() => bill?.id ?? crypto.randomUUID());
  const [version] = useState(bill?.version ?? null);
  const [today] = useState(() => dayIn(tenant.time_zone, Date.now()));
  const materials = masters.list('SUPPLY_MATERIAL');
  const form = useAppForm<PurchaseForm>(
    purchaseSchema,
    purchaseForm(
      bill,
      materials.map(({ code }) => code),
      typed,
    ),
  );
  const { control } = form;
  const payee = useWatch({ control, name: 'payee_organisation_id' });
  const terms = useQuery({
    ...billQueries.terms(tenant.id, orderId, payee, id),
    enabled: payee !== '',
  });
  const { mutateAsync, isPending } = useSaveBill();
  const save = async (values: PurchaseForm) => {
    try {
      await mutateAsync({
        draft: { ...purchaseDraft(values), id, kind: 'PURCHASE', work_order_id: orderId },
        expectedVersion: version,
      });
      onClose();
      await navigate({ to: '/bills/$billId', params: { billId: id } });
    } catch (thrown) {
      showServerErrors(form, thrown, (path) => purchasePath(path, form.getValues()));
    }
  };
  return (
    <Form form={form} onSubmit={save} label={t('purchase.title')}>
      <ErrorSummary />
      <FormSection id="invoice" title={t('purchase.invoice')}>
        <SelectField
          control={control}
          name="payee_organisation_id"
          label={t('field.vendor')}
          options={vendors}
          isRequired
        />
        <TextField control={control} name="invoice_number" label={t('field.invoice')} isRequired />
        <DateField
          control={control}
          name="invoice_date"
          label={t('field.invoiceDate')}
          max={today}
          isRequired
        />
        <NumberField
          control={control}
          name="material_amount"
          label={t('field.material')}
          decimals={2}
          isRequired
        />
        <NumberField control={control} name="gst_amount" label={t('field.gst')} decimals={2} />
        <TextAreaField
          control={control}
          name="remarks"
          label={t('field.remarks')}
          rows={1}
          maxLength={1000}
        />
      </FormSection>
      <FormSection id="supply" title={t('purchase.supply')}>
        {materials.map((material, at) => (
          <NumberField
            key={material.code}
            control={control}
            name={`supplies.${at}.quantity`}
            label={masters.name('SUPPLY_MATERIAL', material.code)}
          />
        ))}
      </FormSection>
      <FormSection id="typed" title={t('purchase.typed')}>
        {typed.map((code, at) => (
          <Group key={code} grow align="flex-start">
            <NumberField
              control={control}
              name={`deductions.${at}.amount`}
              label={nameOf(general.heads[code] ?? { name: code })}
              decimals={2}
            />
            <TextField
              control={control}
              name={`deductions.${at}.reason`}
              label={t('field.reason')}
            />
          </Group>
        ))}
      </FormSection>
      <BillPreview control={control} terms={terms.data ?? general} />
      <FormSection id="files" title={t('purchase.files')} columns={1}>
        <DocumentsField owner={{ type: 'bill', id }} kinds={masters.documentKinds('bill')} />
      </FormSection>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" loading={isPending}>
          {t('purchase.save')}
        </Button>
      </Group>
    </Form>
  );
}
