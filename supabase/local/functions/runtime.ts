import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import readline from 'node:readline';
import { inspect } from 'node:util';

import { Failure } from '../failure.ts';
import { delay, endProcess } from '../processes.ts';

export type RuntimeOptions = {
  functionsDir: string;
  /** The variables that the functions may read. */
  environment: Record<string, string>;
  cacheDir: string;
  log: (line: string) => void;
};

/** The Deno process that serves the functions: started on demand, again after a crash or a change. */
export class FunctionsRuntime {
  private readonly options: RuntimeOptions;
  private readonly routerKey = randomBytes(24).toString('base64url');
  private child: ChildProcess | null = null;
  private port: Promise<number> | null = null;
  private isStopped = false;
  private failures = 0;

  constructor(options: RuntimeOptions) {
    this.options = options;
  }

  has(name: string): boolean {
    return (
      /^[a-z0-9][a-z0-9_-]*$/i.test(name) &&
      fs.existsSync(path.join(this.options.functionsDir, name, 'index.ts'))
    );
  }

  /** Hands a request to the function, at the path it would see on the platform. */
  async call(name: string, request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const rest = pathname.replace(/^\/functions\/v1/, '');
    const headers = new Headers(request.headers);
    headers.set('x-local-router', this.routerKey);
    for (const hop of ['host', 'connection', 'content-length', 'transfer-encoding', 'expect'])
      headers.delete(hop);
    try {
      const port = await this.ensure();
      const init: RequestInit & { duplex: 'half' } = {
        method: request.method,
        headers,
        body: request.body,
        duplex: 'half',
        redirect: 'manual',
      };
      const response = await fetch(`http://127.0.0.1:${port}${rest}${search}`, init);
      const answered = new Headers(response.headers);
      // fetch has decoded the body already.
      for (const hop of ['content-encoding', 'content-length', 'transfer-encoding', 'connection'])
        answered.delete(hop);
      return new Response(response.body, { status: response.status, headers: answered });
    } catch (error) {
      this.options.log(`function ${name}: ${inspect(error)}`);
      return Response.json(
        { code: 'BOOT_ERROR', message: 'Function failed to start (please check logs)' },
        { status: 503 },
      );
    }
  }

  /** Starts the process now rather than at the first call. */
  async warm(): Promise<void> {
    await this.ensure();
  }

  /** Ends the process; the next call starts it again with the files as they are then. */
  async restart(): Promise<void> {
    const { child } = this;
    this.child = null;
    this.port = null;
    if (child?.pid !== undefined) await endProcess(child.pid, ['SIGTERM', 'SIGKILL'], 3000);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.restart();
  }

  private ensure(): Promise<number> {
    if (this.isStopped) return Promise.reject(new Error('the stack is stopping'));
    this.port ??= this.start();
    return this.port;
  }

  private async start(): Promise<number> {
    // A function file that crashes the process at once must not make the stack spin.
    if (this.failures > 0) await delay(Math.min(250 * 2 ** this.failures, 10_000));
    const { functionsDir, environment, cacheDir, log } = this.options;
    const root = path.resolve(functionsDir, '..', '..');
    const router = path.join(import.meta.dirname, 'router.ts');
    const readable = [
      functionsDir,
      import.meta.dirname,
      path.join(root, 'node_modules'),
      path.join(root, 'package.json'),
    ].join(',');
    const child = spawn(
      denoBinary(),
      // No configuration file and no remote modules: npm imports resolve from node_modules, nothing is downloaded.
      [
        'run',
        '--quiet',
        '--no-config',
        '--no-lock',
        '--no-remote',
        '--cached-only',
        '--node-modules-dir=manual',
        '--no-prompt',
      ].concat(['--allow-net', '--allow-env', '--allow-sys', `--allow-read=${readable}`, router]),
      {
        cwd: root,
        detached: true,
        stdio: ['pipe', 'pipe', 'pipe'],
        env: {
          ...environment,
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          DENO_DIR: cacheDir,
          DENO_NO_UPDATE_CHECK: '1',
          DENO_NO_PROMPT: '1',
          NO_COLOR: '1',
          LOCAL_FUNCTIONS_DIR: functionsDir,
          LOCAL_ROUTER_KEY: this.routerKey,
        },
      },
    );
    this.child = child;
    readline.createInterface({ input: child.stderr }).on('line', log);
    return new Promise((resolve, reject) => {
      readline.createInterface({ input: child.stdout }).on('line', (line) => {
        const port = /^\{"router":(\d+)\}$/.exec(line)?.[1];
        if (port === undefined) {
          log(line);
        } else {
          this.failures = 0;
          resolve(Number(port));
        }
      });
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        if (this.child === child) {
          this.child = null;
          this.port = null;
          this.failures += 1;
          log(`the functions process ended (${signal ?? code}); the next call starts it again`);
        }
        reject(new Error(`the functions process ended (${signal ?? code})`));
      });
    });
  }
}

function denoBinary(): string {
  const binary = path.join(
    path.dirname(createRequire(import.meta.url).resolve('deno/package.json')),
    process.platform === 'win32' ? 'deno.exe' : 'deno',
  );
  if (fs.existsSync(binary)) return binary;
  const platformPackage = `@deno/${process.platform}-${process.arch}${process.platform === 'linux' ? '-glibc' : ''}/package.json`;
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(platformPackage)), 'deno');
  } catch {
    throw new Failure(
      'Deno, which runs the edge functions, is not installed: run `npm ci` (without --omit=optional) and try again.',
    );
  }
}
