import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { Site, SiteIssue } from '../site.types';
import { IssueDialog } from './IssueDialog';
import { ResolveDialog } from './ResolveDialog';

interface IssueSectionProps {
  readonly site: Site;
  readonly mayWrite: boolean;
}

type Open =
  { readonly kind: 'edit' | 'resolve'; readonly issue: SiteIssue } | { readonly kind: 'new' };

/** What stands in the way: who sees to it, by when, and what closed it. Open ones first. */
export function IssueSection({ site, mayWrite }: IssueSectionProps) {
  const { t } = useTranslation('site');
  const [open, setOpen] = useState<Open | null>(null);
  const count = site.issues.filter(({ status }) => status === 'OPEN').length;
  const close = () => setOpen(null);
  return (
    <Paper component="section" p="md" aria-labelledby="site-issues">
      <Group justify="space-between" mb="xs">
        <Title order={2} fz="md" id="site-issues">
          {t('issue.heading', { count })}
        </Title>
        {mayWrite ? (
          <Button
            size="compact-md"
            variant="light"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setOpen({ kind: 'new' })}
          >
            {t('issue.raise')}
          </Button>
        ) : null}
      </Group>
      {site.issues.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('issue.none')}
        </Text>
      ) : (
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {site.issues.map((issue) => (
            <IssueItem
              key={issue.id}
              issue={issue}
              today={site.today}
              onOpen={mayWrite ? (kind) => setOpen({ kind, issue }) : undefined}
            />
          ))}
        </Stack>
      )}
      {open === null ? null : open.kind === 'resolve' ? (
        <ResolveDialog site={site} issue={open.issue} onClose={close} />
      ) : (
        <IssueDialog site={site} issue={open.kind === 'new' ? null : open.issue} onClose={close} />
      )}
    </Paper>
  );
}

interface IssueItemProps {
  readonly issue: SiteIssue;
  readonly today: string;
  readonly onOpen: ((kind: 'edit' | 'resolve') => void) | undefined;
}

function IssueItem({ issue, today, onOpen }: IssueItemProps) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const isOpen = issue.status === 'OPEN';
  const isLate = isOpen && issue.due_on !== null && issue.due_on < today;
  const titleId = `issue-${issue.id}`;
  return (
    <Paper component="li" p="sm" withBorder shadow="none" aria-labelledby={titleId}>
      <Stack gap={4}>
        <Group justify="space-between" gap="xs" align="flex-start">
          <Title order={3} fz="sm" id={titleId} flex="1 1 180px">
            {issue.title}
          </Title>
          <Badge
            variant="light"
            color={isOpen ? (isLate ? 'red' : 'saffron') : 'green'}
            leftSection={
              isOpen ? (
                <IconAlertTriangle size={12} aria-hidden />
              ) : (
                <IconCircleCheck size={12} aria-hidden />
              )
            }
          >
            {t(isLate ? 'issue.late' : `issue.status.${issue.status}`)}
          </Badge>
        </Group>
        {issue.description === null ? null : <Text size="sm">{issue.description}</Text>}
        <Text size="sm">
          {issue.due_on === null
            ? t('issue.owner', { name: issue.owner_name })
            : t('issue.ownerDue', { name: issue.owner_name, on: format.date(issue.due_on) })}
        </Text>
        {isOpen ? null : (
          <Text size="sm">
            {t('issue.closedWith', {
              text: issue.resolution ?? '',
              name: issue.resolved_by_name ?? '',
              on: format.date(issue.resolved_on),
            })}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {t('issue.raisedBy', {
            name: issue.created_by_name,
            on: format.date(issue.created_at),
          })}
        </Text>
        {onOpen === undefined ? null : (
          <Group gap="xs">
            {isOpen ? (
              <Button
                size="compact-sm"
                variant="light"
                aria-describedby={titleId}
                onClick={() => onOpen('resolve')}
              >
                {t('issue.close')}
              </Button>
            ) : null}
            <Button
              size="compact-sm"
              variant="subtle"
              aria-describedby={titleId}
              onClick={() => onOpen('edit')}
            >
              {t(isOpen ? 'issue.change' : 'issue.reopen')}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
