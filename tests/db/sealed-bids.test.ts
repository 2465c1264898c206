import { describe, expect, it } from 'vitest';

import { JATNI, person } from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';
import {
  bid,
  bidOf,
  contractor,
  judge,
  moveTender,
  openBids,
  opened,
  pass,
  publishedTender,
  versionOf,
} from './support/tenders.ts';

const sql = connect();

/** Figures and words that stand nowhere but in the sealed bid. */
const RATE = '48151.6234';
const WORDS = 'Quorum of the seventh weaver';
const MARKS = ['48151.6', '48151.00', WORDS];

const PEOPLE = [
  ...['je', 'ae', 'me', 'eo', 'coord', 'acct', 'admin', 'auditor', 'cbo'].map((who) => person(who)),
  ...[1, 2, 3].map((n) => person(`contractor${n}`)),
  'admin.od@demo.digit.example',
  'viewer.od@demo.digit.example',
  'anon',
  'service_role',
];

/** Who would profit most from a look: the bidder's rivals, the officers, who looks after the system. */
const CURIOUS = [
  ...['ae', 'me', 'eo', 'coord', 'admin', 'auditor', 'contractor1', 'contractor2'].map((who) =>
    person(who),
  ),
  'service_role',
];

async function sealedTender(scope: Scope) {
  const tender = await publishedTender(scope);
  const receipt = await bid(scope, tender, 1, [RATE, RATE], {
    answers: tender.criteria.map((id) => ({ criterion_id: id, text: WORDS })),
    total: '48151.00',
  });
  await scope.as(null);
  // Deferred rows of the audit log are written now, so that they are looked through as well.
  await scope.sql`set constraints all immediate`;
  return { tender, receipt };
}

/** What of the marks stands in the answer of a query; a query that is refused answers nothing. */
async function leaks(scope: Scope, query: string): Promise<string[]> {
  let text = '';
  try {
    await scope.sql.savepoint(async (q) => {
      const rows = await q.unsafe(query);
      text = JSON.stringify(rows);
      // What a function wrote is undone: the next asks the same state.
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo))
      text = error instanceof Error ? JSON.stringify(error) + error.message : '';
  }
  return MARKS.filter((mark) => text.includes(mark));
}
class Undo extends Error {}

describe('a sealed bid', () => {
  it(
    'is found by nobody in any table or view of any schema',
    () =>
      story(sql, async (scope) => {
        await sealedTender(scope);
        const tables =
          await scope.sql`select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in ('public', 'private', 'realtime', 'storage', 'auth', 'supabase_migrations') order by 1, 2`;
        expect(tables.length).toBeGreaterThan(60);
        const found: string[] = [];
        for (const who of [...PEOPLE, null]) {
          await scope.as(who);
          for (const { schema, name } of tables) {
            const hits = await leaks(
              scope,
              `select to_jsonb(x)::text from ${schema as string}."${name as string}" x where to_jsonb(x)::text ~ '${MARKS.join('|').replaceAll('.', '[.]')}'`,
            );
            if (hits.length > 0)
              found.push(`${who ?? 'owner'}: ${schema as string}.${name as string}`);
          }
        }
        // Not even by the owner of the tables: what is stored is ciphertext.
        expect(found).toEqual([]);
      }),
    120_000,
  );

  it(
    'is told by no function, whoever asks, be it about the tender, the paper, the search or the log',
    () =>
      story(sql, async (scope) => {
        const { tender, receipt } = await sealedTender(scope);
        const organisation = await contractor(scope, 1);
        const id = `'${tender.id}'`;
        const calls = [
          `public.get_tender('${JATNI}', ${id})`,
          `public.get_comparative_statement('${JATNI}', ${id})`,
          `public.bidder_tenders('${JATNI}', '${organisation}')`,
          `public.bidder_tender('${JATNI}', ${id}, '${organisation}')`,
          `public.bidder_letters('${JATNI}', '${organisation}')`,
          `public.get_paper_brief('${JATNI}', 'tender', ${id})`,
          `public.available_actions('${JATNI}', 'tender', ${id})`,
          `public.search_everything('${JATNI}', '48151')`,
          `public.search_everything('${JATNI}', 'Quorum weaver')`,
          `public.search_inbox('${JATNI}')`,
          `public.my_notifications()`,
          `public.open_bids('${JATNI}', ${id})`,
          `public.judge_bid('${JATNI}', '${receipt.bid_id}', true, null)`,
          `public.negotiate_bid('${JATNI}', '${receipt.bid_id}', 5, 'x')`,
          `public.claim_outbox_messages()`,
          `private.unsealed('${JATNI}', ${id}, '${receipt.bid_id}', 'FINANCIAL')`,
          `private.tender_content('${JATNI}', ${id})`,
          `private.open_prices((select t from public.tenders t where t.id = ${id}))`,
        ];
        const found: string[] = [];
        for (const who of [...PEOPLE, null]) {
          await scope.as(who);
          for (const call of calls)
            if ((await leaks(scope, `select to_jsonb(x)::text from ${call} x`)).length > 0)
              found.push(`${who ?? 'owner'}: ${call}`);
        }
        expect(found).toEqual([]);
      }),
    120_000,
  );

  it(
    'is told by no other function of the API either, with any of its ids in any argument',
    () =>
      story(sql, async (scope) => {
        const { tender, receipt } = await sealedTender(scope);
        const organisation = await contractor(scope, 1);
        await scope.as(null);
        const functions = await scope.sql<{ name: string; args: string[]; types: string[] }[]>`
          select p.proname as name, coalesce(p.proargnames[1:p.pronargs], '{}') as args, array(
              select format_type(t, null) from unnest(p.proargtypes) with ordinality x (t, n) order by n) as types
          from pg_proc p
          where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype
            and exists (
              select from unnest(array['anon', 'authenticated', 'service_role']) r where has_function_privilege(r, p.oid, 'execute'))
          order by p.proname`;
        expect(functions.length).toBeGreaterThan(100);
        /** What a curious person would write for an argument, by its name and type. */
        const guess = (name: string, type: string, id: string) => {
          if (type.endsWith('[]')) return `'{}'::${type}`;
          switch (type) {
            case 'uuid':
              return name === 'p_organisation_id' ? `'${organisation}'` : `'${id}'`;
            case 'jsonb':
              return `jsonb_build_object('tender_id', '${tender.id}', 'bid_id', '${id}', 'id', '${id}', 'text', '48151', 'tenant_id', '${JATNI}')`;
            case 'boolean':
              return 'true';
            case 'text':
              if (name === 'p_tenant_id') return `'${JATNI}'`;
              return /type|kind/.test(name) ? `'tender'` : `'48151'`;
            default:
              return /^(smallint|integer|bigint|numeric)$/.test(type) ? '50' : `null::${type}`;
          }
        };
        const calls = functions.flatMap(({ name, args, types }) =>
          [...new Set([tender.id, receipt.bid_id])].map(
            (id) =>
              `select to_jsonb(x)::text from public."${name}"(${types.map((type, at) => guess(args[at] ?? '', type, id)).join(', ')}) x`,
          ),
        );
        const found: string[] = [];
        for (const who of CURIOUS) {
          await scope.as(who);
          for (const call of new Set(calls))
            // The questions name no whole figure: an answer that repeats its question tells nothing.
            if ((await leaks(scope, call)).length > 0) found.push(`${who}: ${call}`);
        }
        expect(found).toEqual([]);
      }),
    120_000,
  );

  it('travels by no publication, and lies in no file', () =>
    story(sql, async (scope) => {
      await sealedTender(scope);
      const published = await scope.sql`
        select p.tablename as name from pg_publication_tables p
        where p.tablename in ('bids', 'bid_lines', 'sealed_bids', 'tender_keys', 'tender_securities')`;
      expect(published).toEqual([]);
      expect(await scope.sql`select p.pubname from pg_publication p where p.puballtables`).toEqual(
        [],
      );
      const sent = await scope.sql`select to_jsonb(m)::text as message from realtime.messages m`;
      expect(
        sent.filter(({ message }) => MARKS.some((mark) => (message as string).includes(mark))),
      ).toEqual([]);
      const [files] =
        await scope.sql`select count(*)::int as n from storage.objects o where o.name ilike '%bid%'`;
      expect(files).toEqual({ n: 0 });
    }));

  it('lies in tables that no role of the API may touch, read by one function that asks for time and officers', async () => {
    const grants = await sql`select c.relname, r.rolname from pg_class c cross join pg_roles r
      where c.oid in ('private.sealed_bids'::regclass, 'private.tender_keys'::regclass) and r.rolname in ('anon', 'authenticated', 'service_role', 'authenticator')
        and has_table_privilege(r.oid, c.oid, 'select, insert, update, delete, truncate')`;
    expect(grants).toEqual([]);
    const readers =
      await sql`select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('public', 'private') and p.prosrc ~ '(sealed_bids|tender_keys|unsealed)' order by 1`;
    expect(readers.map(({ name }) => name as string)).toEqual([
      'make_tender_keys',
      'open_prices',
      'open_technical',
      'seal_bid',
      // Asks make_tender_keys for the keys, at the publication.
      'tender_after',
      'unsealed',
      'withdraw_bid',
    ]);
    const callable =
      await sql`select p.oid::regprocedure::text as name, r.rolname from pg_proc p cross join pg_roles r
      where p.proname in ('make_tender_keys', 'open_prices', 'open_technical', 'seal_bid', 'unsealed') and r.rolname in ('anon', 'authenticated', 'service_role')
        and has_function_privilege(r.oid, p.oid, 'execute')`;
    expect(callable).toEqual([]);
  });

  it('of whatever length gives contents of one length, and a hash that no guess of amounts finds', () =>
    story(sql, async (scope) => {
      const tender = await publishedTender(scope);
      const first = await bid(scope, tender, 1, ['1', '1']);
      const second = await bid(scope, tender, 2, ['9999999999.9999', '8888888888.8888'], {
        answers: tender.criteria.map((id) => ({ criterion_id: id, text: WORDS.repeat(20) })),
      });
      const third = await bid(scope, tender, 3, ['1', '1']);
      await scope.as(null);
      const lengths =
        await scope.sql`select distinct octet_length(s.content) as n from private.sealed_bids s join public.bids b on b.id = s.bid_id where b.tender_id = ${tender.id}`;
      expect(lengths).toHaveLength(1);
      expect(new Set([first.hash, second.hash, third.hash]).size).toBe(3);
    }));

  it('is not even known to exist by the agency, and who reads the audit log finds the fact and the hash', () =>
    story(sql, async (scope) => {
      const { tender, receipt } = await sealedTender(scope);
      for (const who of ['coord', 'me', 'eo', 'auditor']) {
        await scope.as(person(who));
        expect(
          await scope.sql`select id from public.bids where tender_id = ${tender.id}`,
        ).toHaveLength(0);
      }
      await scope.as(person('auditor'));
      const rows =
        await scope.sql`select changes from public.audit_log where table_name = 'bids' and row_key ->> 'id' = ${receipt.bid_id}`;
      expect(rows).toHaveLength(1);
      expect(rows[0]?.['changes']).toMatchObject({ receipt_hash: { to: receipt.hash } });
      expect(Object.keys(rows[0]?.['changes'] as object)).not.toContain('amount');
    }));

  it('is replaced and withdrawn by its bidder alone, and only before the closing', () =>
    story(sql, async (scope) => {
      const { tender, receipt } = await sealedTender(scope);
      const own = await contractor(scope, 1);
      const submit = (q: Scope['sql'], organisation: string) =>
        q`select public.submit_bid(${JATNI}, ${tender.id}, ${organisation}, ${q.json(bidOf(tender, ['5', '6']))}) as receipt`;
      await scope.as(person('contractor2'));
      expect(await scope.refused((q) => submit(q, own))).toMatchObject({ code: 'NOT_PERMITTED' });
      expect(
        await scope.refused((q) => q`select public.withdraw_bid(${JATNI}, ${tender.id}, ${own})`),
      ).toMatchObject({ code: 'NOT_PERMITTED' });
      await scope.as(person('contractor1'));
      const [row] = await submit(scope.sql, own);
      expect(row?.['receipt']).toMatchObject({ bid_id: receipt.bid_id, submission_count: 2 });
      await scope.sql`select public.withdraw_bid(${JATNI}, ${tender.id}, ${own})`;
      await scope.as(null);
      expect(
        await scope.sql`select from private.sealed_bids where bid_id = ${receipt.bid_id}`,
      ).toHaveLength(0);
      await scope.as(person('contractor1'));
      await submit(scope.sql, own);
      await pass(scope, tender);
      await scope.as(person('contractor1'));
      expect(await scope.refused((q) => submit(q, own))).toMatchObject({
        state: 'PT409',
        code: 'TENDER_CLOSED',
      });
      expect(
        await scope.refused((q) => q`select public.withdraw_bid(${JATNI}, ${tender.id}, ${own})`),
      ).toMatchObject({ code: 'TENDER_CLOSED' });
    }));

  it('names faults by their place, without the figure', () =>
    story(sql, async (scope) => {
      const tender = await publishedTender(scope);
      const refusal = await scope.refused(async () => {
        await bid(scope, tender, 1, ['-48151.6234', '48151.62345'], {
          emd: {
            instrument: 'BANK_GUARANTEE',
            number: '1',
            bank: 'SBI',
            valid_until: '2026-01-01',
          },
        });
      });
      expect(refusal.fields.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
        '/lines/0/rate OUT_OF_RANGE',
        '/lines/1/rate TOO_MANY_DECIMALS',
        '/emd/valid_until SECURITY_TOO_SHORT',
      ]);
      expect(JSON.stringify(refusal)).not.toContain('48151');
    }));
});

describe('the opening', () => {
  it('needs the time, two different officers with the right, and none who drew up the tender', () =>
    story(sql, async (scope) => {
      const { tender, receipt } = await sealedTender(scope);
      await scope.as(person('me'));
      expect(await scope.refused((q) => openBids(q, tender))).toMatchObject({
        state: 'PT409',
        code: 'TENDER_NOT_DUE',
      });
      await pass(scope, tender);
      for (const who of ['je', 'eo', 'auditor', 'coord', 'contractor1']) {
        await scope.as(person(who));
        expect(await scope.refused((q) => openBids(q, tender))).toMatchObject({
          code: 'NOT_PERMITTED',
        });
      }
      await scope.as(null);
      await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
        select tenant_id, id, 'od', 'TENDER_OPENER' from public.memberships where invited_email = ${person('coord')}`;
      await scope.as(person('coord'));
      expect(await scope.refused((q) => openBids(q, tender))).toMatchObject({
        code: 'MAKER_CHECKER',
      });
      await scope.as(person('me'));
      const [first] = await openBids(scope.sql, tender);
      expect(first?.['opened']).toEqual({
        envelope: 'TECHNICAL',
        count: 1,
        needed: 2,
        is_open: false,
      });
      expect(await scope.refused((q) => openBids(q, tender))).toMatchObject({
        code: 'OPENER_TWICE',
      });
      expect(
        await scope.sql`select id from public.bids where tender_id = ${tender.id}`,
      ).toHaveLength(0);
      await scope.as(person('acct'));
      const [second] = await openBids(scope.sql, tender);
      expect(second?.['opened']).toMatchObject({ count: 2, is_open: true });
      const [row] =
        await scope.sql`select status, answers, amount, quoted_amount from public.bids where id = ${receipt.bid_id}`;
      expect(row).toMatchObject({ status: 'OPENED', amount: null, quoted_amount: null });
      expect(JSON.stringify(row?.['answers'])).toContain(WORDS);
      expect(
        await scope.sql`select from public.bid_lines where bid_id = ${receipt.bid_id}`,
      ).toHaveLength(0);
    }));

  it('leaves prices sealed until the technical evaluation is complete, and those of rejected bids for ever', () =>
    story(sql, async (scope) => {
      const tender = await publishedTender(scope);
      const good = await bid(scope, tender, 1, ['400', '1500']);
      const bad = await bid(scope, tender, 2, [RATE, RATE]);
      await pass(scope, tender);
      await opened(scope, tender);
      await scope.as(null);
      expect(
        await scope.refused(
          (q) => q`select private.unsealed(${JATNI}, ${tender.id}, ${good.bid_id}, 'FINANCIAL')`,
        ),
      ).toMatchObject({ code: 'BIDS_SEALED' });
      await scope.as(person('ae'));
      await judge(scope.sql, tender, good.bid_id, true);
      const step = { id: tender.id, version: await versionOf(scope, tender.id) };
      expect(
        await scope.refused(() => moveTender(scope, step, ['ae', 'COMPLETE_TECHNICAL_EVALUATION'])),
      ).toMatchObject({ code: 'BIDS_NOT_EVALUATED' });
      await scope.as(person('ae'));
      await judge(scope.sql, tender, bad.bid_id, false, 'No similar works');
      await moveTender(scope, step, ['ae', 'COMPLETE_TECHNICAL_EVALUATION']);
      await opened(scope, tender);
      const rows =
        await scope.sql`select id, status, amount, is_intact from public.bids where tender_id = ${tender.id} order by amount nulls last`;
      expect(rows).toEqual([
        { id: good.bid_id, status: 'OPENED', amount: '9000.00', is_intact: true },
        { id: bad.bid_id, status: 'RETURNED', amount: null, is_intact: null },
      ]);
      await scope.as(null);
      await scope.sql`set constraints all immediate`;
      expect(await leaks(scope, `select to_jsonb(a)::text from public.audit_log a`)).toEqual([]);
      expect(await leaks(scope, `select to_jsonb(a)::text from public.bid_lines a`)).toEqual([]);
    }));

  it('of a single envelope shows prices with the rest, and the receipt proves them', () =>
    story(sql, async (scope) => {
      const tender = await publishedTender(scope, { envelopes: 'SINGLE' });
      const receipt = await bid(scope, tender, 1, ['400', '1500']);
      await pass(scope, tender);
      await opened(scope, tender);
      const [row] =
        await scope.sql`select amount, is_intact, receipt_hash from public.bids where id = ${receipt.bid_id}`;
      expect(row).toEqual({ amount: '9000.00', is_intact: true, receipt_hash: receipt.hash });
    }));
});
