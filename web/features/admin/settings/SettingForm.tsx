import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useMasters, type MasterList } from '~/features/masters';
import { fieldMessage } from '~/lib/field-message';
import { useCan, useSession } from '~/session/use-session';
import { AuditLink } from '~/ui/AuditLink';
import { DateField } from '~/ui/form/DateField';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { NumberField } from '~/ui/form/NumberField';
import { SelectField } from '~/ui/form/SelectField';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { cellText, today } from '../masters/master-values';
import { useSaveSetting } from './setting.mutations';
import type { SettingDefinition } from './setting.types';
import type { SettingInForce, TenantSetting } from './setting.values';

interface SettingFormProps {
  readonly definition: SettingDefinition;
  readonly title: string;
  readonly present: SettingInForce;
  readonly values: readonly TenantSetting[];
  readonly onClose: () => void;
}

const SCHEMA = z.object({
  value: z.string(),
  effective_from: z.string().refine((day) => day !== '', { message: fieldMessage('REQUIRED') }),
});

/** A new value of a setting from a day on, in the type of the setting; empty for what is inherited. */
export function SettingForm({ definition, title, present, values, onClose }: SettingFormProps) {
  const { t } = useTranslation('masters');
  const { tenant } = useSession();
  const { masters } = useMasters();
  const seesAudit = useCan('audit:read');
  const save = useSaveSetting();
  const form = useAppForm(SCHEMA, {
    value: cellText(present.value),
    effective_from: today(tenant.time_zone),
  });
  const { control } = form;
  const submit = async (input: z.infer<typeof SCHEMA>) => {
    const same = values.find(
      (row) =>
        row.tenant_id === tenant.id &&
        row.key === definition.key &&
        row.effective_from === input.effective_from,
    );
    try {
      await save.mutateAsync({
        key: definition.key,
        value: input.value,
        from: input.effective_from,
        expected: same?.updated_at ?? null,
      });
      notifications.show({ color: 'green', message: t('settings.saved') });
      onClose();
    } catch (error) {
      showServerErrors(form, error);
    }
  };
  const bound = {
    control,
    name: 'value',
    label: t('fields.value'),
    hint: t('settings.hint'),
  } as const;
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Form form={form} onSubmit={submit} label={title}>
        <ErrorSummary />
        <Stack gap="sm">
          <Text size="xs" c="dimmed">
            {definition.key}
          </Text>
          {seesAudit ? (
            <AuditLink table="tenant_settings" rowKey={{ key: definition.key }} />
          ) : null}
          {definition.kind === 'boolean' ? (
            <SelectField
              {...bound}
              options={['true', 'false'].map((code) => ({
                code,
                name: t(code === 'true' ? 'yes' : 'no'),
              }))}
            />
          ) : definition.list_code !== null ? (
            <SelectField {...bound} options={masters.list(definition.list_code as MasterList)} />
          ) : definition.kind === 'text' ? (
            <TextField {...bound} />
          ) : (
            <NumberField {...bound} decimals={definition.kind === 'integer' ? 0 : 4} />
          )}
          <DateField
            control={control}
            name="effective_from"
            label={t('fields.effective_from')}
            isRequired
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('settings.save')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  );
}
