import { describe, expect, it } from 'vitest';

import { JATNI, person } from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();

type Row = { id: string; number: string | null };
type Answer = { rows: Row[] };

/** Each list with its table, the column that is summed up, and who of the demonstration agency reads it. */
const LISTS = [
  {
    name: 'proposals',
    table: 'proposals',
    amount: 'amount',
    reader: 'je',
    stranger: 'contractor1',
  },
  {
    name: 'letters_of_intent',
    table: 'letters_of_intent',
    amount: 'amount',
    reader: 'coord',
    stranger: 'cbo',
  },
  {
    name: 'closures',
    table: 'closures',
    amount: 'final_amount',
    reader: 'coord',
    stranger: 'contractor3',
  },
] as const;

async function search(scope: Scope, name: string, criteria: object): Promise<Answer> {
  const [row] = await scope.sql.unsafe(
    `select public.search_${name}('${JATNI}', '${JSON.stringify(criteria)}') as answer`,
  );
  return (row as unknown as { answer: Answer }).answer;
}

async function stored(scope: Scope, table: string, amount: string) {
  await scope.as(null);
  const rows = await scope.sql.unsafe(
    `select id, number, ${amount}::text as amount from public.${table} where tenant_id = '${JATNI}' order by created_at desc`,
  );
  return rows as unknown as { id: string; number: string | null; amount: string | null }[];
}

describe.each(LISTS)('the list of $name', ({ name, table, amount, reader, stranger }) => {
  it('is found by number, and says how many there are and what they come to', () =>
    story(sql, async (scope) => {
      const all = await stored(scope, table, amount);
      const numbered = all.find(({ number }) => number !== null);
      expect(numbered, 'the demonstration data has one with a number').toBeDefined();
      await scope.as(person(reader));
      const hit = await search(scope, name, { query: numbered?.number?.toLowerCase() });
      expect(hit.rows.map(({ id }) => id)).toEqual([numbered?.id]);
      const [counted] = await scope.sql.unsafe(
        `select public.count_${name}('${JATNI}', '{}', true) as totals`,
      );
      const sum = all.reduce(
        (total, row) => total + BigInt((row.amount ?? '0').replace('.', '')),
        0n,
      );
      const { totals } = counted as unknown as { totals: { count: number; amount: number } };
      expect(totals.count).toBe(all.length);
      expect(BigInt(Math.round(totals.amount * 100))).toBe(sum);
    }));

  it('shows nothing to another agency, nor to who may not read its papers', () =>
    story(sql, async (scope) => {
      for (const login of [
        `${reader}.dhenkanal@demo.digit.example`,
        `${stranger}.jatni@demo.digit.example`,
      ]) {
        await scope.as(login);
        expect((await search(scope, name, {})).rows, login).toEqual([]);
      }
    }));

  it('refuses a page without an agency and an order by what is no column', () =>
    story(sql, async (scope) => {
      await scope.as(person(reader));
      const nowhere = await scope.refused((q) => q.unsafe(`select public.search_${name}(null)`));
      expect(nowhere.fields).toMatchObject([{ pointer: '/tenant_id', code: 'TENANT_ID' }]);
      const unsorted = await scope.refused((q) =>
        q.unsafe(`select public.search_${name}('${JATNI}', '{}', 'scope')`),
      );
      expect(unsorted.fields).toHaveLength(1);
    }));
});

describe('the list of closures for an organisation', () => {
  it('holds its own works only', () =>
    story(sql, async (scope) => {
      await scope.as('cbo.jatni@demo.digit.example');
      const { rows } = await search(scope, 'closures', {});
      const [own] = await scope.sql`select private.my_organisations('closure:read') as ids`;
      const ids = (own as { ids: string[] }).ids;
      await scope.as(null);
      const owners =
        await scope.sql`select organisation_id from public.closures where id = any (${rows.map(({ id }) => id)})`;
      expect(
        owners.map((row) => row['organisation_id'] as string).every((id) => ids.includes(id)),
      ).toBe(true);
      expect(owners).toHaveLength(rows.length);
    }));
});
