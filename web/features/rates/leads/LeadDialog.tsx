import { Button, Group, Modal, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { dayIn } from '#domain';
import { useMasters } from '~/features/masters';
import { decimalText } from '~/lib/form-schema';
import { useSession } from '~/session/use-session';
import { DateField } from '~/ui/form/DateField';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { NumberField } from '~/ui/form/NumberField';
import { SelectField } from '~/ui/form/SelectField';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useSaveLead } from '../rate.mutations';
import { rateQueries } from '../rate.queries';
import type { LeadKind } from '../rate.types';

const leadSchema = z.object({
  sub_type: z.string().min(1),
  lead_type_code: z.string().min(1),
  figure: decimalText({ decimals: 4, isRequired: true, isPositive: true, max: '9999999' }),
  quarry: z.string().max(200),
  valid_from: z.string().min(1),
});
type LeadForm = z.infer<typeof leadSchema>;

interface LeadDialogProps {
  readonly kind: LeadKind;
  readonly onClose: () => void;
}

/** A lead rate or a lead distance from a day on. */
export function LeadDialog({ kind, onClose }: LeadDialogProps) {
  const { t } = useTranslation('rates');
  const { masters } = useMasters();
  const { tenant } = useSession();
  const [today] = useState(() => dayIn(tenant.time_zone, Date.now()));
  const groups = useQuery(rateQueries.groups(tenant.id));
  const { mutateAsync } = useSaveLead();
  const form = useAppForm<LeadForm>(leadSchema, {
    sub_type: '',
    lead_type_code: '',
    figure: '',
    quarry: '',
    valid_from: today,
  });
  const column = kind === 'RATE' ? 'rate' : 'distance_km';
  const submit = async ({ figure, ...values }: LeadForm) => {
    try {
      await mutateAsync({ kind, lead: { ...values, [column]: figure } });
      onClose();
    } catch (thrown) {
      showServerErrors(form, thrown, (path) => (path === column ? 'figure' : path));
    }
  };
  const materials = [
    ...new Set(
      (groups.data ?? []).filter(({ sor_type }) => sor_type === 'M').map((group) => group.sub_type),
    ),
  ].map((name) => ({ code: name, name }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`leads.add.${kind}`)}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Form form={form} onSubmit={submit} label={t(`leads.add.${kind}`)}>
        <Stack gap="sm">
          <ErrorSummary />
          <SelectField
            control={form.control}
            name="sub_type"
            label={t('leads.group')}
            hint={t('leads.groupHint')}
            options={materials}
            isRequired
          />
          <SelectField
            control={form.control}
            name="lead_type_code"
            label={t('leads.type')}
            options={masters.list('LEAD_TYPE')}
            isRequired
          />
          <NumberField
            control={form.control}
            name="figure"
            label={t(`leads.figure.${kind}`)}
            isRequired
          />
          {kind === 'RATE' ? null : (
            <TextField control={form.control} name="quarry" label={t('leads.quarry')} />
          )}
          <DateField
            control={form.control}
            name="valid_from"
            label={t('rate.from')}
            min={today}
            isRequired
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={form.formState.isSubmitting}>
              {t('rate.save')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  );
}
