import { Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { asApiError } from '~/lib/api-error';
import { useSession } from '~/session/use-session';
import type { MasterKind } from './master-kinds.types';
import { numberPreviewQuery } from './master-rows.queries';
import { cellText, type MasterValues } from './master-values';
import classes from './masters.module.css';

const TYPING_PAUSE_MS = 300;

/** What stands for a {variable} in the preview of a message. */
const SAMPLES: Readonly<Record<string, string>> = {
  number: 'ES/2026-27/000123',
  minutes: '30',
};

interface FormExtrasProps {
  readonly kind: MasterKind;
  readonly control: Control<MasterValues, unknown, MasterValues>;
}

/** What some masters show while they are typed: the next number, the message as it will read. */
export function FormExtras({ kind, control }: FormExtrasProps) {
  if (kind.api === 'number_formats') return <NumberPreview control={control} />;
  if (kind.api === 'message_templates') return <MessagePreview control={control} />;
  return null;
}

function NumberPreview({ control }: Pick<FormExtrasProps, 'control'>) {
  const { t } = useTranslation('masters');
  const { ofError, ofField } = useErrorText();
  const { tenant } = useSession();
  const values = useWatch({ control });
  const [pattern] = useDebouncedValue(cellText(values['pattern']), TYPING_PAUSE_MS);
  const { data, error } = useQuery(
    numberPreviewQuery(
      tenant.id,
      cellText(values['sequence']),
      pattern,
      cellText(values['resets']),
    ),
  );
  const fault = error === null ? undefined : asApiError(error).fieldErrors[0];
  return (
    <Stack gap={4}>
      <Text size="xs" c="dimmed">
        {t('hints.placeholders')}
      </Text>
      <Text size="sm" role="status">
        {error === null
          ? t('preview.number', { number: data ?? '…' })
          : fault === undefined
            ? ofError(error)
            : ofField(fault)}
      </Text>
    </Stack>
  );
}

function MessagePreview({ control }: Pick<FormExtrasProps, 'control'>) {
  const { t } = useTranslation('masters');
  const values = useWatch({ control });
  const code = cellText(values['code']);
  const variables = code === '' ? '' : t(`variables.${code}`);
  const filled = (text: string) =>
    text.replace(/\{([a-z_]+)\}/g, (whole, name: string) =>
      t(`samples.${name}`, { defaultValue: SAMPLES[name] ?? whole }),
    );
  return (
    <Stack gap={4}>
      <Text size="xs" c="dimmed">
        {t('hints.variables', { variables })}
      </Text>
      <Text size="xs" fw={600}>
        {t('preview.message')}
      </Text>
      <div className={classes.preview}>
        <Text size="sm" fw={600}>
          {filled(cellText(values['subject']))}
        </Text>
        <Text size="sm">{filled(cellText(values['body']))}</Text>
      </div>
    </Stack>
  );
}
