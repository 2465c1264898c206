import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { chromium, type Browser } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '..', '..', '..');

type Program = { executablePath: string; env: Record<string, string> };

/**
 * Launches the browser of the end-to-end tests: the one that CHROMIUM_PATH names, else the one that is packed in an npm
 * package (so that a fresh clone needs nothing else), else Debian's.
 */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = findBrowser();
  const ownEnvironment = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return chromium.launch({
    executablePath,
    env: { ...Object.fromEntries(ownEnvironment), ...env },
    // Root cannot use the sandbox; /dev/shm is tiny in containers.
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--font-render-hinting=none',
      '--no-pings',
    ],
  });
}

function findBrowser(): Program {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return { executablePath: named, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackBrowser();
  const debian = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (file) => fs.existsSync(file),
  );
  if (debian !== undefined) return { executablePath: debian, env: {} };
  throw new Error(
    'No browser for the end-to-end tests: install Chromium and set CHROMIUM_PATH to its program.',
  );
}

/**
 * Unpacks the browser once, with the shared libraries (NSS, NSPR, expat) and fonts that come with it. The package
 * unpacks into the temporary directory and adds its libraries only where it believes to run in AWS Lambda: a child with
 * that environment puts them where we want them.
 */
function unpackBrowser(): Program {
  const packageFile = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
    '..',
    '..',
    'package.json',
  );
  const { version } = JSON.parse(fs.readFileSync(packageFile, 'utf8')) as { version: string };
  const directory = path.join(root, '.cache', `chromium-${version}`);
  if (!fs.existsSync(path.join(directory, 'chromium'))) {
    const unfinished = `${directory}.${process.pid}`;
    fs.mkdirSync(unfinished, { recursive: true });
    const program = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
    execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: root,
      env: { ...process.env, TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    });
    // The package's own font settings name Lambda's directories; a browser without any font takes no text at all.
    const fontSettings = path.join(unfinished, 'fontconfig');
    fs.mkdirSync(fontSettings, { recursive: true });
    fs.writeFileSync(
      path.join(fontSettings, 'fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${directory}/fonts</dir><cachedir>${directory}/font-cache</cachedir></fontconfig>`,
    );
    settleIn(unfinished, directory);
  }
  return {
    executablePath: path.join(directory, 'chromium'),
    env: {
      LD_LIBRARY_PATH: path.join(directory, 'al2023', 'lib'),
      FONTCONFIG_PATH: path.join(directory, 'fontconfig'),
    },
  };
}

/** Puts what was unpacked in its place, unless a run beside this one was there first: its browser is in use already. */
function settleIn(unfinished: string, directory: string): void {
  try {
    fs.renameSync(unfinished, directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
}
