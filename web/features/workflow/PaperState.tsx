import { useTranslation } from 'react-i18next';
import { StatusBadge } from '~/ui/StatusBadge';
import { useWorkflowNames } from './use-workflow-names';

interface PaperStateProps {
  readonly type: string;
  readonly state: string;
  /** Of the paper itself: one that was approved and is not in force any more has been superseded. */
  readonly applicationStatus?: string | undefined;
  readonly size?: 'sm' | 'md' | 'lg';
}

/** The state of a paper under the name that its workflow gives: `<PaperState type="project" state={row.state} />` */
export function PaperState({ type, state, applicationStatus, size = 'md' }: PaperStateProps) {
  const { t } = useTranslation('workflow');
  const { stateName, stateTone } = useWorkflowNames();
  const tone = stateTone(type, state);
  const isSuperseded = applicationStatus === 'INACTIVE' && tone === 'good';
  return (
    <StatusBadge
      state={state}
      size={size}
      label={isSuperseded ? t('superseded') : stateName(type, state)}
      toneOfOwn={tone}
      {...(isSuperseded ? { tone: 'inactive' as const } : {})}
    />
  );
}
