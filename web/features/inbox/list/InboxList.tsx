import { Badge, Group, Text } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { PaperState } from '~/features/workflow';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import { SlaBadge } from '~/ui/SlaBadge';
import { paperHref } from '../inbox.links';
import type { InboxRow } from '../inbox.types';
import classes from './InboxList.module.css';

interface InboxListProps {
  readonly rows: readonly InboxRow[];
  readonly masters: MasterLookup;
  /** The paper in the preview; `null` where there is no preview and a touch opens the paper. */
  readonly selectedId: string | null;
  readonly onSelect: (row: InboxRow) => void;
}

/** The papers that wait, as a list to walk through: j and k move, Enter opens. */
export function InboxList({ rows, masters, selectedId, onSelect }: InboxListProps) {
  const { t } = useTranslation('inbox');
  const hasPreview = selectedId !== null;
  // The paper in the preview may be the last one, taken away while it was looked at.
  if (rows.length === 0) return <div />;

  const choose = (row: InboxRow, event: MouseEvent) => {
    const isLink = event.target instanceof Element && event.target.closest('a') !== null;
    if (hasPreview && !isLink) onSelect(row);
  };

  return (
    <ul className={classes.list} aria-label={t('list.caption')}>
      {rows.map((row) => (
        <li
          key={row.document_id}
          className={classes.item}
          data-paper={row.document_id}
          data-selected={row.document_id === selectedId}
          data-preview={hasPreview}
          onClick={(event) => choose(row, event)}
        >
          <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
            <Text size="xs" c="dimmed" className="tabular">
              {t(`common:noun.${row.document_type}`)} {row.number ?? t('noNumber')}
            </Text>
            <SlaBadge dueAt={row.due_at} isNear={row.sla === 'NEAR'} />
          </Group>
          <LinkText
            to={paperHref(row)}
            fw={600}
            c="inherit"
            className={classes.title}
            data-paper-link=""
            aria-current={row.document_id === selectedId ? 'true' : undefined}
            onFocus={() => hasPreview && onSelect(row)}
          >
            {row.title}
          </LinkText>
          <Group justify="space-between" gap="xs" mt={4}>
            <Text size="xs" c="dimmed">
              {masters.place(row)}
            </Text>
            <MoneyText value={row.amount} size="sm" fw={600} />
          </Group>
          <Group gap={6} mt={4}>
            <PaperState type={row.document_type} state={row.state} size="sm" />
            {row.is_mine ? (
              <Badge size="sm" color="teal" leftSection={<IconUser size={12} aria-hidden />}>
                {t('mine')}
              </Badge>
            ) : null}
          </Group>
        </li>
      ))}
    </ul>
  );
}

/** Moves the focus, and with it the selection, to the link of a paper. */
export function focusPaper(row: InboxRow): void {
  const item = document.querySelector(`[data-paper="${row.document_id}"]`);
  item?.querySelector<HTMLElement>('[data-paper-link]')?.focus();
  item?.scrollIntoView({ block: 'nearest' });
}
