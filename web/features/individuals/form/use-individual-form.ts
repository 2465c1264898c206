import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { showServerErrors } from '~/ui/form/server-errors';
import { useAppForm } from '~/ui/form/use-app-form';
import { useSaveIndividual } from '../individual.mutations';
import {
  individualSchema,
  newIndividualForm,
  toDraft,
  toForm,
  type IndividualForm,
} from '../individual.schema';
import type { Individual } from '../individual.types';

/** The form's name of what the database points at. */
export function fieldOfPath(path: string): string {
  if (path.startsWith('skills')) return 'skills';
  if (path.startsWith('local_names.')) return path.replace('local_names.', 'name_');
  if (path === 'bank_account') return 'root.bank_account';
  return ['id', 'organisation_id', 'expected_version'].includes(path) ? 'root.server' : path;
}

/** Values, checks and saving of the form. Nothing of it is kept on the device: it holds identity numbers. */
export function useIndividualForm(id: string, individual: Individual | null, asksAccount: boolean) {
  const { t } = useTranslation('individuals');
  const { ofField } = useErrorText();
  const navigate = useNavigate();
  const { mutateAsync } = useSaveIndividual();
  const isNew = individual === null;
  const form = useAppForm<IndividualForm>(
    individualSchema(isNew),
    isNew ? newIndividualForm(asksAccount) : toForm(individual),
  );
  const submit = async (values: IndividualForm) => {
    try {
      const saved = await mutateAsync({
        draft: toDraft(values, id),
        expectedVersion: individual?.version ?? null,
      });
      notifications.show({ color: 'green', message: t('form.saved', { number: saved.number }) });
      for (const warning of saved.warnings)
        notifications.show({ color: 'saffron', autoClose: 15_000, message: ofField(warning) });
      await navigate({ to: '/individuals/$individualId', params: { individualId: saved.id } });
    } catch (thrown) {
      showServerErrors(form, thrown, fieldOfPath);
    }
  };
  return { form, submit };
}
