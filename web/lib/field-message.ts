import { parseJson, isRecord } from './json';

/**
 * A form's error message is a machine code with its values, not a sentence: the sentence is made where it
 * is shown, in the language then chosen.
 */
export function fieldMessage(code: string, params: Readonly<Record<string, unknown>> = {}): string {
  return Object.keys(params).length === 0 ? code : `${code}|${JSON.stringify(params)}`;
}

/** The code and values of `fieldMessage`; `null` for a text that is no such message. */
export function readFieldMessage(
  message: string,
): { code: string; params: Record<string, unknown> } | null {
  const match = /^([A-Z][A-Z0-9_.]*)(?:\|(.*))?$/s.exec(message);
  if (match === null) return null;
  const [, code = '', json] = match;
  const params = json === undefined ? {} : parseJson(json);
  return { code, params: isRecord(params) ? params : {} };
}
