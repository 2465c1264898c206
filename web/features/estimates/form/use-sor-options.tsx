import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { useSession } from '~/session/use-session';
import type { FoundOptions } from '~/ui/grid/grid.types';
import { estimateQueries, SOR_SEARCH_LETTERS } from '../estimate.queries';
import type { SorItem } from '../estimate.types';
import { SorOption } from './SorOption';

const TYPING_PAUSE_MS = 150;
/** Works, material, labour, machinery: what the schedule tells apart. */
export const SOR_TYPES = ['W', 'M', 'L', 'E'] as const;

interface SorSearch {
  /** The day whose rates count. */
  readonly ratesOn: string;
  readonly type: string;
  /** Codes that the estimate has already: marked, not forbidden. */
  readonly getTaken: () => ReadonlySet<string>;
  /** Remembers the hits: the one that is picked is not asked for again. */
  readonly onFound: (items: readonly SorItem[]) => void;
}

/** Items of the schedule for what is typed: by code, chapter or words. */
export function useSorOptions(typed: string, search: SorSearch): FoundOptions {
  const { ratesOn, type, getTaken, onFound } = search;
  const { t } = useTranslation('estimates');
  const { tenant } = useSession();
  const { ofError } = useErrorText();
  const wanted = typed.trim();
  const [words] = useDebouncedValue(wanted, TYPING_PAUSE_MS);
  const query = useQuery(estimateQueries.sor(tenant.id, ratesOn, type, words));
  const isEnough = wanted.length >= SOR_SEARCH_LETTERS;
  const items = isEnough && words.length >= SOR_SEARCH_LETTERS ? query.data : undefined;
  const options = useMemo(() => {
    const taken = getTaken();
    onFound(items ?? []);
    return (items ?? []).map((item) => ({
      value: item.code,
      label: item.code,
      content: <SorOption item={item} isTaken={taken.has(item.code)} />,
      isDisabled: item.rate === null || item.rate === undefined,
    }));
  }, [items, getTaken, onFound]);
  const isSearching = isEnough && (words !== wanted || query.isFetching);
  const status = !isEnough
    ? t('picker.typeMore', { count: SOR_SEARCH_LETTERS })
    : isSearching
      ? t('common:state.loading')
      : query.isError
        ? ofError(query.error)
        : t('common:state.nothingFound');
  return { options, status, isSearching };
}
