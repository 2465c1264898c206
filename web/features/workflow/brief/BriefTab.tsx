import { Paper, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '~/session/use-session';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { workflowQueries } from '../workflow.queries';
import type { PaperRef } from '../workflow.types';
import { BudgetBars } from './BudgetBars';
import { CheckList } from './CheckList';
import { LargestItems, MoneyParts } from './MoneyFacts';

/** The rule checks of a paper with its money against its limits, as an approver sees them. */
export function BriefTab({ paper }: { readonly paper: PaperRef }) {
  const { tenant } = useSession();
  const query = useQuery(workflowQueries.brief(tenant.id, paper));
  return (
    <Paper p="md">
      <QueryBoundary query={query}>
        {(brief) => (
          <Stack gap="md">
            <CheckList type={paper.type} checks={brief.checks} />
            <BudgetBars budget={brief.budget} />
            {brief.money === null ? null : (
              <>
                <MoneyParts money={brief.money} />
                <LargestItems items={brief.money.largest} />
              </>
            )}
          </Stack>
        )}
      </QueryBoundary>
    </Paper>
  );
}
