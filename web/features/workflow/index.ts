export { PaperActions } from './PaperActions';
export { PaperHistory } from './PaperHistory';
export { PaperState } from './PaperState';
export { useWorkflowNames } from './use-workflow-names';
export { useTransition } from './workflow.mutations';
export type { HistoryEntry, PaperRef, WorkflowFacts } from './workflow.types';
export { workflowQueries } from './workflow.queries';
