import { setupServer } from 'msw/node';

/** The network of the component tests. A request that no test answers is an error. */
export const server = setupServer();

/** Where the tests pretend that Supabase stands. */
export const TEST_URL = 'http://supabase.test';
