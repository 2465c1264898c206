import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MasterLookup } from '~/features/masters';
import { EditorsNotice, NewerVersionNotice, useEditing } from '~/features/workflow';
import { useSession } from '~/session/use-session';
import { projectQueries } from '../project.queries';
import type { Project } from '../project.types';
import { DifferenceDialog } from './Differences';

interface EditingNoticesProps {
  readonly id: string;
  /** The stored version that the form is based on. */
  readonly version: number;
  readonly masters: MasterLookup;
  readonly hasOwnChanges: boolean;
  /** A save of this form is on its way, or its answer was lost: a version told of may be our own. */
  readonly mayBeOurs: boolean;
  /** Fills the form with what is stored. */
  readonly onTakeTheirs: (project: Project) => void;
}

/** Until the settings of the agency are there. */
const HEARTBEAT_SECONDS = 20;

/** What the writer has to know of others before saving: who is in the project too, and what they stored. */
export function EditingNotices(props: EditingNoticesProps) {
  const { id, version, masters, hasOwnChanges, mayBeOurs, onTakeTheirs } = props;
  const { tenant, user } = useSession();
  const client = useQueryClient();
  const { editors, latest } = useEditing(
    { type: 'project', id },
    {
      isStored: true,
      heartbeatSeconds: Number(masters.setting('editing.heartbeat_seconds') ?? HEARTBEAT_SECONDS),
    },
  );
  const [passedOver, setPassedOver] = useState(0);
  const [isLooking, setIsLooking] = useState(false);
  const isNewer =
    latest !== null &&
    latest.version > Math.max(version, passedOver) &&
    !(mayBeOurs && latest.byId === user.id);
  const take = async () => {
    onTakeTheirs(await client.query({ ...projectQueries.detail(tenant.id, id), staleTime: 0 }));
  };
  return (
    <>
      <EditorsNotice editors={editors} kind="project" />
      {isNewer ? (
        <NewerVersionNotice
          latest={latest}
          hasOwnChanges={hasOwnChanges}
          onLook={() => setIsLooking(true)}
          onTake={() => void take()}
          onGoOn={() => setPassedOver(latest.version)}
        />
      ) : null}
      <DifferenceDialog
        id={id}
        isOpen={isLooking}
        masters={masters}
        onClose={() => setIsLooking(false)}
      />
    </>
  );
}
