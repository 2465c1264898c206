import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';
import { IconInbox } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { EmptyState } from '~/ui/EmptyState';
import { usePageKeys } from '~/ui/use-page-keys';
import { BulkBar } from './bulk/BulkBar';
import classes from './InboxPage.module.css';
import { paperLink } from './inbox.links';
import type { InboxRow } from './inbox.types';
import { focusPaper, InboxList } from './list/InboxList';
import { MovedNote } from './list/MovedNote';
import { PaperPreview } from './preview/PaperPreview';
import { useChecked } from './use-checked';
import { useMoves } from './use-moves';
import { usePrefetchedBrief } from './use-prefetched-brief';
import { useSelection } from './use-selection';

interface InboxDeskProps {
  readonly rows: readonly InboxRow[];
  readonly isFiltered: boolean;
  /** The paper that is open over a small screen, as the address says. */
  readonly openId: string | null;
  readonly onOpen: (id: string | null) => void;
}

/**
 * The list and, beside it or on a small screen over it, the paper. j and k move through the list, Enter opens, a acts,
 * b returns, x marks, Escape drops the marks.
 */
export function InboxDesk({ rows, isFiltered, openId, onOpen }: InboxDeskProps) {
  const { t } = useTranslation('inbox');
  const { masters } = useMasters();
  const router = useRouter();
  const hasPreview = useMediaQuery('(min-width: 68em)', true, { getInitialValueInEffect: false });
  const { current, isGone, select, release, neighbour } = useSelection(rows, openId);
  const marks = useChecked(rows);
  const moves = useMoves(rows);
  usePrefetchedBrief(neighbour(1));
  const isDecided = useRef(false);
  const currentId = current?.document_id;
  useEffect(() => {
    // After a decision the next paper has the focus: a or b decides on it at once.
    if (!isDecided.current || current === null || isGone) return;
    if (hasPreview) focusPaper(current);
    isDecided.current = false;
  }, [currentId]); // eslint-disable-line react-hooks/exhaustive-deps -- only another paper moves the focus

  const move = (by: 1 | -1) => {
    const next = neighbour(by);
    if (next === undefined) return;
    select(next);
    focusPaper(next);
  };
  usePageKeys({
    j: () => move(1),
    k: () => move(-1),
    x: () => current !== null && marks.toggle(current),
    'shift+x': () => current !== null && marks.toggle(current, true),
    Escape: marks.clear,
    Enter: ({ target }) => {
      // A link or button that has the focus follows its own meaning; the paper's own link means the paper.
      const control = target instanceof Element ? target.closest('a, button, input') : null;
      const isOther = control !== null && !control.hasAttribute('data-paper-link');
      if (current !== null && !isOther) void router.navigate(paperLink(current));
    },
  });

  if (current === null) {
    return (
      <>
        <MovedNote move={moves.newest} />
        <EmptyState
          icon={IconInbox}
          title={t(isFiltered ? 'list.noHits' : 'list.empty')}
          hint={t(isFiltered ? 'list.noHitsHint' : 'list.emptyHint')}
        />
      </>
    );
  }
  const preview = (
    <PaperPreview
      row={current}
      isGone={isGone}
      move={moves.moveOf(current.document_id)}
      isSheet={!hasPreview}
      onDone={() => {
        isDecided.current = true;
        release();
      }}
    />
  );
  return (
    <>
      <BulkBar
        rows={marks.checked}
        onClear={marks.clear}
        onMoved={(ids) => {
          // I moved it: nobody has to tell me that it is gone.
          if (ids.includes(current.document_id)) release();
        }}
      />
      <MovedNote move={moves.newest} />
      <div className={hasPreview ? classes.sides : undefined}>
        <InboxList
          rows={rows}
          masters={masters}
          selectedId={hasPreview ? current.document_id : null}
          onSelect={select}
          onOpen={
            hasPreview
              ? null
              : (row) => {
                  select(row);
                  onOpen(row.document_id);
                }
          }
          marks={marks}
        />
        {hasPreview ? <div className={classes.preview}>{preview}</div> : null}
      </div>
      {hasPreview ? null : (
        <Drawer
          opened={openId !== null}
          onClose={() => onOpen(null)}
          position="right"
          size="min(100%, 640px)"
          title={t('preview.label')}
          padding="xs"
          closeButtonProps={{ 'aria-label': t('preview.close') }}
          styles={{ content: { display: 'flex', flexDirection: 'column' } }}
          classNames={{ body: classes.sheet ?? '' }}
        >
          {preview}
        </Drawer>
      )}
    </>
  );
}
