import { Alert, Button, Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#domain';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { useCan, useSession } from '~/session/use-session';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { DayInput } from '~/ui/form/DayInput';
import { useAnswerKickoff } from '../work-order.mutations';
import type { ChecklistItem, WorkOrder } from '../work-order.types';
import { KickoffPhotos, useKickoffPhotos } from './KickoffPhotos';

/** The kick-off checklist: answers, and the hand-over of the site, before which nothing is measured. */
export function KickoffCard({ order }: { readonly order: WorkOrder }) {
  const { t } = useTranslation('work-orders');
  const format = useFormat();
  const { tenant } = useSession();
  const mayAnswer = useCan('work_order:hand_over') && order.is_running;
  const isClosed = order.handed_over_on !== null || !mayAnswer;
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(order.checklist.map(({ code, answer }) => [code, answer ?? ''])),
  );
  const [today] = useState(() => dayIn(tenant.time_zone, Date.now()));
  const [day, setDay] = useState(today);
  const save = useAnswerKickoff();
  const photos = useKickoffPhotos(order);
  const answerTo = ({ code, answer_type: type }: ChecklistItem) =>
    type === 'UPLOAD' ? (photos[0]?.id ?? '') : (answers[code] ?? '');
  const send = (handedOverOn: string) =>
    save.mutate(
      {
        orderId: order.id,
        answers: order.checklist.map((item) => ({
          question_code: item.code,
          answer: answerTo(item),
        })),
        handedOverOn,
      },
      {
        onSuccess: () =>
          notifications.show({
            color: 'green',
            message: t(handedOverOn === '' ? 'kickoff.saved' : 'kickoff.handedOver'),
          }),
      },
    );
  return (
    <Paper component="section" p="md" aria-label={t('tab.kickoff')}>
      <Stack gap="md">
        <Title order={2} fz="md">
          {t('kickoff.title')}
        </Title>
        {order.handed_over_on === null ? (
          <Text size="sm" c="dimmed">
            {t(order.is_running ? 'kickoff.hint' : 'kickoff.notYet')}
          </Text>
        ) : (
          <Alert color="green">
            {t('kickoff.done', {
              on: format.date(order.handed_over_on),
              name: order.handed_over_by_name ?? '',
            })}
          </Alert>
        )}
        {order.checklist.map((item) =>
          item.answer_type === 'UPLOAD' ? (
            <KickoffPhotos key={item.code} item={item} orderId={order.id} isClosed={isClosed} />
          ) : (
            <Question
              key={item.code}
              item={item}
              value={answers[item.code] ?? ''}
              isClosed={isClosed}
              onChange={(value) => setAnswers({ ...answers, [item.code]: value })}
            />
          ),
        )}
        {save.error === null ? null : <ErrorBlock error={save.error} />}
        {isClosed ? null : (
          <Group align="flex-end" gap="sm">
            <DayInput label={t('kickoff.day')} value={day} max={today} onChange={setDay} />
            <Button variant="default" loading={save.isPending} onClick={() => send('')}>
              {t('kickoff.save')}
            </Button>
            <Button loading={save.isPending} disabled={day === ''} onClick={() => send(day)}>
              {t('kickoff.handOver')}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

interface QuestionProps {
  readonly item: ChecklistItem;
  readonly value: string;
  readonly isClosed: boolean;
  readonly onChange: (value: string) => void;
}

function Question({ item, value, isClosed, onChange }: QuestionProps) {
  const { t } = useTranslation('work-orders');
  const nameOf = useLocalName();
  const format = useFormat();
  const label = `${nameOf(item)}${item.is_required ? ' *' : ''}`;
  if (isClosed) {
    const shown =
      value === ''
        ? t('kickoff.open')
        : item.answer_type === 'DATE'
          ? format.date(value)
          : t(`answer.${value}`);
    return (
      <Group justify="space-between" gap="sm">
        <Text size="sm">{nameOf(item)}</Text>
        <Text size="sm" fw={600}>
          {shown}
        </Text>
      </Group>
    );
  }
  if (item.answer_type === 'DATE') {
    return <DayInput label={label} value={value} onChange={onChange} clearable maw={280} />;
  }
  return (
    <Group justify="space-between" gap="sm" role="group" aria-label={nameOf(item)}>
      <Text size="sm">{label}</Text>
      <SegmentedControl
        aria-label={nameOf(item)}
        value={value}
        onChange={onChange}
        data={[
          { value: 'YES', label: t('answer.YES') },
          { value: 'NO', label: t('answer.NO') },
          { value: '', label: t('kickoff.open') },
        ]}
      />
    </Group>
  );
}
