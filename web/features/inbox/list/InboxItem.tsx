import { Badge, Checkbox, Group, Text } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { PaperState } from '~/features/workflow';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import { SlaBadge } from '~/ui/SlaBadge';
import { paperLink } from '../inbox.links';
import type { InboxRow } from '../inbox.types';
import classes from './InboxList.module.css';

interface InboxItemProps {
  readonly row: InboxRow;
  readonly masters: MasterLookup;
  readonly selectedId: string | null;
  readonly isChecked: boolean;
  readonly onCheck: (row: InboxRow, isRange: boolean) => void;
  readonly onSelect: (row: InboxRow) => void;
  readonly onOpen: ((row: InboxRow) => void) | null;
}

/** One paper of the list: what, where, how much, until when. */
export function InboxItem(props: InboxItemProps) {
  const { row, masters, isChecked, onCheck, onSelect, onOpen } = props;
  const { t } = useTranslation('inbox');
  const isSelected = row.document_id === props.selectedId;
  const name = row.number ?? row.title;

  const choose = (event: MouseEvent) => {
    const isOwn = event.target instanceof Element && event.target.closest('a, input, label');
    if (!isOwn && onOpen === null) onSelect(row);
  };
  const follow = (event: MouseEvent) => {
    // A plain touch shows the paper here; with a modifier the link is a link.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (onOpen === null) onSelect(row);
    else onOpen(row);
  };

  return (
    <li
      className={classes.item}
      data-paper={row.document_id}
      data-selected={isSelected}
      data-checked={isChecked}
      data-preview={onOpen === null}
      onClick={choose}
    >
      <Checkbox
        size="xs"
        className={classes.check}
        aria-label={t('bulk.mark', { paper: name })}
        checked={isChecked}
        onChange={({ nativeEvent }) =>
          // React tells a change of a box from its click, which knows whether Shift was held.
          onCheck(row, nativeEvent instanceof globalThis.MouseEvent && nativeEvent.shiftKey)
        }
      />
      <div className={classes.facts}>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <Text size="xs" c="dimmed" className="tabular">
            {t(`common:noun.${row.document_type}`)} {row.number ?? t('noNumber')}
          </Text>
          <SlaBadge dueAt={row.due_at} isNear={row.sla === 'NEAR'} />
        </Group>
        <LinkText
          {...paperLink(row)}
          fw={600}
          c="inherit"
          className={classes.title}
          data-paper-link=""
          aria-current={isSelected ? 'true' : undefined}
          onClick={follow}
          onFocus={() => onOpen === null && onSelect(row)}
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
      </div>
    </li>
  );
}
