import type { Book } from './ledger.types';

/** Query keys of the two books. */
export const ledgerKeys = {
  all: ['ledger'] as const,
  trial: (tenantId: string, book: Book, from: string, to: string) =>
    [...ledgerKeys.all, 'trial', tenantId, book, from, to] as const,
  account: (tenantId: string, book: Book, account: string, from: string, to: string) =>
    [...ledgerKeys.all, 'account', tenantId, book, account, from, to] as const,
  works: (tenantId: string, book: Book, from: string, to: string) =>
    [...ledgerKeys.all, 'works', tenantId, book, from, to] as const,
  entry: (tenantId: string, id: string) => [...ledgerKeys.all, 'entry', tenantId, id] as const,
  months: (tenantId: string, book: Book) => [...ledgerKeys.all, 'months', tenantId, book] as const,
};
