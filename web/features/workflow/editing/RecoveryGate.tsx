import { useEffect, useState, type ReactNode } from 'react';
import type { MasterLookup } from '~/features/masters';
import { formMirror } from '~/lib/form-mirror';
import { useSession } from '~/session/use-session';
import { RecoveryView, RestoredNotice } from '~/ui/form/RecoveryView';
import { useMirrored } from '~/ui/form/use-form-mirror';
import { useWorkflowNames } from '../use-workflow-names';
import type { PaperRef, WorkflowFacts } from '../workflow.types';

/** What a form of a paper and its page give and get. */
export interface RecoveryGateProps<Values> {
  readonly paper: PaperRef;
  /** Where the stored paper stands; `null` for one that is not stored yet. */
  readonly facts: WorkflowFacts | null;
  /** Its settings say how long unsaved work is kept on the device. */
  readonly masters: MasterLookup;
  /** What was kept, as the form takes it; `null` for what an older release kept in another shape. */
  readonly read: (kept: unknown) => Values | null;
  /** The server has all of it. */
  readonly isStored: (mine: Values) => boolean;
  /** What was typed beside what is stored. */
  readonly compare: (mine: Values, keptAt: string) => ReactNode;
  /** Whether the paper can be edited at all. */
  readonly isOpen: boolean;
  readonly skeleton: ReactNode;
  /** Shown where the paper is closed and nothing of it waits on this device. */
  readonly closed: ReactNode;
  /** The form, filled with what was typed before, or with what is stored. */
  readonly children: (recovered: Values | null) => ReactNode;
}

const KEEP_DAYS = 30;

/** Before a form opens: work that never reached the server is offered, and nothing is overwritten unasked. */
export function RecoveryGate<Values>(props: RecoveryGateProps<Values>) {
  const { facts, isOpen } = props;
  const { type: paper, id } = props.paper;
  const { user, tenant } = useSession();
  const { stateName } = useWorkflowNames();
  const [choice, setChoice] = useState<'mine' | 'stored' | null>(null);
  const userId = user.id;
  const tenantId = tenant.id;
  const found = useMirrored<unknown>(
    { userId, tenantId, paper, id },
    Number(props.masters.setting('editing.keep_days') ?? KEEP_DAYS),
  );
  const mine = found ? props.read(found.values) : null;
  const isUnsaved = mine !== null && !props.isStored(mine);

  const isLeftOver = found !== undefined && found !== null && !isUnsaved && choice === null;
  useEffect(() => {
    // The server had it already when the page was closed; only the answer came too late.
    if (isLeftOver) void formMirror.remove({ userId, tenantId, paper, id });
  }, [isLeftOver, userId, tenantId, paper, id]);

  if (found === undefined) return props.skeleton;
  const drop = () => {
    void formMirror.remove({ userId, tenantId, paper, id });
    setChoice('stored');
  };
  if (found === null || !isUnsaved || choice === 'stored') {
    return isOpen ? <div key="stored">{props.children(null)}</div> : props.closed;
  }
  if (facts === null) {
    return (
      <div key="mine">
        <RestoredNotice at={found.at} onStartAfresh={drop} />
        {props.children(mine)}
      </div>
    );
  }
  if (choice === 'mine') return <div key="mine">{props.children(mine)}</div>;
  const { moved_by_name: name, updated_at: at, version, state } = facts;
  return (
    <RecoveryView
      at={found.at}
      movedBy={found.version === version || name === null ? null : { name, at }}
      closedAs={isOpen ? null : stateName(paper, state)}
      comparison={props.compare(mine, found.at)}
      onTakeMine={() => setChoice('mine')}
      onTakeStored={drop}
    />
  );
}
