import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconInbox, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** What is not there: "No estimates yet". */
  readonly title: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly icon?: Icon;
  /** The next step, a button or a link. */
  readonly action?: ReactNode;
}

/** Says that there is nothing, why, and what to do next. */
export function EmptyState({ title, hint, icon: StateIcon = IconInbox, action }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center">
      <ThemeIcon size={52} radius="xl" variant="light" color="teal">
        <StateIcon size={28} stroke={1.5} aria-hidden />
      </ThemeIcon>
      <Title order={2} fz="lg">
        {title}
      </Title>
      {hint === undefined ? null : (
        <Text c="dimmed" maw={440}>
          {hint}
        </Text>
      )}
      {action}
    </Stack>
  );
}
