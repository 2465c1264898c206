import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export function ThemeToggle() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const next = scheme === 'dark' ? 'light' : 'dark';
  const label = t(`theme.to.${next}`);
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={() => setColorScheme(next)}>
        {next === 'dark' ? (
          <IconMoon size={19} stroke={1.7} aria-hidden />
        ) : (
          <IconSun size={19} stroke={1.7} aria-hidden />
        )}
      </ActionIcon>
    </Tooltip>
  );
}
