import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { bookDraft, orderOver, saveBook } from './support/measuring.ts';
import { approvedEstimate, orderDraft, saveOrder } from './support/orders.ts';
import {
  draftedEstimate,
  estimateDraft,
  forward,
  JATNI,
  person,
  projectDraft,
  saveEstimate,
  saveProject,
} from './support/papers.ts';
import { connect, story } from './support/scope.ts';
import { saveTender, tenderDraft } from './support/tenders.ts';

const sql = connect();

describe('a closed work', () => {
  it('PROJECT_CLOSED: a closed work takes no project change, estimate, revision, tender, order, book, budget head or overrun', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 4);
      const order = await orderOver(scope, estimate, project);
      const draft = await orderDraft(scope, estimate.id);
      const book = await bookDraft(scope.sql, order);
      await scope.as(null);
      await scope.sql`update public.workflow_instances set is_terminal = true where document_type = 'project' and document_id = ${project.id}`;
      await scope.as(person('je'));
      const code = async (raise: () => Promise<unknown>) => (await scope.refused(raise)).code;
      expect(
        await code(
          () => scope.sql`select public.revise_estimate(${JATNI}, ${estimate.id}, 'More of it')`,
        ),
      ).toBe('PROJECT_CLOSED');
      expect(await code(() => saveBook(scope.sql, book))).toBe('PROJECT_CLOSED');
      expect(await code(() => saveEstimate(scope.sql, estimateDraft(project.id)))).toBe(
        'PROJECT_CLOSED',
      );
      expect(['PROJECT_CLOSED', 'PROJECT_LOCKED']).toContain(
        await code(() => saveProject(scope.sql, projectDraft({ id: project.id }), 3)),
      );
      await scope.as(person('coord'));
      expect(await code(() => saveOrder(scope.sql, draft))).toBe('PROJECT_CLOSED');
      await scope.as(person('acct'));
      const head = randomUUID();
      expect(
        await code(
          () => scope.sql`select public.choose_budget_head(${JATNI}, ${project.id}, ${head})`,
        ),
      ).toBe('PROJECT_CLOSED');
      await scope.as(person('eo'));
      expect(
        await code(
          () => scope.sql`select public.allow_budget_overrun(${JATNI}, ${project.id}, 1, 'Storm')`,
        ),
      ).toBe('PROJECT_CLOSED');
    }));

  it('PROJECT_CLOSED: a sanctioned work that came to its end without an order is not tendered', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await approvedEstimate(scope);
      await scope.as(null);
      await scope.sql`update public.workflow_instances set is_terminal = true where document_type = 'project' and document_id = ${project.id}`;
      await scope.as(person('coord'));
      const draft = tenderDraft([estimate.id]);
      expect((await scope.refused(() => saveTender(scope.sql, draft))).code).toBe('PROJECT_CLOSED');
    }));
});
