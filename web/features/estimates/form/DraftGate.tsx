import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { RecoveryGate, type RecoveryGateProps } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { isRecord } from '~/lib/json';
import { toDraft } from '../estimate.draft';
import type { EstimateForm } from '../estimate.schema';
import type { Estimate, EstimateProject } from '../estimate.types';
import { Difference } from './Difference';
import type { FormOverhead } from './preview-store';
import { startingForm } from './starting-form';

interface DraftGateProps extends Pick<
  RecoveryGateProps<EstimateForm>,
  'isOpen' | 'skeleton' | 'closed' | 'children'
> {
  readonly id: string;
  readonly estimate: Estimate | null;
  readonly project: EstimateProject;
  readonly masters: MasterLookup;
  readonly overheads: readonly FormOverhead[];
}

/** The way into the form of an estimate: what this device kept of it is offered first. */
export function DraftGate({
  id,
  estimate,
  project,
  masters,
  overheads,
  children,
  ...page
}: DraftGateProps) {
  const { t } = useTranslation('drafts');
  const format = useFormat();
  const stored = useMemo(
    () => startingForm(estimate, project, masters),
    [estimate, project, masters],
  );
  const text = (form: EstimateForm) => JSON.stringify(toDraft(form, id, project.id));
  return (
    <RecoveryGate
      {...page}
      paper={{ type: 'estimate', id }}
      facts={estimate?.workflow ?? null}
      masters={masters}
      read={(kept) => (isForm(kept) ? kept : null)}
      isStored={(mine) => text(mine) === text(stored)}
      compare={(mine, at) =>
        estimate === null ? null : (
          <Difference
            stored={estimate}
            mine={mine}
            mineLabel={t('recovery.mine', { at: format.dateTime(at) })}
            {...{ masters, overheads }}
          />
        )
      }
    >
      {children}
    </RecoveryGate>
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
