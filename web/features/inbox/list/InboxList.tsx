import { Checkbox, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import type { InboxRow } from '../inbox.types';
import type { Checked } from '../use-checked';
import { InboxItem } from './InboxItem';
import classes from './InboxList.module.css';

interface InboxListProps {
  readonly rows: readonly InboxRow[];
  readonly masters: MasterLookup;
  /** The paper in the preview. */
  readonly selectedId: string | null;
  readonly onSelect: (row: InboxRow) => void;
  /** Without a preview beside the list a touch opens the paper over the screen. */
  readonly onOpen: ((row: InboxRow) => void) | null;
  readonly marks: Checked;
}

/** The papers that wait, as a list to walk through: j and k move, Enter opens, x marks. */
export function InboxList({ rows, marks, ...item }: InboxListProps) {
  const { t } = useTranslation('inbox');
  // The paper in the preview may be the last one, taken away while it was looked at.
  if (rows.length === 0) return <div />;
  const count = marks.checked.length;
  return (
    <div className={classes.frame}>
      <div className={classes.all}>
        <Checkbox
          size="xs"
          label={
            <Text span size="xs" c="dimmed">
              {t('bulk.all', { count: rows.length })}
            </Text>
          }
          checked={count === rows.length}
          indeterminate={count > 0 && count < rows.length}
          onChange={({ currentTarget }) => marks.setAll(currentTarget.checked)}
        />
      </div>
      <ul className={classes.list} aria-label={t('list.caption')}>
        {rows.map((row) => (
          <InboxItem
            key={row.document_id}
            row={row}
            isChecked={marks.isChecked(row)}
            onCheck={marks.toggle}
            {...item}
          />
        ))}
      </ul>
    </div>
  );
}

/** Moves the focus, and with it the selection, to the link of a paper. */
export function focusPaper(row: InboxRow): void {
  const item = document.querySelector(`[data-paper="${row.document_id}"]`);
  item?.querySelector<HTMLElement>('[data-paper-link]')?.focus();
  item?.scrollIntoView({ block: 'nearest' });
}
