import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTransition, type PaperDraft, type PaperRef } from '~/features/workflow';
import { asApiError } from '~/lib/api-error';
import type { ActionInput } from '~/ui/action/action.types';
import { showServerErrors } from '~/ui/form/server-errors';
import { fieldOfPath } from '../measurement.schema';
import type { MeasurementFormApi } from './form-context';
import { liveFault } from './measure-model';
import type { SheetStore } from './sheet-store';

/** Pointers to what the dialog asks for; the rest is in the form. */
const OF_THE_DIALOG = /^\/(comment|assignee_ids|document_ids)/;

interface HandInOptions {
  readonly form: MeasurementFormApi;
  readonly draft: PaperDraft;
  readonly paper: PaperRef;
  readonly sheet: SheetStore;
}

/** Hands a book in: looks at the sanctioned quantities, stores it, asks for whom and with which words, moves it. */
export function useHandIn({ form, draft, paper, sheet }: HandInOptions) {
  const { t } = useTranslation('measurements');
  const navigate = useNavigate();
  const { mutateAsync: move } = useTransition(paper);
  const [version, setVersion] = useState<number | null>(null);

  const prepare = async () => {
    const faults = sheet.book.flatMap((_line, at) => {
      const message = liveFault(sheet.figures(at));
      return message === undefined ? [] : [{ name: `lines.${at}.measured`, message }];
    });
    for (const { name, message } of faults) sheet.setError(name, message);
    if (faults.length > 0) return;
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
        message: t('submitted', { number: moved.number ?? '' }),
        autoClose: 8000,
      });
      await navigate({ to: '/measurements/$measurementId', params: { measurementId: paper.id } });
    } catch (thrown) {
      const error = asApiError(thrown);
      const isAboutFields = error.fieldErrors.some(({ pointer }) => !OF_THE_DIALOG.test(pointer));
      if (!isAboutFields) throw error;
      showServerErrors(form, error, (path) => fieldOfPath(path, form.getValues()));
      setVersion(null);
    }
  };

  return { version, prepare, act, close: () => setVersion(null) };
}
