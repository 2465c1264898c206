import { StatusBadge } from '~/ui/StatusBadge';
import { useWorkflowNames } from './use-workflow-names';

interface PaperStateProps {
  readonly type: string;
  readonly state: string;
  readonly size?: 'sm' | 'md' | 'lg';
}

/** The state of a paper under the name that its workflow gives: `<PaperState type="project" state={row.state} />` */
export function PaperState({ type, state, size = 'md' }: PaperStateProps) {
  const { stateName, stateTone } = useWorkflowNames();
  return (
    <StatusBadge
      state={state}
      size={size}
      label={stateName(type, state)}
      toneOfOwn={stateTone(type, state)}
    />
  );
}
