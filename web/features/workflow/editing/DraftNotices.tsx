import { useState, type ReactNode } from 'react';
import type { MasterLookup } from '~/features/masters';
import { useSession } from '~/session/use-session';
import type { PaperRef } from '../workflow.types';
import { ConflictAlert } from './ConflictAlert';
import { EditorsNotice } from './EditorsNotice';
import { NewerVersionNotice } from './NewerVersionNotice';
import { useEditing } from './use-editing';
import type { PaperDraft } from './use-paper-draft';

interface DraftNoticesProps {
  readonly paper: PaperRef;
  readonly draft: PaperDraft;
  readonly masters: MasterLookup;
  /** Fills the form anew from what is stored. */
  readonly onReload: () => void;
  /** What is stored beside what is in the form, in a dialog. */
  readonly difference: (dialog: {
    readonly isOpen: boolean;
    readonly onClose: () => void;
  }) => ReactNode;
}

/** What the writer of a draft has to know of others: who is in it, what they stored, a save that was refused. */
export function DraftNotices(props: DraftNoticesProps) {
  const { paper, draft, masters, onReload } = props;
  const { user } = useSession();
  const { editors, latest } = useEditing(paper, {
    isStored: draft.storedVersion !== null,
    heartbeatSeconds: Number(masters.setting('editing.heartbeat_seconds') ?? HEARTBEAT_SECONDS),
  });
  const [passedOver, setPassedOver] = useState(0);
  // While a save of ours is on its way, or its answer was lost, the version told of may well be our own.
  const mayBeMine =
    draft.status === 'saving' ||
    (['failed', 'kept'].includes(draft.status) && latest?.byId === user.id);
  const isNewer =
    latest !== null &&
    draft.storedVersion !== null &&
    latest.version > Math.max(draft.storedVersion, passedOver) &&
    !mayBeMine;
  const [isLooking, setIsLooking] = useState(false);
  const look = () => setIsLooking(true);
  return (
    <>
      <EditorsNotice editors={editors} kind={paper.type} />
      {draft.conflict !== null ? (
        <ConflictAlert
          type={paper.type}
          conflict={draft.conflict}
          onLook={look}
          onKeepMine={() => void draft.keepMine()}
          onTakeTheirs={onReload}
        />
      ) : isNewer ? (
        <NewerVersionNotice
          latest={latest}
          hasOwnChanges={['dirty', 'kept', 'failed'].includes(draft.status)}
          onLook={look}
          onTake={onReload}
          onGoOn={() => setPassedOver(latest.version)}
        />
      ) : null}
      {props.difference({ isOpen: isLooking, onClose: () => setIsLooking(false) })}
    </>
  );
}

/** Until the settings of the agency are there. */
const HEARTBEAT_SECONDS = 20;
