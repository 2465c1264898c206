import { describe, expect, it } from 'vitest';

import { JATNI, person, projectDraft, saveProject } from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();

interface Map {
  total: number;
  without_position: number;
  points: { number: string; name: string; latitude: number; longitude: number }[];
}

async function mapOf({ sql: q }: Scope, criteria: Record<string, string>): Promise<Map> {
  const [row] = await q<{ map: Map }[]>`
    select public.map_projects(${JATNI}, ${q.json(criteria)}) as map`;
  return (row as { map: Map }).map;
}

describe('the map of projects', () => {
  it('shows those that have a position, and says how many have none', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const draft = { name: 'Mapwork', latitude: '20.1518', longitude: '85.7096' };
      await saveProject(scope.sql, projectDraft({ ...draft, name: 'Mapwork one' }));
      await saveProject(scope.sql, projectDraft({ ...draft, name: 'Mapwork two' }));
      await saveProject(scope.sql, projectDraft({ name: 'Mapwork nowhere' }));
      const map = await mapOf(scope, { query: 'mapwork' });
      expect(map).toMatchObject({ total: 3, without_position: 1 });
      expect(map.points.map(({ name }) => name).sort()).toEqual(['Mapwork one', 'Mapwork two']);
      expect(map.points[0]).toMatchObject({ latitude: 20.1518, longitude: 85.7096 });
      expect((await mapOf(scope, { query: 'mapwork', ward_code: 'W009' })).total).toBe(0);
    }));

  it('keeps to the limit of the agency, the newest first', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value) values (${JATNI}, 'map.max_points', '1')`;
      await scope.as(person('je'));
      const map = await mapOf(scope, {});
      expect(map.total).toBeGreaterThan(1);
      expect(map.points).toHaveLength(1);
    }));

  it('is empty for who may not see the projects of the agency', () =>
    story(sql, async (scope) => {
      for (const who of [person('je', 'dhenkanal'), person('cbo')]) {
        await scope.as(who);
        expect(await mapOf(scope, {}), who).toEqual({ total: 0, without_position: 0, points: [] });
      }
    }));
});
