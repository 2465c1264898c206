import { Button, Paper, Text, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperDocument } from '~/features/documents';
import { useCan } from '~/session/use-session';
import { AuditLink } from '~/ui/AuditLink';
import { ChainRibbon, type ChainStep } from '~/ui/ChainRibbon';
import { PageHeader, type Crumb } from '~/ui/PageHeader';
import { SlaBadge } from '~/ui/SlaBadge';
import { PaperActions } from '../PaperActions';
import { PaperHistory } from '../PaperHistory';
import { PaperState } from '../PaperState';
import type { HistoryEntry, PaperRef, WorkflowFacts } from '../workflow.types';
import type { PaperSearch } from '../paper.search';
import { CopyLink } from './CopyLink';
import { MovedBanner } from './MovedBanner';
import { NothingToDo } from './NothingToDo';
import classes from './PaperPage.module.css';
import { PaperTabs, type PaperTab } from './PaperTabs';
import { PrintHead } from './PrintHead';

/** What every detail answers, whatever kind of paper it is. */
export interface PaperFacts {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly application_status?: string;
  readonly workflow: WorkflowFacts;
  readonly history: readonly HistoryEntry[];
  readonly documents: readonly PaperDocument[];
}

interface PaperPageProps {
  readonly type: string;
  readonly paper: PaperFacts;
  readonly search: PaperSearch;
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  /** A line under the title: amount, place, who made it. */
  readonly meta: ReactNode;
  /** What the head offers besides printing and the link. */
  readonly headerActions?: ReactNode;
  /** What whoever opens it has to know first: superseded, suspended, overdue. */
  readonly notice?: ReactNode;
  readonly steps: readonly ChainStep[];
  readonly tabs: readonly PaperTab[];
  /** Facts beside the body. */
  readonly rail?: ReactNode;
  /** Under the agency's name on paper. */
  readonly printFacts?: readonly (readonly [label: string, value: string])[];
  /** At the end on paper: places to sign. */
  readonly printFoot?: ReactNode;
}

/**
 * The page of a paper: head, chain, body in tabs, and beside it the one action panel, facts and history. On A4 the
 * printed tabs follow one another under the head of the agency. A new kind of paper gives its tabs and facts.
 */
export function PaperPage(props: PaperPageProps) {
  const { type, paper, search, title, tabs } = props;
  const { t } = useTranslation('workflow');
  const seesAudit = useCan('audit:read');
  const ref: PaperRef = { type, id: paper.id };
  const number = paper.number ?? t('page.draft');
  return (
    <>
      <PageHeader
        title={title}
        number={number}
        crumbs={[...props.crumbs, { label: number }]}
        badges={
          <>
            <PaperState
              type={type}
              state={paper.state}
              applicationStatus={paper.application_status}
            />
            <SlaBadge dueAt={paper.workflow.due_at} />
          </>
        }
        meta={props.meta}
        actions={
          <>
            <CopyLink />
            <Button
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('page.print')}
            </Button>
            {props.headerActions}
          </>
        }
      />
      <MovedBanner key={paper.id} type={type} workflow={paper.workflow} seen={search.seen} />
      {props.notice}
      <PrintHead facts={props.printFacts ?? []} />
      <div className="no-print">
        <ChainRibbon steps={props.steps} />
      </div>
      <div className={classes.layout}>
        <PaperTabs tabs={tabs} chosen={search.tab} printFoot={props.printFoot} />
        {/* It scrolls by itself, and may hold nothing else that the keyboard reaches. */}
        <aside className={classes.rail} aria-label={t('page.rail')} tabIndex={0}>
          <div className={classes.actions}>
            <PaperActions key={paper.id} paper={ref} version={paper.workflow.version} />
            <NothingToDo paper={ref} workflow={paper.workflow} />
          </div>
          {props.rail}
          <Paper component="section" p="md" aria-labelledby="history-title">
            <Title order={2} fz="md" mb="sm" id="history-title">
              {t('history.title')}
            </Title>
            {paper.history.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('history.none')}
              </Text>
            ) : (
              <PaperHistory type={type} history={paper.history} documents={paper.documents} />
            )}
            {seesAudit ? <AuditLink table={`${type}s`} rowKey={{ id: paper.id }} /> : null}
          </Paper>
        </aside>
      </div>
    </>
  );
}
