import {
  Button,
  Group,
  Modal,
  NativeSelect,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { asApiError } from '~/lib/api-error';
import { readTypedDecimal } from '~/lib/decimal-text';
import { useSession } from '~/session/use-session';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { DayInput } from '~/ui/form/DayInput';
import { usePreviewRevision, useScheduleRevision, type RevisionDraft } from '../rate.mutations';
import { rateQueries } from '../rate.queries';
import { RevisionItems } from './RevisionItems';

/** Plans a revision: which items, how, from which day; looked at before it is scheduled. */
export function RevisionDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('rates');
  const { ofField } = useErrorText();
  const { tenant } = useSession();
  const navigate = useNavigate();
  const groups = useQuery(rateQueries.groups(tenant.id));
  const [method, setMethod] = useState<RevisionDraft['method']>('ANALYSIS');
  const [percentage, setPercentage] = useState('');
  const [on, setOn] = useState('');
  const [chapter, setChapter] = useState('');
  const [codes, setCodes] = useState('');
  const [reason, setReason] = useState('');
  const preview = usePreviewRevision();
  const schedule = useScheduleRevision();
  const listed = codes.split(/[\s,;]+/).filter((code) => code !== '');
  const draft: RevisionDraft = {
    method,
    effective_on: on,
    reason,
    ...(method === 'PERCENTAGE'
      ? {
          percentage:
            readTypedDecimal(percentage.replace('-', ''), 4) === null
              ? percentage
              : percentage.trim(),
        }
      : {}),
    ...(listed.length > 0 ? { codes: listed } : {}),
    ...(listed.length === 0 && chapter !== '' ? { chapter } : {}),
  };
  const changed =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      preview.reset();
      schedule.reset();
      set(value);
    };
  const fault = schedule.error ?? preview.error;
  const error = fault === null ? null : asApiError(fault);
  const errorOf = (pointer: string) => {
    const found = error?.fieldErrors.find((field) => field.pointer === pointer);
    return found === undefined ? undefined : ofField(found);
  };
  const chapters = [
    ...new Set(
      (groups.data ?? [])
        .filter(({ sor_type }) => (sor_type === 'W') === (method === 'ANALYSIS'))
        .map((group) => group.chapter),
    ),
  ];
  const result = preview.data;
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('revisions.add')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (result === undefined) preview.mutate(draft);
          else
            schedule.mutate(draft, {
              onSuccess: ({ id }) => {
                onClose();
                void navigate({ to: '/rates', search: { show: 'revisions', revision: id } });
              },
            });
        }}
      >
        <Stack gap="sm">
          <NativeSelect
            label={t('revisions.method')}
            description={t(`revisions.methodHint.${method}`)}
            value={method}
            onChange={(event) =>
              changed(setMethod)(event.currentTarget.value as RevisionDraft['method'])
            }
            data={[
              { value: 'ANALYSIS', label: t('revisions.byAnalysis') },
              { value: 'PERCENTAGE', label: t('revisions.percentChoice') },
            ]}
            error={errorOf('/method')}
          />
          {method === 'PERCENTAGE' ? (
            <TextInput
              label={t('revisions.percentage')}
              description={t('revisions.percentageHint')}
              inputMode="decimal"
              required
              value={percentage}
              onChange={(event) => changed(setPercentage)(event.currentTarget.value)}
              error={errorOf('/percentage')}
            />
          ) : null}
          <DayInput
            label={t('revisions.effective')}
            description={t('revisions.effectiveHint')}
            value={on}
            onChange={changed(setOn)}
            error={errorOf('/effective_on')}
          />
          <NativeSelect
            label={t('field.chapter')}
            value={chapter}
            disabled={listed.length > 0}
            onChange={(event) => changed(setChapter)(event.currentTarget.value)}
            data={[
              { value: '', label: t('revisions.allChapters') },
              ...chapters.map((name) => ({ value: name, label: name })),
            ]}
          />
          <Textarea
            label={t('revisions.codes')}
            description={t('revisions.codesHint')}
            rows={2}
            value={codes}
            onChange={(event) => changed(setCodes)(event.currentTarget.value)}
            error={errorOf('/codes')}
          />
          <TextInput
            label={t('revisions.reason')}
            maxLength={500}
            value={reason}
            onChange={(event) => changed(setReason)(event.currentTarget.value)}
            error={errorOf('/reason')}
          />
          {error === null || error.fieldErrors.length > 0 ? null : <ErrorBlock error={error} />}
          {result === undefined ? null : (
            <section aria-label={t('revisions.previewTitle', { count: result.item_count })}>
              <Text fw={600} size="sm" mb={4} role="status">
                {t('revisions.previewTitle', { count: result.item_count })}
              </Text>
              <RevisionItems items={result.items} />
            </section>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={preview.isPending || schedule.isPending}>
              {t(result === undefined ? 'rate.look' : 'revisions.schedule')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
