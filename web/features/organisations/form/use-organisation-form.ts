import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#domain';
import { useSession } from '~/session/use-session';
import { showServerErrors } from '~/ui/form/server-errors';
import { useAppForm } from '~/ui/form/use-app-form';
import { useSaveOrganisation } from '../organisation.mutations';
import {
  newOrganisationForm,
  organisationSchema,
  toDraft,
  toForm,
  type OrganisationForm,
} from '../organisation.schema';
import type { Organisation } from '../organisation.types';

/** The form's name of what the database points at. */
function fieldOfPath(path: string): string {
  if (path === 'functions' || path === 'contacts') return `root.${path}`;
  return path === 'id' || path.endsWith('.id') ? 'root.server' : path;
}

/** Values, checks and saving of the form. A refused save changes nothing that was typed. */
export function useOrganisationForm(id: string, organisation: Organisation | null) {
  const { t } = useTranslation('organisations');
  const { tenant } = useSession();
  const navigate = useNavigate();
  const { mutateAsync } = useSaveOrganisation();
  const [today] = useState(() => dayIn(tenant.time_zone, Date.now()));
  const form = useAppForm<OrganisationForm>(
    organisationSchema,
    organisation === null ? newOrganisationForm(today) : toForm(organisation),
  );
  const submit = async (values: OrganisationForm) => {
    try {
      const saved = await mutateAsync({
        draft: toDraft(values, id),
        expectedVersion: organisation?.version ?? null,
      });
      notifications.show({
        color: 'green',
        message: t('form.saved', { number: saved.number ?? '' }),
      });
      await navigate({
        to: '/organisations/$organisationId',
        params: { organisationId: saved.id },
      });
    } catch (thrown) {
      showServerErrors(form, thrown, fieldOfPath);
    }
  };
  return { form, submit, today };
}
