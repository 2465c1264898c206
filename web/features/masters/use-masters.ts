import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { createLookup } from './masters.lookup';
import { masterQueries } from './masters.queries';
import { NO_MASTERS } from './masters.types';

/**
 * The masters of the current tenant, in the language now shown: `masters.name('PROJECT_TYPE', code)`. Usable
 * at once; until they have arrived, lists are empty and names are codes. `query` is for a `QueryBoundary`
 * where a page cannot do without. `on` asks for another day than today.
 */
export function useMasters(on: string | null = null) {
  const { tenant } = useSession();
  const { i18n } = useTranslation();
  const query = useQuery(masterQueries.inForce(tenant.id, on));
  const data = query.data ?? NO_MASTERS;
  const masters = useMemo(() => createLookup(data, i18n.language), [data, i18n.language]);
  return { masters, query };
}
