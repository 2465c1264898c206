import { Button, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconError404, IconLock, IconPlugConnectedX } from '@tabler/icons-react';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { asApiError } from '~/lib/api-error';
import { LinkButton } from './LinkButton';
import { SearchContext } from './search-context';

const KINDS = {
  forbidden: { Icon: IconLock, color: 'saffron' },
  missing: { Icon: IconError404, color: 'teal' },
  broken: { Icon: IconPlugConnectedX, color: 'red' },
} as const;

interface ErrorPageProps {
  readonly kind: keyof typeof KINDS;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  /** What is missing, and who can help. */
  readonly hint?: string;
}

/** A whole page that says why there is nothing to see, and offers the way back. */
export function ErrorPage({ kind, error, onRetry, hint }: ErrorPageProps) {
  const { t } = useTranslation();
  const { Icon: KindIcon, color } = KINDS[kind];
  const search = use(SearchContext);
  const requestId = error === undefined ? null : asApiError(error).requestId;
  return (
    <Stack align="center" gap="sm" py={72} px="md" ta="center">
      <ThemeIcon size={64} radius="xl" variant="light" color={color}>
        <KindIcon size={34} stroke={1.5} aria-hidden />
      </ThemeIcon>
      <Title order={1} fz={24}>
        {t(`errorPage.${kind}.title`)}
      </Title>
      <Text c="dimmed" maw={480}>
        {t(`errorPage.${kind}.text`)}
      </Text>
      {hint === undefined ? null : <Text maw={480}>{hint}</Text>}
      {requestId === null ? null : (
        <Text size="xs" c="dimmed">
          {t('error.requestId', { id: requestId })}
        </Text>
      )}
      <Group mt="sm">
        {onRetry === undefined ? null : (
          <Button variant="default" onClick={onRetry}>
            {t('action.retry')}
          </Button>
        )}
        {search === null || kind === 'forbidden' ? null : (
          <Button variant="default" onClick={search}>
            {t('errorPage.search')}
          </Button>
        )}
        <LinkButton to="/">{t('errorPage.home')}</LinkButton>
      </Group>
    </Stack>
  );
}
