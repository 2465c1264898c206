import fs from 'node:fs';

import * as prettier from 'prettier';

const FILE = 'README.md';
const BEGIN = '<!-- bench: written by npm run bench -- --readme -->';
const END = '<!-- /bench -->';

/** Puts the tables between their markers in the README. */
export async function writeReadme(section: string): Promise<void> {
  const text = fs.readFileSync(FILE, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${FILE} has no markers`);
  const next = `${before}${BEGIN}\n\n${section}\n\n${END}${after}`;
  const options = await prettier.resolveConfig(FILE);
  fs.writeFileSync(FILE, await prettier.format(next, { ...options, filepath: FILE }));
}
