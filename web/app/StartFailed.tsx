import { Button, MantineProvider, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cssVariables, theme } from '~/ui/theme';

/** The app could not learn which server to talk to. */
export function StartFailed() {
  const { t } = useTranslation();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Stack component="main" align="center" py={96} px="md" ta="center">
        <Title order={1} fz={24}>
          {t('startFailed.title')}
        </Title>
        <Text c="dimmed" maw={480}>
          {t('startFailed.text')}
        </Text>
        <Button onClick={() => window.location.reload()}>{t('action.retry')}</Button>
      </Stack>
    </MantineProvider>
  );
}
