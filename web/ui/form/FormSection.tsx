import { Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface FormSectionProps {
  /** The anchor that the table of contents leads to. */
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  /** Fields side by side on wide screens; 1 for a section that lays itself out. */
  readonly columns?: 1 | 2 | 3;
  /** Shown on the right of the title: a running total, a button. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One part of a long form, a card with its own heading. */
export function FormSection(props: FormSectionProps) {
  const { id, title, hint, columns = 2, aside, children } = props;
  return (
    <Paper component="section" id={id} aria-labelledby={`${id}-title`} p="md" mb="md">
      <Stack gap={2} mb="sm">
        <div
          style={{ display: 'flex', justifyContent: 'space-between', gap: 12, flexWrap: 'wrap' }}
        >
          <Title order={2} fz="lg" id={`${id}-title`}>
            {title}
          </Title>
          {aside}
        </div>
        {hint === undefined ? null : (
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        )}
      </Stack>
      {columns === 1 ? (
        children
      ) : (
        <SimpleGrid cols={{ base: 1, sm: 2, lg: columns }} spacing="md" verticalSpacing="sm">
          {children}
        </SimpleGrid>
      )}
    </Paper>
  );
}
