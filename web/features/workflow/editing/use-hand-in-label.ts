import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { useActionName } from '~/ui/action/use-action-name';
import { workflowQueries } from '../workflow.queries';
import type { PaperRef } from '../workflow.types';

/** What the workflow calls handing this draft in; our own word while it is not stored or not known. */
export function useHandInLabel(
  paper: PaperRef,
  isStored: boolean,
  isHandingIn: (offered: { readonly effect: string | null }) => boolean,
): string {
  const { t } = useTranslation('workflow');
  const { tenant } = useSession();
  const nameOf = useActionName();
  const query = useQuery({
    // Saving does not move the draft: one look is enough, whatever the version.
    ...workflowQueries.actions(tenant.id, paper, 0),
    enabled: isStored,
  });
  const offered = query.data?.find(isHandingIn);
  return offered === undefined ? t('submit') : nameOf(offered);
}
