import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { connect, story } from './support/scope.ts';

const sql = connect();
const WEB = path.resolve(import.meta.dirname, '../../web/i18n');

describe.each(['en', 'or', 'hi'])('the words in %s', (language) => {
  it('say what every permission lets one do, and under which noun', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      const codes = (await scope.sql`select code from public.permissions order by code`).map(
        ({ code }) => code as string,
      );
      const { permissions, nouns } = JSON.parse(
        fs.readFileSync(path.join(WEB, language, 'employees.json'), 'utf8'),
      ) as Record<'permissions' | 'nouns', Record<string, string>>;
      expect(codes.length).toBeGreaterThan(20);
      expect(codes.filter((code) => !permissions[code.replace(':', '_')])).toEqual([]);
      expect(codes.filter((code) => !nouns[code.split(':')[0] ?? ''])).toEqual([]);
    }));
});
