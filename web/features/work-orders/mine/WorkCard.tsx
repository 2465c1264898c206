import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCalendarPlus, IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { PaperState } from '~/features/workflow';
import { useCan } from '~/session/use-session';
import { useFormat } from '~/i18n/use-format';
import { DateText } from '~/ui/DateText';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import { ExtensionDialog } from '../detail/ExtensionDialog';
import type { OwnWork } from '../work-order.types';
import { AnswerDialog, type Answer } from './AnswerDialog';

interface WorkCardProps {
  readonly work: OwnWork;
  readonly masters: MasterLookup;
}

/** One work of my organisation: what, for how much, until when, and my answer. */
export function WorkCard({ work, masters }: WorkCardProps) {
  const { t } = useTranslation('work-orders');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isExtending, setIsExtending] = useState(false);
  const mayExtend = useCan('work_order:extend') && work.is_running && !work.has_open_extension;
  const accept = work.actions.find(({ effect }) => effect === 'ACCEPT');
  const decline = work.actions.find(({ effect }) => effect === 'DECLINE');
  const titleId = `work-${work.id}`;
  return (
    <Paper component="li" p="md" aria-labelledby={titleId}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <div>
            <Text size="xs" c="dimmed" className="tabular">
              {work.number}
            </Text>
            <Title order={2} fz="md" id={titleId}>
              <LinkText to="/work-orders/$workOrderId" params={{ workOrderId: work.id }}>
                {work.name}
              </LinkText>
            </Title>
          </div>
          <PaperState type="work_order" state={work.state} size="sm" />
        </Group>
        <Notice work={work} />
        <KeyValueGrid
          items={[
            { label: t('field.amount'), value: <MoneyText value={work.amount} fw={700} /> },
            { label: t('field.role'), value: masters.name('AGENCY_ROLE', work.agency_role_code) },
            { label: t('field.issuedOn'), value: <DateText value={work.issued_on} /> },
            work.accepted_at === null
              ? { label: t('field.acceptBy'), value: <DateText value={work.accept_by} /> }
              : { label: t('field.endsOn'), value: <DateText value={work.ends_on} /> },
            {
              label: t('field.officer'),
              value: [work.officer_name, masters.name('DESIGNATION', work.officer_designation_code)]
                .filter(Boolean)
                .join(', '),
              isWide: true,
            },
            { label: t('field.place'), value: masters.place(work), isWide: true },
          ]}
        />
        {accept === undefined && decline === undefined ? null : (
          <Group grow gap="xs">
            {decline === undefined ? null : (
              <Button
                variant="default"
                leftSection={<IconX size={16} aria-hidden />}
                onClick={() => setAnswer({ kind: 'DECLINE', action: decline.action })}
              >
                {t('mine.decline')}
              </Button>
            )}
            {accept === undefined ? null : (
              <Button
                leftSection={<IconCheck size={16} aria-hidden />}
                onClick={() => setAnswer({ kind: 'ACCEPT', action: accept.action })}
              >
                {t('mine.accept')}
              </Button>
            )}
          </Group>
        )}
        {mayExtend ? (
          <Button
            variant="default"
            leftSection={<IconCalendarPlus size={16} aria-hidden />}
            onClick={() => setIsExtending(true)}
          >
            {t('extension.ask')}
          </Button>
        ) : null}
      </Stack>
      {answer === null ? null : (
        <AnswerDialog work={work} answer={answer} onClose={() => setAnswer(null)} />
      )}
      {isExtending ? (
        <ExtensionDialog
          order={{ id: work.id, number: work.number, ends_on: work.ends_on }}
          onClose={() => setIsExtending(false)}
        />
      ) : null}
    </Paper>
  );
}

/** The one thing to know now: until when to answer, that it is late, that the work rests. */
function Notice({ work }: { readonly work: OwnWork }) {
  const { t } = useTranslation('work-orders');
  const format = useFormat();
  if (work.accepted_at === null && work.accept_by !== null) {
    return (
      <Alert color={work.is_late ? 'red' : 'saffron'} p="xs">
        {t(work.is_late ? 'mine.late' : 'mine.answerBy', { on: format.date(work.accept_by) })}
      </Alert>
    );
  }
  if (work.suspended_on !== null) {
    return (
      <Alert color="red" p="xs">
        {t('mine.suspended', { on: format.date(work.suspended_on) })}
      </Alert>
    );
  }
  if (work.has_open_extension) {
    return (
      <Alert color="blue" p="xs">
        {t('mine.extensionOpen')}
      </Alert>
    );
  }
  return null;
}
