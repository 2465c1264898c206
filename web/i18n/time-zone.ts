import { createContext } from 'react';
import { INDIA_TIME_ZONE } from './format';

/** The clock that dates and times are shown by: the agency's own, and before one is known India's. */
export const TimeZoneContext = createContext<string>(INDIA_TIME_ZONE);
