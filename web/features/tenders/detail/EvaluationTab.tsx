import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconMailOpened } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { EmptyState } from '~/ui/EmptyState';
import { StatusBadge } from '~/ui/StatusBadge';
import type { Bid, Tender } from '../tender.types';
import { JudgeDialog } from './JudgeDialog';

/** The opened bids: what each answered to the criteria, and how the evaluators found it. */
export function EvaluationTab({ tender }: { readonly tender: Tender }) {
  const { t } = useTranslation('tenders');
  const mayJudge = useCan('tender:evaluate') && tender.stage === 'TECHNICAL';
  const [judging, setJudging] = useState<Bid | null>(null);
  if (tender.bids.length === 0) {
    const key = tender.stage === 'PUBLISHED' ? 'sealed' : 'noBids';
    return (
      <EmptyState
        icon={IconMailOpened}
        title={t(`evaluation.${key}`)}
        hint={t(`evaluation.${key}Hint`)}
      />
    );
  }
  return (
    <Stack gap="md">
      {tender.bids.map((bid) => (
        <Paper key={bid.id} p="md" component="section" aria-labelledby={`bid-${bid.id}`}>
          <Group justify="space-between" align="flex-start" mb="xs">
            <div>
              <Title order={2} fz="md" id={`bid-${bid.id}`}>
                {bid.organisation_name}
              </Title>
              <Text size="xs" c="dimmed">
                {t('evaluation.submitted')} <DateText value={bid.submitted_at} withTime size="xs" />
              </Text>
            </div>
            <Group gap="xs">
              <Verdict bid={bid} />
              {mayJudge ? (
                <Button size="xs" variant="light" onClick={() => setJudging(bid)}>
                  {t(bid.is_responsive === null ? 'evaluation.judge' : 'evaluation.judgeAgain')}
                </Button>
              ) : null}
            </Group>
          </Group>
          <Answers tender={tender} bid={bid} />
          {bid.judgement === null ? null : (
            <Text size="sm" mt="xs">
              <Text span fw={600} size="sm">
                {bid.judged_by_name}:
              </Text>{' '}
              {bid.judgement}
            </Text>
          )}
        </Paper>
      ))}
      {judging === null ? null : (
        <JudgeDialog tender={tender} bid={judging} onClose={() => setJudging(null)} />
      )}
    </Stack>
  );
}

function Verdict({ bid }: { readonly bid: Bid }) {
  const { t } = useTranslation('tenders');
  if (bid.is_responsive === null) {
    return <StatusBadge state="PENDING" label={t('evaluation.open')} />;
  }
  return (
    <StatusBadge
      state={bid.is_responsive ? 'APPROVED' : 'REJECTED'}
      label={t(bid.is_responsive ? 'evaluation.responsive' : 'evaluation.notResponsive')}
    />
  );
}

function Answers({ tender, bid }: { readonly tender: Tender; readonly bid: Bid }) {
  const { t } = useTranslation('tenders');
  return (
    <dl style={{ margin: 0, display: 'grid', gap: 8 }}>
      {tender.criteria.map((criterion) => {
        const judged = bid.judgements.find(({ criterion_id }) => criterion_id === criterion.id);
        return (
          <div key={criterion.id}>
            <Text component="dt" size="sm" fw={600}>
              {criterion.name}
              {judged === undefined
                ? null
                : ` · ${t(judged.is_met ? 'evaluation.met' : 'evaluation.notMet')}`}
            </Text>
            <Text component="dd" m={0} size="sm" style={{ whiteSpace: 'pre-wrap' }}>
              {bid.answers?.find(({ criterion_id }) => criterion_id === criterion.id)?.text}
            </Text>
            {judged?.remark ? (
              <Text size="xs" c="dimmed">
                {judged.remark}
              </Text>
            ) : null}
          </div>
        );
      })}
    </dl>
  );
}
