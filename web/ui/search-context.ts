import { createContext } from 'react';

/** Opens the search of the shell; `null` where there is no shell. */
export const SearchContext = createContext<(() => void) | null>(null);
