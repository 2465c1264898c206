import { Box, Stack, Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useIsPrinting } from '~/ui/use-is-printing';
import classes from './PaperPage.module.css';

export interface PaperTab {
  readonly value: string;
  readonly label: string;
  readonly content: ReactNode;
  /** Belongs to the paper when it is printed: always, or when it is the tab that is open; by default it does not. */
  readonly isPrinted?: boolean | 'open';
}

interface PaperTabsProps {
  readonly tabs: readonly PaperTab[];
  /** From the address; nothing or nonsense is the first tab. */
  readonly chosen: string | undefined;
  readonly printFoot: ReactNode;
}

/** The body of a paper: tabs on the screen, one after the other on paper. The address names the tab. */
export function PaperTabs({ tabs, chosen, printFoot }: PaperTabsProps) {
  const navigate = useNavigate();
  const isPrinting = useIsPrinting();
  const first = tabs[0]?.value ?? null;
  const value = tabs.some((tab) => tab.value === chosen) ? (chosen ?? first) : first;
  const choose = (next: string | null) =>
    void navigate({
      to: '.',
      search: ((before: Record<string, unknown>) => ({
        ...before,
        tab: next === first ? undefined : (next ?? undefined),
      })) as never,
      replace: true,
      resetScroll: false,
    });
  return (
    <Stack gap={0} miw={0}>
      <Tabs value={value} onChange={choose} keepMounted={false} className="no-print">
        <Tabs.List mb="md" className={classes.tabs}>
          {tabs.map((tab) => (
            <Tabs.Tab key={tab.value} value={tab.value}>
              {tab.label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((tab) => (
          <Tabs.Panel key={tab.value} value={tab.value}>
            {tab.content}
          </Tabs.Panel>
        ))}
      </Tabs>
      {isPrinting ? (
        <>
          {tabs.map((tab) =>
            tab.isPrinted === true || (tab.isPrinted === 'open' && tab.value === value) ? (
              <Box key={tab.value} mb="md">
                {tab.content}
              </Box>
            ) : null,
          )}
          {printFoot}
        </>
      ) : null}
    </Stack>
  );
}
