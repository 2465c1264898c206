/** The two things the functions use of Deno, for the editor and `tsc`; `deno check` brings its own types. */
declare namespace Deno {
  function serve(handler: (request: Request) => Response | Promise<Response>): unknown;
  const env: { get(name: string): string | undefined };
}
