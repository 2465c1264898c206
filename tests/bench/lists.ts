import postgres from 'postgres';

import type { Bench } from './bench.ts';
import { fillProjects } from './fill.ts';
import { measure } from './measure.ts';
import { asPerson, JATNI } from './papers.ts';

const RUNS = 9;
const PAGE = 20;
/** The deepest page that is turned to one by one. */
const DEEP = 1000;

type Page = { rows: { number: string }[]; last: string | null; has_next: boolean };
type Question = { query?: string; after?: string; isLast?: boolean };

/** The list page over 25 agencies, as the person straight at Postgres: the API adds the same at every size. */
export async function benchLists({ stack, sql, person, report, sizes }: Bench): Promise<void> {
  const { userId } = await person('je.jatni');
  const admin = postgres(stack.adminUrl, { max: 1, onnotice: () => undefined });
  const page = ({ query, after, isLast = false }: Question, limit = PAGE): Promise<Page> =>
    asPerson(sql, userId, async (q) => {
      const [row] = await q<{ page: Page }[]>`
        select public.search_projects(${JATNI}, ${q.json(query === undefined ? {} : { query })},
          p_limit => ${limit}, p_after => ${after ?? null}, p_is_last => ${isLast}) as page`;
      if (row === undefined || row.page.rows.length === 0) {
        throw new Error(`The list is empty: ${JSON.stringify({ query, after, isLast })}`);
      }
      return row.page;
    });
  const totals = (query?: string) =>
    asPerson(
      sql,
      userId,
      (q) =>
        q`select public.count_projects(${JATNI}, ${q.json(query === undefined ? {} : { query })})`,
    );

  try {
    for (const size of sizes) {
      await fillProjects(admin, size);
      // A thousand pages, or half of them all where an agency has fewer.
      const pages = Math.min(DEEP, Math.floor(size / 25 / PAGE / 2));
      const { number, cursor } = await turn(page, pages);
      const steps: [what: string, step: () => Promise<unknown>][] = [
        ['first page', () => page({})],
        ['page in the middle (from 1 M on: after 1,000 pages)', () => page({ after: cursor })],
        ['last page', () => page({ isLast: true })],
        ['search by number', () => page({ query: number })],
        ['search by words that few have', () => page({ query: 'culvert badapur' })],
        ['search by a word that many have', () => page({ query: 'drain' })],
        ['search with a typo', () => page({ query: 'culvret badapur' })],
        ['figures below the list', () => totals()],
        ['figures of a search', () => totals('drain')],
      ];
      for (const [what, step] of steps) report({ ...(await measure(what, RUNS, step)), size });
    }
  } finally {
    await admin.end();
  }
}

/** Turns so many pages, five at a time, and answers where that is. */
async function turn(
  page: (question: Question, limit: number) => Promise<Page>,
  pages: number,
): Promise<{ cursor: string; number: string }> {
  let present = await page({}, PAGE * 5);
  for (let turned = 5; turned < pages; turned += 5) {
    if (present.last === null) break;
    present = await page({ after: present.last }, PAGE * 5);
  }
  return { cursor: present.last ?? '', number: present.rows[0]?.number ?? '' };
}
