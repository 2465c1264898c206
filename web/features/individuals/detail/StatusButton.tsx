import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '~/ui/form/FormDialog';
import { TextAreaField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useSetIndividualStatus } from '../individual.mutations';
import { statusSchema, type StatusForm } from '../individual.schema';
import type { Individual } from '../individual.types';

/** Takes a person off the register, or back, with a reason. */
export function StatusButton({ individual }: { readonly individual: Individual }) {
  const { t } = useTranslation('individuals');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        {t(individual.is_active ? 'status.deactivate' : 'status.activate')}
      </Button>
      {isOpen ? <StatusDialog individual={individual} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

interface StatusDialogProps {
  readonly individual: Individual;
  readonly onClose: () => void;
}

function StatusDialog({ individual, onClose }: StatusDialogProps) {
  const { t } = useTranslation('individuals');
  const { mutateAsync } = useSetIndividualStatus();
  const form = useAppForm<StatusForm>(statusSchema, { reason: '' });
  const isLeaving = individual.is_active;
  return (
    <FormDialog
      form={form}
      title={t(isLeaving ? 'status.deactivate' : 'status.activate')}
      submitLabel={t(isLeaving ? 'status.deactivate' : 'status.activate')}
      isDangerous={isLeaving}
      onSubmit={async ({ reason }) => {
        await mutateAsync({
          id: individual.id,
          expectedVersion: individual.version,
          isActive: !isLeaving,
          reason,
        });
        notifications.show({
          color: 'green',
          message: t(isLeaving ? 'status.deactivated' : 'status.activated'),
        });
      }}
      onClose={onClose}
    >
      <Text size="sm">{t(isLeaving ? 'status.deactivateText' : 'status.activateText')}</Text>
      <TextAreaField
        control={form.control}
        name="reason"
        label={t('field.reason')}
        maxLength={1000}
        isRequired
      />
    </FormDialog>
  );
}
