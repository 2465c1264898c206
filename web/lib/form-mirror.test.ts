import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { formMirror } from './form-mirror';

const place = { userId: 'je', tenantId: 'od.jatni', paper: 'estimate', id: 'e1' };
const kept = (at: string, version: number | null = 3) => ({
  at,
  version,
  values: { name: 'Drain' },
});

describe('unsaved work on this device', () => {
  it('is there again for who typed it, and for nobody else at the same desk', async () => {
    expect(await formMirror.write(place, kept('2026-11-24T05:00:00Z'))).toBe(true);
    expect(await formMirror.read(place)).toEqual(kept('2026-11-24T05:00:00Z'));
    for (const other of [
      { ...place, userId: 'ae' },
      { ...place, tenantId: 'od.dhenkanal' },
      { ...place, paper: 'project' },
      { ...place, id: 'e2' },
    ]) {
      expect(await formMirror.read(other)).toBeNull();
    }
    await formMirror.remove(place);
    expect(await formMirror.read(place)).toBeNull();
  });

  it('lists what was never stored, the newest first', async () => {
    await formMirror.write({ ...place, id: 'a' }, kept('2026-11-20T05:00:00Z', null));
    await formMirror.write({ ...place, id: 'b' }, kept('2026-11-22T05:00:00Z', null));
    await formMirror.write({ ...place, id: 'c' }, kept('2026-11-23T05:00:00Z', 2));
    await formMirror.write({ ...place, userId: 'ae', id: 'd' }, kept('2026-11-23T05:00:00Z', null));
    const found = await formMirror.neverStored(place);
    expect(found.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('is forgotten by its age, whoever it belonged to', async () => {
    const now = Date.parse('2026-12-24T00:00:00Z');
    await formMirror.write(place, kept('2026-12-20T05:00:00Z'));
    await formMirror.write({ ...place, userId: 'ae' }, kept('2026-11-20T05:00:00Z'));
    await formMirror.forgetOlderThan(30, now);
    expect(await formMirror.read(place)).not.toBeNull();
    expect(await formMirror.read({ ...place, userId: 'ae' })).toBeNull();
  });
});
