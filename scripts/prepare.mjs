/** What both commands need before anything else: a usable Node and the installed packages. No dependencies. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(
  import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
  '..',
);

/** Every dependency that would phone home is told not to. */
export const quietEnvironment = {
  ...process.env,
  DO_NOT_TRACK: '1',
  SUPABASE_TELEMETRY_DISABLED: '1',
  DENO_NO_UPDATE_CHECK: '1',
  NO_UPDATE_NOTIFIER: '1',
  npm_config_update_notifier: 'false',
  npm_config_fund: 'false',
  npm_config_audit: 'false',
};

/** Ends the program with one sentence that says what to do. */
export function fail(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

/** Fails unless this Node is new enough for package.json's engines. */
export function requireNode() {
  const { engines } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const [major, minor] = engines.node.match(/\d+/g).map(Number);
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
    fail(
      `DIGIT Works needs Node.js ${major}.${minor} or newer, this is ${process.versions.node}: install it from https://nodejs.org and try again.`,
    );
  }
}

/** Installs the locked packages, unless node_modules holds exactly those already. */
export function installIfNeeded() {
  if (isInstalled()) return;
  console.log('Installing the packages …');
  const npm = (args, stdio) =>
    spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
      cwd: root,
      stdio,
      encoding: 'utf8',
      env: quietEnvironment,
      shell: process.platform === 'win32',
    }).status === 0;
  // `npm ci` insists on the packages of every platform in the lock file, and refuses when the registry that it was
  // written from carries this platform's only. `npm install --no-save` takes the same locked versions and does not.
  if (npm(['ci'], 'pipe') || npm(['install', '--no-save'], 'inherit')) return;
  fail(
    'The packages could not be installed: read the message of npm above; most often the network or the rights of this directory are the cause.',
  );
}

/** Whether node_modules holds the versions that the lock file names. */
function isInstalled() {
  const packagesOf = (file) => {
    const full = path.join(root, file);
    return fs.existsSync(full) ? JSON.parse(fs.readFileSync(full, 'utf8')).packages : {};
  };
  const present = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(
    ([name, { version, optional, peer }]) =>
      name === '' || optional || peer || present[name]?.version === version,
  );
}

/** Runs a command in the repository with inherited output; answers its exit code. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: quietEnvironment,
    ...options,
  });
  return result.status ?? 1;
}

/** The newest change among files and directories, in milliseconds. */
export function newestChange(paths) {
  let newest = 0;
  for (const target of paths.map((name) => path.join(root, name))) {
    if (!fs.existsSync(target)) continue;
    const stat = fs.statSync(target);
    newest = Math.max(newest, stat.mtimeMs);
    if (!stat.isDirectory()) continue;
    for (const entry of fs.readdirSync(target, { recursive: true })) {
      newest = Math.max(newest, fs.statSync(path.join(target, entry)).mtimeMs);
    }
  }
  return newest;
}

/** Builds the app when it is missing or older than its sources; answers whether it is there. */
export function buildIfStale() {
  const page = path.join(root, 'dist', 'index.html');
  const sources = [
    'web',
    'public',
    'supabase/functions/_shared/domain',
    'vite.config.ts',
    'package-lock.json',
  ];
  if (fs.existsSync(page) && fs.statSync(page).mtimeMs > newestChange(sources)) return;
  console.log('Building the app …');
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  if (run(process.execPath, [vite, 'build', '--logLevel', 'warn']) !== 0)
    fail('The app could not be built: read the message of vite above.');
}
