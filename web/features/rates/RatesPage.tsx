import { useSearch } from '@tanstack/react-router';
import { LeadsPage } from './leads/LeadsPage';
import type { RateSearch } from './rate.search';
import { RateListPage } from './RateListPage';
import { RevisionsPage } from './revisions/RevisionsPage';

/** The schedule of rates: the registry, lead charges, and revisions of many rates. */
export function RatesPage() {
  const search: RateSearch = useSearch({ strict: false });
  if (search.show === 'leads') return <LeadsPage />;
  if (search.show === 'revisions') return <RevisionsPage openId={search.revision} />;
  return <RateListPage />;
}
