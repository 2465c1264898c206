import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useErrorText } from '~/i18n/use-error-text';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { asApiError } from '~/lib/api-error';
import { readTypedDecimal } from '~/lib/decimal-text';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { DayInput } from '~/ui/form/DayInput';
import { usePreviewRate, useSaveRate, type RateDraft } from '../rate.mutations';
import type { SorDetail } from '../rate.types';

interface RateDialogProps {
  readonly item: SorDetail;
  readonly onClose: () => void;
}

/** Sets a rate head by head, or whole; what it changes is shown before it is kept. */
export function RateDialog({ item, onClose }: RateDialogProps) {
  const { t } = useTranslation('rates');
  const { masters } = useMasters();
  const nameOf = useLocalName();
  const format = useFormat();
  const { ofField } = useErrorText();
  const heads = masters.list('RATE_HEAD');
  const [from, setFrom] = useState<string>(item.today);
  const [whole, setWhole] = useState('');
  const [amounts, setAmounts] = useState<Readonly<Record<string, string>>>({});
  const preview = usePreviewRate();
  const save = useSaveRate();
  const hasHeads = Object.values(amounts).some((text) => text.trim() !== '');
  const draft: RateDraft = {
    sor_code: item.code,
    valid_from: from,
    ...(hasHeads || whole.trim() === '' ? {} : { rate: plain(whole) }),
    heads: Object.fromEntries(
      Object.entries(amounts)
        .filter(([, text]) => text.trim() !== '')
        .map(([code, text]) => [code, plain(text)]),
    ),
  };
  const fault = save.error ?? preview.error;
  const error = fault === null ? null : asApiError(fault);
  const errorOf = (pointer: string) => {
    const found = error?.fieldErrors.find((field) => field.pointer === pointer);
    return found === undefined ? undefined : ofField(found);
  };
  const forget = () => {
    preview.reset();
    save.reset();
  };
  const result = preview.data;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('rate.title', { code: item.code })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (result === undefined) preview.mutate(draft);
          else save.mutate(draft, { onSuccess: onClose });
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{t('rate.text')}</Text>
          <DayInput
            label={t('rate.from')}
            value={from}
            onChange={(day) => {
              forget();
              setFrom(day);
            }}
            error={errorOf('/valid_from')}
          />
          <TextInput
            label={t('rate.whole')}
            description={t(item.sor_type === 'W' ? 'rate.wholeWorks' : 'rate.wholeHint')}
            inputMode="decimal"
            value={whole}
            disabled={hasHeads}
            onChange={(event) => {
              forget();
              setWhole(event.currentTarget.value);
            }}
            error={errorOf('/rate')}
          />
          <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
            <Text component="legend" size="sm" fw={600} mb={4}>
              {t('rate.byHead')}
            </Text>
            <Group gap="xs">
              {heads.map((head) => (
                <TextInput
                  key={head.code}
                  w={168}
                  label={`${head.code} ${nameOf(head)}`}
                  inputMode="decimal"
                  value={amounts[head.code] ?? ''}
                  onChange={(event) => {
                    forget();
                    setAmounts({ ...amounts, [head.code]: event.currentTarget.value });
                  }}
                  error={errorOf(`/heads/${head.code}`)}
                />
              ))}
            </Group>
          </fieldset>
          {error === null || error.fieldErrors.length > 0 ? null : <ErrorBlock error={error} />}
          {result === undefined ? null : (
            <Alert color="teal" title={t('rate.preview')}>
              {t('rate.previewText', {
                rate: format.money(result.rate),
                present: format.money(result.present),
                difference: format.money(result.difference),
                works: result.works,
                hasPresent: result.present === null ? 'no' : 'yes',
              })}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={preview.isPending || save.isPending}>
              {t(result === undefined ? 'rate.look' : 'rate.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Commas and Indian digits are understood; what is no number goes to the server, which says so. */
const plain = (text: string) => readTypedDecimal(text, 4) ?? text.trim();
