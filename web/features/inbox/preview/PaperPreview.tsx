import { Group, Kbd, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconExternalLink } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperActions, PaperState, workflowQueries } from '~/features/workflow';
import { useSession } from '~/session/use-session';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { SlaBadge } from '~/ui/SlaBadge';
import { useRestHeight } from '~/ui/use-rest-height';
import { paperLink } from '../inbox.links';
import type { InboxRow } from '../inbox.types';
import type { Move } from '../use-moves';
import { GoneNote } from './GoneNote';
import classes from './preview.module.css';
import { PreviewTabs } from './PreviewTabs';

interface PaperPreviewProps {
  readonly row: InboxRow;
  /** Somebody else took the paper out of my inbox while I looked at it. */
  readonly isGone: boolean;
  /** What they did, where a live notice told it. */
  readonly move: Move | undefined;
  /** Over the whole screen: the heading takes the focus of each paper that comes. */
  readonly isSheet?: boolean;
  /** The paper was moved by me, or I want to see what is there now. */
  readonly onDone: () => void;
}

const KEYS = { act: 'a', back: 'b' };

/** One paper beside the list: the facts to decide on, and the decision at the foot. */
export function PaperPreview({ row, isGone, move, isSheet = false, onDone }: PaperPreviewProps) {
  const { t } = useTranslation('inbox');
  const { tenant } = useSession();
  const { document_type: type, document_id: id } = row;
  const paper = useMemo(() => ({ type, id }), [type, id]);
  const query = useQuery(workflowQueries.brief(tenant.id, paper));
  const heading = useRef<HTMLHeadingElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  useRestHeight(pane);
  useEffect(() => {
    if (isSheet) heading.current?.focus();
  }, [isSheet, id]);
  return (
    <Paper
      ref={pane}
      component="section"
      aria-label={t('preview.label')}
      className={classes.pane}
      data-sheet={isSheet}
    >
      <div className={classes.head}>
        <Group justify="space-between" gap="xs">
          <Text size="sm" c="dimmed" className="tabular">
            {t(`common:noun.${type}`)} {row.number ?? t('noNumber')}
          </Text>
          <Group gap={6}>
            <PaperState type={type} state={row.state} />
            <SlaBadge dueAt={row.due_at} isNear={row.sla === 'NEAR'} />
          </Group>
        </Group>
        <Group justify="space-between" gap="xs" align="baseline">
          <Title
            ref={heading}
            order={2}
            fz="lg"
            flex="1 1 200px"
            tabIndex={-1}
            className={classes.title}
          >
            {row.title}
          </Title>
          <MoneyText value={row.amount} fz={22} fw={700} />
        </Group>
      </div>
      <QueryBoundary query={query} skeleton={<BriefSkeleton />}>
        {(brief) => <PreviewTabs key={id} brief={brief} />}
      </QueryBoundary>
      <div className={classes.foot}>
        <Stack gap="xs">
          {isGone ? <GoneNote move={move} onNext={onDone} /> : null}
          <PaperActions
            key={id}
            paper={paper}
            version={row.version}
            isInline
            keys={KEYS}
            onMoved={onDone}
            onReload={onDone}
          />
          <Group justify="space-between" gap="xs">
            <LinkText {...paperLink(row)} size="sm">
              <IconExternalLink size={14} aria-hidden /> {t('preview.open')}
            </LinkText>
            <KeyHints />
          </Group>
        </Stack>
      </div>
    </Paper>
  );
}

function BriefSkeleton() {
  return (
    <Stack gap="sm" p="md" aria-hidden>
      <Skeleton height={34} />
      <Skeleton height={70} />
      <Skeleton height={110} />
    </Stack>
  );
}

/** The keys that this page listens to. */
function KeyHints() {
  const { t } = useTranslation('inbox');
  const hints = [
    ['j k', t('keys.move')],
    ['Enter', t('keys.open')],
    ['a', t('keys.act')],
    ['b', t('keys.back')],
    ['x', t('keys.mark')],
  ] as const;
  return (
    <div className={classes.hints}>
      {hints.map(([keys, meaning]) => (
        <Text key={keys} size="xs" c="dimmed">
          {keys.split(' ').map((key) => (
            <Kbd key={key} size="xs" mr={3}>
              {key}
            </Kbd>
          ))}
          {meaning}
        </Text>
      ))}
    </div>
  );
}
