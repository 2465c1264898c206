import { Button, Checkbox, Group, Modal, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { asApiError } from '~/lib/api-error';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { useJudgeBid } from '../tender.mutations';
import type { Bid, Tender } from '../tender.types';

interface JudgeDialogProps {
  readonly tender: Tender;
  readonly bid: Bid;
  readonly onClose: () => void;
}

/** The technical judgement of one bid: each criterion, then responsive or not with reasons. */
export function JudgeDialog({ tender, bid, onClose }: JudgeDialogProps) {
  const { t } = useTranslation('tenders');
  const { ofField } = useErrorText();
  const judge = useJudgeBid();
  const [rows, setRows] = useState(() =>
    tender.criteria.map((criterion) => {
      const judged = bid.judgements.find(({ criterion_id }) => criterion_id === criterion.id);
      return {
        criterion_id: criterion.id,
        is_met: judged?.is_met ?? false,
        remark: judged?.remark ?? '',
      };
    }),
  );
  const [verdict, setVerdict] = useState(
    bid.is_responsive === null ? '' : bid.is_responsive ? 'yes' : 'no',
  );
  const [text, setText] = useState(bid.judgement ?? '');
  const faults = judge.error === null ? [] : asApiError(judge.error).fieldErrors;
  const faultAt = (pointer: string) => {
    const fault = faults.find((each) => each.pointer === pointer);
    return fault === undefined ? undefined : ofField(fault);
  };
  const change = (index: number, next: Partial<(typeof rows)[number]>) =>
    setRows(rows.map((row, at) => (at === index ? { ...row, ...next } : row)));
  const title = t('evaluation.judgeNamed', { name: bid.organisation_name });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack gap="md">
        {judge.error === null || faults.length > 0 ? null : <ErrorBlock error={judge.error} />}
        {tender.criteria.map((criterion, index) => (
          <Stack key={criterion.id} gap={4}>
            <Checkbox
              label={criterion.name}
              description={
                bid.answers?.find(({ criterion_id }) => criterion_id === criterion.id)?.text
              }
              checked={rows[index]?.is_met ?? false}
              onChange={(event) => change(index, { is_met: event.currentTarget.checked })}
            />
            <TextInput
              aria-label={t('evaluation.remarkNamed', { name: criterion.name })}
              placeholder={t('evaluation.remark')}
              size="xs"
              maxLength={1000}
              value={rows[index]?.remark ?? ''}
              onChange={(event) => change(index, { remark: event.currentTarget.value })}
            />
          </Stack>
        ))}
        <Radio.Group
          label={t('evaluation.verdict')}
          value={verdict}
          onChange={setVerdict}
          error={faultAt('/is_responsive')}
          withAsterisk
        >
          <Group mt={4}>
            <Radio value="yes" label={t('evaluation.responsive')} />
            <Radio value="no" label={t('evaluation.notResponsive')} />
          </Group>
        </Radio.Group>
        <Textarea
          label={t('evaluation.reasons')}
          autosize
          minRows={2}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={faultAt('/judgement')}
          withAsterisk={verdict === 'no'}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button
            loading={judge.isPending}
            disabled={verdict === ''}
            onClick={() =>
              judge.mutate(
                { bidId: bid.id, isResponsive: verdict === 'yes', text, criteria: rows },
                { onSuccess: onClose },
              )
            }
          >
            {t('evaluation.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
