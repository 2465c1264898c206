import { describe, expect, it } from 'vitest';

import { OTHER, OWN, orderAt, step } from './support/orders.ts';
import { JATNI, person } from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();

/** A photograph that the engineer added to the site of an order, checked and stored. */
async function photograph(scope: Scope, orderId: string): Promise<string> {
  const [row] =
    await scope.sql`select public.begin_document(${JATNI}, 'site', ${orderId}, 'SITE_PHOTO', 'before.jpg', 1000, 'image/jpeg') as begun`;
  const { id } = (row as { begun: { id: string } }).begun;
  await scope.as(null);
  await scope.sql`update public.documents set status = 'ACCEPTED', sha256 = repeat('0', 64) where id = ${id}`;
  return id;
}

describe('a question of the kick-off that is answered with a photograph', () => {
  it('takes a file of the site of this order, of no other; its people and the group see it; it stays', () =>
    story(sql, async (scope) => {
      const { order } = await orderAt(scope, 3);
      await step(scope, OWN, order.id, 'ACCEPT');
      const answer = (file: string) =>
        scope.sql`select public.answer_kickoff(${JATNI}, ${order.id}, ${scope.sql.json([{ question_code: 'SITE_PHOTOS', answer: file }])})`;
      await scope.as(person('je'));
      const elsewhere = await photograph(scope, '00000000-0000-4000-8000-00000000aaaa');
      await scope.as(person('je'));
      const mine = await photograph(scope, order.id);

      await scope.as(person('je'));
      for (const wrong of ['not-a-file', elsewhere]) {
        const refusal = await scope.refused(() => answer(wrong));
        expect(refusal.fields).toMatchObject([
          { pointer: '/answers/0/answer', code: 'FILESTORE_ID' },
        ]);
      }
      await answer(mine);
      const stays = await scope.refused(
        () => scope.sql`select public.discard_document(${JATNI}, ${mine})`,
      );
      expect(stays.code).toBe('NOT_EDITABLE');

      const seen = () =>
        scope.sql`select id from public.documents where id in (${mine}, ${elsewhere})`;
      await scope.as(OWN);
      expect(await seen()).toMatchObject([{ id: mine }]);
      await scope.as(OTHER);
      expect(await seen()).toEqual([]);
    }));
});
