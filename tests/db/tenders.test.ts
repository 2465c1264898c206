import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import comparison from '../fixtures/calc/comparison.json';
import { draftedEstimate, forward, JATNI, move, person, type Saved } from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';
import {
  bid,
  contractor,
  draftedTender,
  judge,
  moveTender,
  opened,
  pass,
  publishedTender,
  recommendedTender,
  saveTender,
  tenderDraft,
  versionOf,
} from './support/tenders.ts';

const sql = connect();

describe('the comparative statement, computed by the database', () => {
  it.each(comparison.cases)('$name', async ({ lines, bids, estimate, result }) => {
    const [row] =
      await sql`select private.comparative_statement(${sql.json({ lines, bids })}) as statement`;
    const { statement } = row as {
      statement: { estimate: number; bids: Record<string, unknown>[] };
    };
    expect(statement.estimate).toBe(Number(estimate));
    const numbers = result.map((each) => ({
      ...each,
      quoted: each.quoted === null ? null : Number(each.quoted),
      amount: Number(each.amount),
      difference: each.difference === null ? null : Number(each.difference),
      percentage: each.percentage === null ? null : Number(each.percentage),
    }));
    expect(statement.bids).toEqual(numbers);
  });
});

describe('the tender paper', () => {
  it('freezes the lines of approved estimates, without overheads, and computes cost and earnest money', () =>
    story(sql, async (scope) => {
      const tender = await draftedTender(scope);
      await scope.as(person('coord'));
      const [row] =
        await scope.sql`select estimated_cost, emd_amount, number, stage from public.tenders where id = ${tender.id}`;
      // 4,640.63 + 4,501.50; two percent of it to the rupee.
      expect(row).toEqual({
        estimated_cost: '9142.13',
        emd_amount: '183.00',
        number: null,
        stage: 'DRAFT',
      });
      expect(tender.lines).toHaveLength(2);
    }));

  it('takes no estimate that is not sanctioned, nor one that is in another tender', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await scope.as(person('coord'));
      const early = await scope.refused((q) => saveTender(q, tenderDraft([estimate.id])));
      expect(early.fields).toMatchObject([
        { pointer: '/estimate_ids/0', code: 'ESTIMATE_NOT_ACTIVE' },
      ]);
      await forward(scope, estimate, 4);
      await scope.as(person('coord'));
      const isOffered = async (tender: string) =>
        (
          await scope.sql`select id from public.tenderable_estimates(${JATNI}, ${tender}) where id = ${estimate.id}`
        ).length === 1;
      expect(await isOffered(randomUUID())).toBe(true);
      const tender = await saveTender(scope.sql, tenderDraft([estimate.id]));
      expect([await isOffered(tender.id), await isOffered(randomUUID())]).toEqual([true, false]);
      const twice = await scope.refused((q) => saveTender(q, tenderDraft([estimate.id])));
      expect(twice.fields).toMatchObject([{ code: 'ESTIMATE_IN_TENDER' }]);
    }));

  it('needs its dates to be submitted, and leaves bidders time', () =>
    story(sql, async (scope) => {
      const tender = await draftedTender(scope, {
        bids_close_at: new Date(Date.now() + 86_400_000).toISOString(),
        opens_at: null,
        validity_days: null,
      });
      const refusal = await scope.refused(() => moveTender(scope, tender, ['coord', 'SUBMIT']));
      expect(refusal.fields.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
        '/validity_days REQUIRED',
        '/opens_at REQUIRED',
        '/bids_close_at TENDER_TIME_TOO_SHORT',
      ]);
    }));

  it('goes its steps, each by its own role', () =>
    story(sql, async (scope) => {
      const tender = await draftedTender(scope);
      expect(await scope.refused(() => moveTender(scope, tender, ['eo', 'SUBMIT']))).toMatchObject({
        code: 'NOT_PERMITTED',
      });
      const submitted = await moveTender(scope, tender, ['coord', 'SUBMIT']);
      expect(submitted.number).toMatch(/^TN\/\d{4}-\d{2}\/\d{6}$/);
      const at = { id: tender.id, version: submitted.version };
      expect(await scope.refused(() => moveTender(scope, at, ['coord', 'APPROVE']))).toMatchObject({
        code: 'NOT_PERMITTED',
      });
      const approved = await moveTender(scope, at, ['eo', 'APPROVE']);
      const next = { id: tender.id, version: approved.version };
      expect(await scope.refused(() => moveTender(scope, next, ['eo', 'PUBLISH']))).toMatchObject({
        code: 'NOT_PERMITTED',
      });
      await moveTender(scope, next, ['coord', 'PUBLISH']);
      await scope.as(person('coord'));
      const refusal = await scope.refused((q) =>
        saveTender(q, tenderDraft([tender.estimate.id], { id: tender.id }), approved.version + 1),
      );
      expect(refusal).toMatchObject({ code: 'NOT_EDITABLE' });
    }));

  it('is drawn up by no engineer, no accountant, no contractor', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 4);
      for (const who of ['je', 'acct', 'me', 'contractor1']) {
        await scope.as(person(who));
        expect(await scope.refused((q) => saveTender(q, tenderDraft([estimate.id])))).toMatchObject(
          { code: 'NOT_PERMITTED' },
        );
      }
    }));

  it('when cancelled frees its estimates', () =>
    story(sql, async (scope) => {
      const tender = await publishedTender(scope);
      await scope.as(person('eo'));
      await move(scope.sql, tender.id, {
        type: 'tender',
        action: 'CANCEL',
        version: tender.version,
        comment: 'Design changed',
      });
      await scope.as(person('coord'));
      await saveTender(scope.sql, tenderDraft([tender.estimate.id]));
    }));
});

describe('a contractor', () => {
  it('sees published tenders without the rates of the estimate, and no draft', () =>
    story(sql, async (scope) => {
      const tender = await publishedTender(scope);
      const own = await contractor(scope, 1);
      await scope.as(person('contractor1'));
      const [list] = await scope.sql`select public.bidder_tenders(${JATNI}, ${own}) as rows`;
      expect((list?.['rows'] as { id: string }[]).map(({ id }) => id)).toContain(tender.id);
      const [one] =
        await scope.sql`select public.bidder_tender(${JATNI}, ${tender.id}, ${own}) as tender`;
      expect(one?.['tender']).toMatchObject({
        is_open: true,
        is_eligible: true,
        is_interested: false,
        bid: null,
      });
      expect(Object.keys((one?.['tender'] as { lines: object[] }).lines[0] ?? {})).not.toContain(
        'rate',
      );
      expect(await scope.sql`select id from public.tenders`).toHaveLength(0);
      expect(await scope.sql`select id from public.tender_lines`).toHaveLength(0);
    }));

  it('registers only where its class admits it, and bids only after that', () =>
    story(sql, async (scope) => {
      const tender = await publishedTender(scope, { contractor_class_code: 'GRADE-1' });
      const own = await contractor(scope, 3);
      await scope.as(person('contractor3'));
      expect(
        await scope.refused(
          (q) => q`select public.register_interest(${JATNI}, ${tender.id}, ${own})`,
        ),
      ).toMatchObject({ code: 'BIDDER_NOT_ELIGIBLE' });
      expect(
        await scope.refused(
          (q) => q`select public.submit_bid(${JATNI}, ${tender.id}, ${own}, '{}')`,
        ),
      ).toMatchObject({ code: 'INTEREST_NOT_REGISTERED' });
      await scope.as(person('cbo'));
      expect(
        await scope.refused(
          (q) => q`select public.register_interest(${JATNI}, ${tender.id}, ${own})`,
        ),
      ).toMatchObject({ code: 'NOT_PERMITTED' });
    }));
});

describe('the evaluation', () => {
  it('gives reasons for what is not responsive, and waves nothing through', () =>
    story(sql, async (scope) => {
      const tender = await publishedTender(scope);
      const receipt = await bid(scope, tender, 1, ['400', '1500']);
      await pass(scope, tender);
      await opened(scope, tender);
      await scope.as(person('coord'));
      expect(await scope.refused((q) => judge(q, tender, receipt.bid_id, true))).toMatchObject({
        code: 'NOT_PERMITTED',
      });
      await scope.as(person('ae'));
      const silent = await scope.refused((q) => judge(q, tender, receipt.bid_id, false));
      expect(silent.fields).toMatchObject([{ pointer: '/judgement', code: 'REQUIRED' }]);
      const criteria = tender.criteria.map((id, index) => ({
        criterion_id: id,
        is_met: index === 0,
      }));
      const lenient = await scope.refused(
        (q) =>
          q`select public.judge_bid(${JATNI}, ${receipt.bid_id}, true, null, ${q.json(criteria)})`,
      );
      expect(lenient.fields).toMatchObject([
        { pointer: '/is_responsive', code: 'CRITERION_NOT_MET' },
      ]);
      await judge(scope.sql, tender, receipt.bid_id, true);
    }));

  it('ranks, and negotiates with the lowest bidder alone', () =>
    story(sql, async (scope) => {
      const { tender, receipts } = await recommendedTender(scope, [
        ['400', '1500'],
        ['395', '1500'],
        ['420', '1525'],
      ]);
      const [row] =
        await scope.sql`select public.get_comparative_statement(${JATNI}, ${tender.id}) as s`;
      const { bids } = row?.['s'] as { bids: { id: string; rank: number; percentage: number }[] };
      expect(bids.map(({ id, percentage }) => [id, percentage])).toEqual([
        [receipts[1]?.bid_id, -2.17],
        [receipts[0]?.bid_id, -1.55],
        [receipts[2]?.bid_id, 1.73],
      ]);
      const negotiate = (q: Scope['sql'], index: number, rebate: number, note = 'Meeting') =>
        q`select public.negotiate_bid(${JATNI}, ${receipts[index]?.bid_id ?? ''}, ${rebate}, ${note}) as total`;
      await scope.as(person('ae'));
      expect(await scope.refused((q) => negotiate(q, 0, 2))).toMatchObject({
        code: 'NOT_LOWEST_BID',
      });
      expect((await scope.refused((q) => negotiate(q, 1, 100, ' '))).fields).toHaveLength(2);
      const [total] = await negotiate(scope.sql, 1, 2.5);
      // 395 × 0.975 = 385.125 × 11.25 = 4332.66; 1500 × 0.975 = 1462.5 × 3 = 4387.50.
      expect(total?.['total']).toBe('8720.16');
      await scope.as(person('acct'));
      expect(await scope.refused((q) => negotiate(q, 1, 2))).toMatchObject({
        code: 'NOT_PERMITTED',
      });
    }));
});

async function letter(
  scope: Scope,
  bidId: string,
  changes: Record<string, string> = {},
): Promise<Saved> {
  await scope.as(null);
  const [officer] =
    await scope.sql`select id from public.employees where tenant_id = ${JATNI} and email = ${person('je')}`;
  const [today] = await scope.sql`select private.local_date(${JATNI})::text as day`;
  await scope.as(person('coord'));
  const input = {
    bid_id: bidId,
    file_number: 'F-12',
    file_date: today?.['day'] as string,
    agreement_date: today?.['day'] as string,
    security_deposit: '500',
    officer_id: officer?.['id'] as string,
    ...changes,
  };
  const [row] =
    await scope.sql`select public.save_letter_of_intent(${JATNI}, ${scope.sql.json(input)}) as saved`;
  return (row as { saved: Saved }).saved;
}
const moveLetter = async (
  scope: Scope,
  paper: { id: string; version: number },
  ...steps: [who: string, action: string, comment?: string][]
) => {
  let { version } = paper;
  for (const [who, action, comment] of steps) {
    await scope.as(person(who));
    ({ version } = await move(scope.sql, paper.id, {
      type: 'letter_of_intent',
      action,
      version,
      ...(comment !== undefined && { comment }),
    }));
  }
  return { id: paper.id, version };
};
const recommend = async (scope: Scope, id: string) =>
  moveTender(scope, { id, version: await versionOf(scope, id) }, ['ae', 'RECOMMEND']);

describe('the letter of intent', () => {
  it('goes to the lowest bidder at the negotiated rates, and its acceptance awards the tender', () =>
    story(sql, async (scope) => {
      const { tender, receipts } = await recommendedTender(scope, [
        ['400', '1500'],
        ['395', '1500'],
        ['420', '1525'],
      ]);
      await scope.as(person('ae'));
      await scope.sql`select public.negotiate_bid(${JATNI}, ${receipts[1]?.bid_id ?? ''}, 2.5, 'Meeting')`;
      expect(await scope.refused(() => letter(scope, receipts[1]?.bid_id ?? ''))).toMatchObject({
        code: 'ACTION_NOT_OFFERED',
      });
      await recommend(scope, tender.id);
      const other = await scope.refused(() => letter(scope, receipts[0]?.bid_id ?? ''));
      expect(other.fields).toMatchObject([{ pointer: '/bid_id', code: 'NOT_LOWEST_BID' }]);
      const early = await scope.refused(() =>
        letter(scope, receipts[1]?.bid_id ?? '', { agreement_date: '2026-01-01' }),
      );
      expect(early.fields).toMatchObject([{ pointer: '/agreement_date', code: 'BEFORE_SANCTION' }]);
      const saved = await letter(scope, receipts[1]?.bid_id ?? '');
      expect(saved.number).toMatch(/^LI\/\d{4}-\d{2}\/\d{2}\/\d{6}$/);
      expect(saved).toMatchObject({
        amount: 8720.16,
        negotiated_percentage: -4.6157,
        state: 'CREATED',
      });
      expect(await scope.refused(() => moveLetter(scope, saved, ['coord', 'CHECK']))).toMatchObject(
        { code: 'NOT_PERMITTED' },
      );
      await scope.as(person('contractor2'));
      expect(
        await scope.sql`select id from public.letters_of_intent where id = ${saved.id}`,
      ).toHaveLength(0);
      const issued = await moveLetter(scope, saved, ['me', 'CHECK'], ['eo', 'APPROVE']);
      expect(
        await scope.refused(() => moveLetter(scope, issued, ['eo', 'LAPSE', 'Late'])),
      ).toMatchObject({ code: 'LETTER_NOT_DUE' });
      // Another contractor cannot answer it: for them there is no such paper.
      expect(
        await scope.refused(() => moveLetter(scope, issued, ['contractor1', 'ACCEPT'])),
      ).toMatchObject({ code: 'PAPER_NOT_FOUND' });
      expect(await scope.refused(() => moveLetter(scope, issued, ['eo', 'ACCEPT']))).toMatchObject({
        code: 'NOT_PERMITTED',
      });
      await moveLetter(scope, issued, ['contractor2', 'ACCEPT']);
      await scope.as(null);
      const [row] =
        await scope.sql`select stage, state from public.tenders where id = ${tender.id}`;
      expect(row).toEqual({ stage: 'AWARDED', state: 'AWARDED' });
      const lines =
        await scope.sql`select rate, amount from private.awarded_lines(${JATNI}, ${saved.id})`;
      expect(lines).toEqual([
        { rate: '385.1250', amount: '4332.66' },
        { rate: '1462.5000', amount: '4387.50' },
      ]);
      const [drafted] =
        await scope.sql`select state, agency_role_code, value_rule, completion_days, security_deposit, organisation_id
        from public.work_orders where letter_of_intent_id = ${saved.id}`;
      expect(drafted).toMatchObject({
        agency_role_code: 'CONTRACTOR',
        value_rule: 'AWARD',
        completion_days: 120,
        security_deposit: '500.00',
        organisation_id: await contractor(scope, 2),
      });
      expect(
        await scope.sql`select l.rate from public.work_order_lines l join public.work_orders w on w.id = l.work_order_id
          where w.letter_of_intent_id = ${saved.id} and l.category <> 'OVERHEAD' order by l.ordinal`,
      ).toEqual([{ rate: '385.1250' }, { rate: '1462.5000' }]);
    }));

  it('asks for a reason when bids tie, and after a refusal goes to the next', () =>
    story(sql, async (scope) => {
      const { tender, receipts } = await recommendedTender(scope, [
        ['400', '1500'],
        ['400', '1500'],
        ['420', '1525'],
      ]);
      await recommend(scope, tender.id);
      const tied = await scope.refused(() => letter(scope, receipts[0]?.bid_id ?? ''));
      expect(tied.fields).toMatchObject([
        { pointer: '/award_reason', code: 'TIE_NEEDS_REASON', params: { count: 2 } },
      ]);
      const first = await letter(scope, receipts[0]?.bid_id ?? '', {
        award_reason: 'Drawn by lot in the presence of both',
      });
      expect(await scope.refused(() => letter(scope, receipts[1]?.bid_id ?? ''))).toMatchObject({
        code: 'LETTER_EXISTS',
      });
      await moveLetter(
        scope,
        first,
        ['me', 'CHECK'],
        ['eo', 'APPROVE'],
        ['contractor1', 'DECLINE', 'No capacity'],
      );
      const second = await letter(scope, receipts[1]?.bid_id ?? '');
      expect(second.state).toBe('CREATED');
    }));
});

describe('securities', () => {
  it('come with the bids, are released or forfeited with a reason, once, and are reported before they end', () =>
    story(sql, async (scope) => {
      const tender = await publishedTender(scope);
      await bid(scope, tender, 1, ['400', '1500'], {
        emd: {
          instrument: 'BANK_GUARANTEE',
          number: 'BG-1',
          bank: 'SBI',
          valid_until: new Date(Date.now() + 150 * 86_400_000).toISOString().slice(0, 10),
        },
      });
      await pass(scope, tender);
      await opened(scope, tender);
      const [row] =
        await scope.sql`select id, kind, amount, status from public.tender_securities where tender_id = ${tender.id}`;
      expect(row).toMatchObject({ kind: 'EMD', amount: '183.00', status: 'HELD' });
      const decide = (q: Scope['sql'], status: string, reason: string) =>
        q`select public.decide_security(${JATNI}, ${row?.['id'] as string}, ${status}, ${reason})`;
      await scope.as(null);
      const remind = async () =>
        (await scope.sql`select public.remind_expiring_securities() as n`)[0]?.['n'] as
          number | undefined;
      expect(await remind()).toBe(0);
      await scope.sql`update public.tender_securities set valid_until = current_date + 20 where id = ${row?.['id'] as string}`;
      expect(await remind()).toBe(1);
      expect(await remind()).toBe(0);
      await scope.as(person('ae'));
      const [notice] =
        await scope.sql`select kind, number from public.notifications where kind = 'SECURITY_EXPIRES' limit 1`;
      expect(notice).toMatchObject({ kind: 'SECURITY_EXPIRES', number: tender.number });
      expect((await scope.refused((q) => decide(q, 'FORFEITED', ' '))).fields).toMatchObject([
        { code: 'COMMENT_REQUIRED' },
      ]);
      await scope.as(person('coord'));
      expect(await scope.refused((q) => decide(q, 'RELEASED', 'Not lowest'))).toMatchObject({
        code: 'NOT_PERMITTED',
      });
      await scope.as(person('ae'));
      await decide(scope.sql, 'RELEASED', 'Not lowest');
      expect(await scope.refused((q) => decide(q, 'FORFEITED', 'Twice'))).toMatchObject({
        code: 'CONFLICT',
      });
    }));
});
