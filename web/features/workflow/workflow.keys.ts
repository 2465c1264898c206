import type { PaperRef } from './workflow.types';

/** Query keys of the workflow. */
export const workflowKeys = {
  all: ['workflow'] as const,
  /** Actions belong to one version of a paper: a paper that moved asks again. */
  actions: (tenantId: string, paper: PaperRef, version: number) =>
    [...workflowKeys.all, 'actions', tenantId, paper.type, paper.id, version] as const,
  editing: (tenantId: string, paper: PaperRef) =>
    [...workflowKeys.all, 'editing', tenantId, paper.type, paper.id] as const,
  /** What can be done with several papers together. */
  offers: (tenantId: string, type: string, ids: readonly string[]) =>
    [...workflowKeys.all, 'offers', tenantId, type, ids] as const,
  /** A kept version never changes. */
  snapshot: (tenantId: string, paper: PaperRef, version: number) =>
    [...workflowKeys.all, 'snapshot', tenantId, paper.type, paper.id, version] as const,
  /** Begins with what every move of a paper renews. */
  brief: (tenantId: string, paper: PaperRef) => ['briefs', tenantId, paper.type, paper.id] as const,
  services: (tenantId: string) => [...workflowKeys.all, 'services', tenantId] as const,
};

/** First parts of the keys of everything that shows where a paper stands. */
export const PAPER_KEYS = [
  'inbox',
  'briefs',
  'projects',
  'estimates',
  'work-orders',
  'measurements',
  'assets',
  'site',
  'documents',
  'budgets',
  'tenders',
  'bills',
] as const;
