import { Group, Text, Timeline as MantineTimeline } from '@mantine/core';
import { IconArrowNarrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateText } from './DateText';

export interface TimelineEntry {
  readonly id: string;
  /** Instant, ISO. */
  readonly at: string;
  readonly actorName: string;
  readonly actorDesignation?: string | null;
  /** The action's code; its past tense is `workflow:done.<code>`. */
  readonly action: string;
  /** Overrides the word for the action. */
  readonly actionLabel?: string;
  readonly fromState?: string | null;
  readonly toState?: string | null;
  readonly comment?: string | null;
  /** Who it was handed to. */
  readonly assigneeNames?: readonly string[];
  /** Attached files, as the caller shows them. */
  readonly files?: ReactNode;
}

interface TimelineProps {
  readonly entries: readonly TimelineEntry[];
  /** The badge of a state. */
  readonly badge: (state: string) => ReactNode;
}

/** What happened to a paper, newest first: who, when, from where to where, with which words. */
export function Timeline({ entries, badge }: TimelineProps) {
  const { t } = useTranslation('workflow');
  return (
    <MantineTimeline
      bulletSize={14}
      lineWidth={2}
      active={entries.length}
      aria-label={t('history.title')}
    >
      {entries.map((entry) => (
        <MantineTimeline.Item
          key={entry.id}
          title={
            <Text fw={600} size="sm">
              {entry.actionLabel ??
                t([`done.${entry.action}`, 'done.UNKNOWN'], { code: entry.action })}
            </Text>
          }
        >
          <Text size="sm">
            {entry.actorName}
            {entry.actorDesignation ? (
              <Text span c="dimmed">{`, ${entry.actorDesignation}`}</Text>
            ) : null}
          </Text>
          <DateText value={entry.at} withTime withRelative size="xs" c="dimmed" />
          {entry.toState && entry.fromState !== entry.toState ? (
            <Group gap={4} mt={4}>
              {entry.fromState ? (
                <>
                  {badge(entry.fromState)}
                  <IconArrowNarrowRight size={14} aria-label={t('history.to')} />
                </>
              ) : null}
              {badge(entry.toState)}
            </Group>
          ) : null}
          {entry.assigneeNames !== undefined && entry.assigneeNames.length > 0 ? (
            <Text size="sm" mt={4} c="dimmed">
              {t('history.assignedTo', { names: entry.assigneeNames.join(', ') })}
            </Text>
          ) : null}
          {entry.comment ? (
            <Text
              size="sm"
              mt={4}
              pl="xs"
              style={{ borderLeft: '2px solid var(--app-line)', whiteSpace: 'pre-line' }}
            >
              {entry.comment}
            </Text>
          ) : null}
          {entry.files}
        </MantineTimeline.Item>
      ))}
    </MantineTimeline>
  );
}
