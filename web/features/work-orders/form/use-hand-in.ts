import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTransition, type PaperDraft, type PaperRef } from '~/features/workflow';
import { asApiError } from '~/lib/api-error';
import type { ActionInput } from '~/ui/action/action.types';
import { showServerErrors } from '~/ui/form/server-errors';
import { fieldOfPath } from '../work-order.schema';
import type { OrderFormApi } from './form-types';

/** Pointers to what the dialog asks for; the rest is in the form. */
const OF_THE_DIALOG = /^\/(comment|assignee_ids|document_ids)/;

interface HandInOptions {
  readonly form: OrderFormApi;
  readonly draft: PaperDraft;
  readonly paper: PaperRef;
}

/** Hands an order in: stores it, asks for whom and with which words, moves it. */
export function useHandIn({ form, draft, paper }: HandInOptions) {
  const { t } = useTranslation('work-orders');
  const navigate = useNavigate();
  const { mutateAsync: move } = useTransition(paper);
  const [version, setVersion] = useState<number | null>(null);

  const prepare = async () => {
    try {
      setVersion(await draft.save());
    } catch {
      // The draft shows why it could not be stored.
    }
  };

  const act = async (input: ActionInput) => {
    try {
      const moved = await move(input);
      notifications.show({
        color: 'green',
        message: t('form.submitted', { number: moved.number ?? '' }),
        autoClose: 8000,
      });
      await navigate({ to: '/work-orders/$workOrderId', params: { workOrderId: paper.id } });
    } catch (thrown) {
      const error = asApiError(thrown);
      const isAboutFields = error.fieldErrors.some(({ pointer }) => !OF_THE_DIALOG.test(pointer));
      if (!isAboutFields) throw error;
      showServerErrors(form, error, fieldOfPath);
      setVersion(null);
    }
  };

  return { version, prepare, act, close: () => setVersion(null) };
}
