import { Alert, Divider, Group, Kbd, Paper, Stack, Text, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { PaperActions, PaperState } from '~/features/workflow';
import { DateText } from '~/ui/DateText';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkButton } from '~/ui/LinkButton';
import { MoneyText } from '~/ui/MoneyText';
import { SlaBadge } from '~/ui/SlaBadge';
import { paperHref } from '../inbox.links';
import type { InboxRow } from '../inbox.types';
import { LastMoveNote } from './LastMoveNote';

interface PaperPreviewProps {
  readonly row: InboxRow;
  readonly masters: MasterLookup;
  /** Somebody else took the paper out of my inbox while I looked at it. */
  readonly isGone: boolean;
  /** The paper was moved by me, or I want to see what is there now. */
  readonly onDone: () => void;
}

/** One paper beside the list: the facts to decide on, and the decision. */
export function PaperPreview({ row, masters, isGone, onDone }: PaperPreviewProps) {
  const { t } = useTranslation('inbox');
  const paper = { type: row.document_type, id: row.document_id };
  return (
    <Paper component="section" p="md" aria-label={t('preview.label')}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Text size="sm" c="dimmed" className="tabular">
            {t(`common:noun.${row.document_type}`)} {row.number ?? t('noNumber')}
          </Text>
          <Group gap={6}>
            <PaperState type={row.document_type} state={row.state} />
            <SlaBadge dueAt={row.due_at} isNear={row.sla === 'NEAR'} />
          </Group>
        </Group>
        <Title order={2} fz="lg" style={{ overflowWrap: 'anywhere' }}>
          {row.title}
        </Title>
        <MoneyText value={row.amount} fz={24} fw={700} />
        <KeyValueGrid
          items={[
            { label: t('preview.place'), value: masters.place(row) },
            {
              label: t('preview.type'),
              value: masters.name('PROJECT_TYPE', row.project_type_code),
            },
            { label: t('preview.madeBy'), value: row.created_by_name },
            {
              label: t('preview.here'),
              value: <DateText value={row.entered_at} withTime withRelative />,
            },
          ]}
        />
        <LastMoveNote row={row} />
        {isGone ? (
          <Alert color="saffron" role="status" title={t('preview.goneTitle')}>
            {t('preview.goneText')}
          </Alert>
        ) : null}
        <Divider />
        <PaperActions
          key={row.document_id}
          paper={paper}
          version={row.version}
          isInline
          hotkey="a"
          onMoved={onDone}
          onReload={onDone}
        />
        <Group justify="space-between" gap="xs">
          <LinkButton
            to={paperHref(row)}
            size="xs"
            variant="default"
            leftSection={<IconExternalLink size={15} aria-hidden />}
          >
            {t('preview.open')}
          </LinkButton>
          <KeyHints />
        </Group>
      </Stack>
    </Paper>
  );
}

/** The keys that this page listens to. */
function KeyHints() {
  const { t } = useTranslation('inbox');
  const hints = [
    ['j k', t('keys.move')],
    ['Enter', t('keys.open')],
    ['a', t('keys.act')],
  ] as const;
  return (
    <Group gap="sm">
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
    </Group>
  );
}
