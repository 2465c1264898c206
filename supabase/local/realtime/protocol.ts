/** One message of Phoenix's channel protocol. */
export type Frame = {
  joinRef: string | null;
  ref: string | null;
  topic: string;
  event: string;
  payload: Record<string, unknown>;
};

/** Version 1 sends objects, version 2 arrays. */
export type ProtocolVersion = 1 | 2;

/** Reads a text frame of either version; null for anything that is not one. */
export function decode(text: string): Frame | null {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof message !== 'object' || message === null) return null;
  const named = message as Record<string, unknown>;
  const [joinRef, ref, topic, event, payload] = Array.isArray(message)
    ? (message as unknown[])
    : [named.join_ref, named.ref, named.topic, named.event, named.payload];
  if (typeof topic !== 'string' || typeof event !== 'string') return null;
  return {
    joinRef: typeof joinRef === 'string' ? joinRef : null,
    ref: typeof ref === 'string' ? ref : null,
    topic,
    event,
    payload:
      typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {},
  };
}

/** Writes a frame the way the client's version expects it. */
export function encode(
  { joinRef, ref, topic, event, payload }: Frame,
  version: ProtocolVersion,
): string {
  return JSON.stringify(
    version === 2 ? [joinRef, ref, topic, event, payload] : { topic, event, payload, ref },
  );
}
