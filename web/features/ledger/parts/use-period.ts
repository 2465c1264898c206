import { useSearch } from '@tanstack/react-router';
import { dayIn, financialYearOf, financialYearRange } from '#domain';
import { useSession } from '~/session/use-session';
import { useNow } from '~/ui/use-now';
import type { LedgerSearch } from '../ledger.search';
import type { Book } from '../ledger.types';

export interface Period {
  readonly book: Book;
  readonly from: string;
  readonly to: string;
  readonly today: string;
}

/** Book and days of the address; the agency's book and the present financial year where it says nothing. */
export function usePeriod(): Period {
  const search: LedgerSearch = useSearch({ strict: false });
  const { tenant } = useSession();
  const today = dayIn(tenant.time_zone, useNow());
  const from = search.from ?? financialYearRange(financialYearOf(today)).from;
  const to = search.to ?? (from > today ? from : today);
  return { book: search.book ?? 'ULB', from, to: to < from ? from : to, today };
}
