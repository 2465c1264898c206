import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { paperHref } from '~/lib/paper-href';
import { DateText } from '~/ui/DateText';
import { KeyValueGrid, type KeyValueItem } from '~/ui/KeyValueGrid';
import { LinkText } from '~/ui/LinkText';
import type { JournalEntry } from '../ledger.types';

/** Sources that have a page of their own. */
const WITH_PAGE = ['bill', 'payment', 'closure'];

/** Where an entry comes from and what belongs to it, each with its link. */
export function EntryFacts({ entry }: { readonly entry: JournalEntry }) {
  const { t } = useTranslation('ledger');
  const format = useFormat();
  const { project, work_order: order, reverses, reversed_by: reversedBy } = entry;
  const source = entry.source_number ?? t('entry.sourceWithoutNumber');
  const toEntry = (other: { readonly id: string; readonly number: string }) => (
    <LinkText key={other.id} to="/ledger/entries/$entryId" params={{ entryId: other.id }}>
      {other.number}
    </LinkText>
  );
  const items: (KeyValueItem | null)[] = [
    { label: t('entry.on'), value: <DateText value={entry.on_date} /> },
    { label: t('entry.amount'), value: format.money(entry.amount) },
    {
      label: t('entry.source'),
      value: WITH_PAGE.includes(entry.source_type) ? (
        <LinkText to={paperHref(entry.source_type, entry.source_id)}>{source}</LinkText>
      ) : (
        source
      ),
    },
    entry.head_of_account === null
      ? null
      : { label: t('entry.headOfAccount'), value: entry.head_of_account },
    project === null
      ? null
      : {
          label: t('common:noun.project'),
          value: (
            <LinkText to="/projects/$projectId" params={{ projectId: project.id }}>
              {`${project.number} · ${project.name}`}
            </LinkText>
          ),
        },
    order === null
      ? null
      : {
          label: t('common:noun.work_order'),
          value: (
            <LinkText to="/work-orders/$workOrderId" params={{ workOrderId: order.id }}>
              {order.number}
            </LinkText>
          ),
        },
    reverses === null ? null : { label: t('entry.reverses'), value: toEntry(reverses) },
    reversedBy === null ? null : { label: t('entry.reversedBy'), value: toEntry(reversedBy) },
    entry.others.length === 0
      ? null
      : { label: t('entry.others'), value: <Group gap="sm">{entry.others.map(toEntry)}</Group> },
    {
      label: t('entry.by'),
      value: entry.actor_name === 'SYSTEM' ? t('entry.system') : entry.actor_name,
    },
    { label: t('entry.postedAt'), value: <DateText value={entry.posted_at} withTime /> },
    entry.remarks === null
      ? null
      : { label: t('entry.remarks'), value: entry.remarks, isWide: true },
  ];
  return <KeyValueGrid items={items.filter((item) => item !== null)} />;
}
