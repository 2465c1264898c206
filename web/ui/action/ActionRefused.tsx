import { Alert, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { asApiError } from '~/lib/api-error';
import { ErrorBlock } from '../ErrorBlock';
import { StaleNotice } from '../StaleNotice';

/** Why a move was refused: who was faster, or what is wrong with the paper, each fault once. */
export function ActionRefused({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const { ofField } = useErrorText();
  const refused = asApiError(error);
  if (refused.code === 'STALE_VERSION') return <StaleNotice error={refused} />;
  if (refused.fieldErrors.length === 0) return <ErrorBlock error={refused} />;
  const sentences = [...new Set(refused.fieldErrors.map((field) => ofField(field)))];
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('errors:VALIDATION_FAILED')}
    >
      <List size="sm" spacing={2}>
        {sentences.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
