import type postgres from 'postgres';

import type { Caller } from '../caller.ts';

class Undo extends Error {}

/**
 * Whether the caller may receive the topic's broadcasts, asked the way hosted Realtime asks: a probe row on the topic,
 * read back as the caller under the policies of realtime.messages, in a transaction that is undone.
 */
export async function mayReceive(
  sql: postgres.Sql,
  caller: Caller,
  topic: string,
): Promise<boolean> {
  let isAllowed = false;
  try {
    await sql.begin(async (tx) => {
      const [probe] = await tx<{ id: string }[]>`
        insert into realtime.messages (topic, extension, payload, private) values (${topic}, 'broadcast', '{}', true) returning id`;
      await tx`select set_config('role', ${caller.role}, true),
        set_config('request.jwt.claims', ${JSON.stringify(caller.claims)}, true),
        set_config('request.jwt.claim.sub', ${caller.claims.sub ?? ''}, true),
        set_config('request.jwt.claim.role', ${caller.role}, true),
        set_config('realtime.topic', ${topic}, true)`;
      const rows = await tx`select 1 from realtime.messages where id = ${probe?.id ?? null}`;
      isAllowed = rows.length > 0;
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) return false;
  }
  return isAllowed;
}
