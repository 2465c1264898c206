import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useWorkflowNames } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { formMirror } from '~/lib/form-mirror';
import { isRecord } from '~/lib/json';
import { useSession } from '~/session/use-session';
import { RecoveryView, RestoredNotice } from '~/ui/form/RecoveryView';
import { useMirrored } from '~/ui/form/use-form-mirror';
import { toDraft, type EstimateForm } from '../estimate.schema';
import type { Estimate, EstimateProject } from '../estimate.types';
import { Difference } from './Difference';
import type { FormOverhead } from './preview-store';
import { startingForm } from './starting-form';

interface DraftGateProps {
  readonly id: string;
  readonly estimate: Estimate | null;
  readonly project: EstimateProject;
  readonly masters: MasterLookup;
  readonly overheads: readonly FormOverhead[];
  /** Whether the estimate can be edited at all. */
  readonly isOpen: boolean;
  readonly skeleton: ReactNode;
  /** Shown where the estimate is closed and nothing of it waits on this device. */
  readonly closed: ReactNode;
  /** The form, filled with what was typed before, or with what is stored. */
  readonly children: (recovered: EstimateForm | null) => ReactNode;
}

const KEEP_DAYS = 30;

/** Before the form opens: work that never reached the server is offered, and nothing is overwritten unasked. */
export function DraftGate(props: DraftGateProps) {
  const { id, estimate, project, masters, overheads, isOpen } = props;
  const { t } = useTranslation('drafts');
  const { user, tenant } = useSession();
  const format = useFormat();
  const { stateName } = useWorkflowNames();
  const [choice, setChoice] = useState<'mine' | 'stored' | null>(null);
  const place = { userId: user.id, tenantId: tenant.id, paper: 'estimate', id };
  const found = useMirrored<unknown>(
    place,
    Number(masters.setting('editing.keep_days') ?? KEEP_DAYS),
  );
  const stored = useMemo(
    () => startingForm(estimate, project, masters),
    [estimate, project, masters],
  );
  const text = (form: EstimateForm) => JSON.stringify(toDraft(form, id, project.id));
  const mine = found && isForm(found.values) ? found.values : null;
  const isUnsaved = mine !== null && text(mine) !== text(stored);

  const isLeftOver = found !== undefined && found !== null && !isUnsaved && choice === null;
  const { userId, tenantId, paper } = place;
  useEffect(() => {
    // The server had it already when the page was closed; only the answer came too late.
    if (isLeftOver) void formMirror.remove({ userId, tenantId, paper, id });
  }, [isLeftOver, userId, tenantId, paper, id]);

  if (found === undefined) return props.skeleton;
  const drop = () => {
    void formMirror.remove(place);
    setChoice('stored');
  };
  if (found === null || !isUnsaved || choice === 'stored') {
    return isOpen ? <div key="stored">{props.children(null)}</div> : props.closed;
  }
  if (estimate === null) {
    return (
      <div key="mine">
        <RestoredNotice at={found.at} onStartAfresh={drop} />
        {props.children(mine)}
      </div>
    );
  }
  if (choice === 'mine') return <div key="mine">{props.children(mine)}</div>;
  const { moved_by_name: name, updated_at: at, version } = estimate.workflow;
  return (
    <RecoveryView
      at={found.at}
      movedBy={found.version === version || name === null ? null : { name, at }}
      closedAs={isOpen ? null : stateName('estimate', estimate.state)}
      comparison={
        <Difference
          stored={estimate}
          mine={mine}
          mineLabel={t('recovery.mine', { at: format.dateTime(found.at) })}
          {...{ masters, overheads }}
        />
      }
      onTakeMine={() => setChoice('mine')}
      onTakeStored={drop}
    />
  );
}

/** What an older release of the app kept may have another shape: it cannot be put into this form. */
function isForm(values: unknown): values is EstimateForm {
  return (
    isRecord(values) &&
    typeof values['name'] === 'string' &&
    (['sor', 'nonSor'] as const).every((list) => {
      const lines = values[list];
      return (
        Array.isArray(lines) &&
        lines.every((line: unknown) => isRecord(line) && Array.isArray(line['measurements']))
      );
    }) &&
    Array.isArray(values['overheads'])
  );
}
