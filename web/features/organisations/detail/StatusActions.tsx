import { Button, Group, Menu, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '~/ui/form/DateField';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextAreaField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useSetStatus } from '../organisation.mutations';
import { statusSchema, type StatusForm } from '../organisation.schema';
import {
  ORGANISATION_STATUSES,
  type Organisation,
  type OrganisationStatusCode,
} from '../organisation.types';

/** Makes an organisation inactive or debars it, or takes either back; each with a reason. */
export function StatusActions({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useTranslation('organisations');
  const [wanted, setWanted] = useState<OrganisationStatusCode | null>(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={15} aria-hidden />}>
            {t('statusMenu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {ORGANISATION_STATUSES.filter((status) => status !== organisation.status).map(
            (status) => (
              <Menu.Item
                key={status}
                onClick={() => setWanted(status)}
                {...(status === 'DEBARRED' ? { color: 'red' } : {})}
              >
                {t(`setStatus.${status}`)}
              </Menu.Item>
            ),
          )}
        </Menu.Dropdown>
      </Menu>
      {wanted === null ? null : (
        <StatusDialog organisation={organisation} status={wanted} onClose={() => setWanted(null)} />
      )}
    </>
  );
}

interface StatusDialogProps {
  readonly organisation: Organisation;
  readonly status: OrganisationStatusCode;
  readonly onClose: () => void;
}

function StatusDialog({ organisation, status, onClose }: StatusDialogProps) {
  const { t } = useTranslation('organisations');
  const { mutateAsync } = useSetStatus();
  const form = useAppForm<StatusForm>(statusSchema, { reason: '', until: '' });
  const title = t(`setStatus.${status}`);
  const submit = async (values: StatusForm) => {
    try {
      await mutateAsync({
        id: organisation.id,
        expectedVersion: organisation.version,
        status,
        ...values,
      });
      notifications.show({ color: 'green', message: t(`statusDone.${status}`) });
      onClose();
    } catch (thrown) {
      showServerErrors(form, thrown);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Form form={form} onSubmit={submit} label={title}>
        <Stack gap="sm">
          <ErrorSummary />
          <Text size="sm">{t(`statusText.${status}`)}</Text>
          <TextAreaField
            control={form.control}
            name="reason"
            label={t('field.reason')}
            maxLength={1000}
            isRequired
          />
          {status === 'DEBARRED' ? (
            <DateField control={form.control} name="until" label={t('field.until')} />
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button
              type="submit"
              loading={form.formState.isSubmitting}
              {...(status === 'ACTIVE' ? {} : { color: 'red' })}
            >
              {title}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  );
}
