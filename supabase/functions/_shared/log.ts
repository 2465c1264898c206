/** One line per request. Ids only: no names, addresses, file names or texts of papers. */
export interface RequestLog {
  readonly request_id: string;
  readonly function: string;
  readonly user: string | null;
  readonly tenant: string | null;
  readonly status: number;
  readonly ms: number;
  readonly cause?: string;
}

export type WriteLog = (line: RequestLog) => void;

/** Writes the line as JSON to standard output, where every host collects it. */
export const writeJsonLine: WriteLog = (line) => {
  console.log(JSON.stringify(line));
};

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+/gu;
const LONG_NUMBER = /\d{8,}/g;
const QUOTED = /"[^"]*"|'[^']*'|=\([^)]*\)/g;

/**
 * The text of a cause, fit for a log: quoted values, addresses and long numbers (mobiles, accounts) are blanked,
 * because the database likes to quote the row it refused. Chained causes are joined; a stack keeps its first frames.
 */
export function describeCause(error: unknown): string {
  const parts: string[] = [];
  let current: unknown = error;
  for (let depth = 0; current !== undefined && current !== null && depth < 4; depth += 1) {
    if (current instanceof Error) {
      const frame = current.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
      parts.push(`${current.name}: ${mask(current.message)}${frame ? ` (${frame.trim()})` : ''}`);
      current = current.cause;
    } else {
      parts.push(mask(typeof current === 'string' ? current : JSON.stringify(current)));
      break;
    }
  }
  return parts.join(' <- ').slice(0, 800);
}

function mask(text: string): string {
  return text.replace(QUOTED, '…').replace(EMAIL, '…').replace(LONG_NUMBER, '…');
}
