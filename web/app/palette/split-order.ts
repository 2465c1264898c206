interface Order {
  /** What to do: the first words of an action's name. */
  readonly verb: string;
  /** With which paper: its number or the end of it. */
  readonly number: string;
}

/** `approve ES/2026-27/000012` or `approve 12` is an order; words without a number are none. */
export function splitOrder(query: string): Order | null {
  const match = /^(\p{L}[\p{L}\p{M}\s]*?)\s+(\S*\d\S*)$/u.exec(query.trim());
  const [, verb, number] = match ?? [];
  return verb === undefined || number === undefined ? null : { verb, number };
}
