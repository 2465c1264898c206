import { definedOnly, searchText, type RawSearch } from '~/lib/list-search';

/** What the page of a paper keeps in its address. */
export interface PaperSearch {
  tab?: string;
  /** The version that the link was made from: a paper that has moved since says so. */
  seen?: number;
  /** The two versions that are compared. */
  older?: number;
  newer?: number;
}

function searchVersion(raw: RawSearch, key: string): number | undefined {
  const value = Number(raw[key]);
  return Number.isInteger(value) && value > 0 ? value : undefined;
}

export function readPaperSearch(raw: RawSearch): PaperSearch {
  return definedOnly<PaperSearch>({
    tab: searchText(raw, 'tab'),
    seen: searchVersion(raw, 'seen'),
    older: searchVersion(raw, 'older'),
    newer: searchVersion(raw, 'newer'),
  });
}
