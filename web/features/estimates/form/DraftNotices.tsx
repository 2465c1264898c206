import { useState } from 'react';
import { EditorsNotice, NewerVersionNotice, useEditing, type PaperRef } from '~/features/workflow';
import type { MasterLookup } from '~/features/masters';
import { useSession } from '~/session/use-session';
import { ConflictAlert } from './ConflictAlert';
import { DifferenceDialog } from './Difference';
import type { FormOverhead } from './preview-store';
import type { Draft } from './use-draft';

interface DraftNoticesProps {
  readonly paper: PaperRef;
  readonly draft: Draft;
  readonly masters: MasterLookup;
  readonly overheads: readonly FormOverhead[];
  /** Fills the form anew from what is stored. */
  readonly onReload: () => void;
}

/** What the writer of a draft has to know of others: who is in it, what they stored, a save that was refused. */
export function DraftNotices(props: DraftNoticesProps) {
  const { paper, draft, masters, overheads, onReload } = props;
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
      <EditorsNotice editors={editors} kind="estimate" />
      {draft.conflict !== null ? (
        <ConflictAlert
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
      <DifferenceDialog
        id={paper.id}
        isOpen={isLooking}
        {...{ masters, overheads }}
        onClose={() => setIsLooking(false)}
      />
    </>
  );
}

/** Until the settings of the agency are there. */
const HEARTBEAT_SECONDS = 20;
