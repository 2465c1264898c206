import { DraftNotices as PaperDraftNotices, type PaperRef } from '~/features/workflow';
import type { MasterLookup } from '~/features/masters';
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

/** What the writer of an estimate has to know of others. */
export function DraftNotices({ overheads, ...props }: DraftNoticesProps) {
  const { paper, masters } = props;
  return (
    <PaperDraftNotices
      {...props}
      difference={(dialog) => (
        <DifferenceDialog id={paper.id} {...{ masters, overheads }} {...dialog} />
      )}
    />
  );
}
