/**
 * Runs inside Deno: serves every function of supabase/functions under `/<name>`. The function files stay as they are
 * on the platform; `Deno.serve` is replaced, for the time of their import, by one that keeps the handler.
 */
type Handler = (request: Request, info?: unknown) => Response | Promise<Response>;
type Server = { addr: { port: number }; finished: Promise<void> };
type Serve = (
  options: Handler | { handler?: Handler; hostname?: string; port?: number },
  handler?: Handler,
) => Server;
declare const Deno: {
  serve: Serve;
  env: { get: (name: string) => string | undefined; delete: (name: string) => void };
  exit: (code: number) => never;
  stdin: { readable: ReadableStream<Uint8Array> };
};

const serve = Deno.serve;
const directory = Deno.env.get('LOCAL_FUNCTIONS_DIR') ?? '';
const routerKey = Deno.env.get('LOCAL_ROUTER_KEY') ?? '';
Deno.env.delete('LOCAL_ROUTER_KEY');

const handlers = new Map<string, Promise<Handler>>();
let importing: Promise<unknown> = Promise.resolve();

/** Imports one function after the other, since they share the replaced `Deno.serve`. */
function load(name: string): Promise<Handler> {
  const loaded = importing.then(async () => {
    let found: Handler | undefined;
    Deno.serve = (first, second) => {
      found = typeof first === 'function' ? first : (first.handler ?? second);
      return { addr: { port: 0 }, finished: Promise.resolve() };
    };
    await import(`file://${directory}/${name}/index.ts`);
    if (found === undefined) throw new Error(`${name}/index.ts does not call Deno.serve`);
    return found;
  });
  importing = loaded.catch(() => undefined);
  return loaded;
}

const server = serve({
  hostname: '127.0.0.1',
  port: 0,
  handler: async (request, info) => {
    if (request.headers.get('x-local-router') !== routerKey)
      return new Response(null, { status: 403 });
    const name = new URL(request.url).pathname.split('/')[1] ?? '';
    if (!handlers.has(name)) handlers.set(name, load(name));
    try {
      const handler = await handlers.get(name);
      return handler === undefined
        ? new Response(null, { status: 404 })
        : await handler(request, info);
    } catch (error) {
      console.error(`function ${name}:`, error);
      return Response.json(
        { code: 'WORKER_ERROR', message: 'Function exited due to an error (please check logs)' },
        { status: 500 },
      );
    }
  },
});
console.log(JSON.stringify({ router: server.addr.port }));

// The pipe closes when the parent ends, in order or by kill -9: do not outlive it.
await Deno.stdin.readable.pipeTo(new WritableStream());
Deno.exit(0);

export {};
