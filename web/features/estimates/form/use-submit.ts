import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { validateEstimateForSubmission, type OverheadRule } from '#domain';
import { useTransition, type PaperRef } from '~/features/workflow';
import { ApiError, asApiError } from '~/lib/api-error';
import type { ActionInput } from '~/ui/action/action.types';
import { showServerErrors } from '~/ui/form/server-errors';
import { fieldOfPath, lineCounts } from '../estimate.pointers';
import { completeLines } from '../estimate.draft';
import type { EstimateForm } from '../estimate.schema';
import type { EstimateFormApi } from './form-context';
import type { Draft } from './use-draft';

/** Pointers to what the dialog asks for; the rest is in the form. */
const OF_THE_DIALOG = /^\/(comment|assignee_ids|document_ids)/;

interface SubmitOptions {
  readonly form: EstimateFormApi;
  readonly draft: Draft;
  readonly paper: PaperRef;
  readonly projectId: string;
  readonly overheads: readonly OverheadRule[];
  readonly unitCodes: readonly string[];
}

/**
 * Hands a draft in: checks it here, stores it, asks once for whom and with which words, then moves it.
 * What the checks or the server refuse lands on its cell.
 */
export function useSubmit(options: SubmitOptions) {
  const { form, draft, paper, projectId, overheads, unitCodes } = options;
  const { t } = useTranslation('estimates');
  const navigate = useNavigate();
  const { mutateAsync: move } = useTransition(paper);
  /** The stored version that is about to be handed in, while the dialog is open. */
  const [version, setVersion] = useState<number | null>(null);

  const refuse = (error: ApiError) => {
    const counts = lineCounts(form.getValues());
    showServerErrors(form, error, (path) => fieldOfPath(path, counts));
  };

  const prepare = async (values: EstimateForm) => {
    const issues = validateEstimateForSubmission(
      { ...values, project_id: projectId, lines: completeLines(values) },
      { overheads, unit_codes: unitCodes },
    );
    if (issues.length > 0) {
      const fieldErrors = issues.map((issue) => ({ ...issue, params: issue.params ?? {} }));
      refuse(new ApiError({ code: 'VALIDATION_FAILED', status: 422, fieldErrors }));
      return;
    }
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
      await navigate({ to: '/estimates/$estimateId', params: { estimateId: paper.id } });
    } catch (thrown) {
      const error = asApiError(thrown);
      const isAboutFields = error.fieldErrors.some(({ pointer }) => !OF_THE_DIALOG.test(pointer));
      if (!isAboutFields) throw error;
      refuse(error);
    }
  };

  return { version, prepare, act, close: () => setVersion(null) };
}
