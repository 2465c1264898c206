import type { ErrorCode, FieldIssue } from './domain/index.ts';
import { invalid } from './problem.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const TENANT = /^[a-z][a-z0-9_]{0,30}(\.[a-z0-9_]{1,40}){0,4}$/;

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

/**
 * Reads fields of a request body and collects what is wrong with them, so that the client hears of every fault at once.
 * Call {@link FieldReader.finish} before using what was read.
 */
export class FieldReader {
  readonly #body: Readonly<Record<string, unknown>>;
  readonly #issues: FieldIssue[] = [];

  constructor(body: Readonly<Record<string, unknown>>) {
    this.#body = body;
  }

  /** A text that matches the pattern; `missing` is the code for an absent one, where the field has its own. */
  text(name: string, pattern: RegExp, missing: ErrorCode = 'REQUIRED'): string {
    const value = this.#body[name];
    if (value === undefined || value === null || value === '') return this.#fail(name, missing, '');
    if (typeof value !== 'string' || !pattern.test(value))
      return this.#fail(name, 'INVALID_CHARACTERS', '');
    return value;
  }

  tenant(name: string): string {
    return this.text(name, TENANT, 'TENANT_ID');
  }

  uuid(name: string): string {
    return this.text(name, UUID);
  }

  /** An optional text, trimmed, null when blank. */
  optionalText(name: string, max: number): string | null {
    const value = this.#body[name];
    if (value === undefined || value === null) return null;
    if (typeof value !== 'string') return this.#fail(name, 'INVALID_CHARACTERS', null);
    const text = value.trim();
    if (Array.from(text).length > max) return this.#fail(name, 'TOO_LONG', null, { max });
    return text === '' ? null : text;
  }

  integer(name: string, min: number, max: number): number {
    const value = this.#body[name];
    if (value === undefined || value === null) return this.#fail(name, 'REQUIRED', min);
    if (typeof value !== 'number' || !Number.isInteger(value))
      return this.#fail(name, 'NOT_A_NUMBER', min);
    if (value < min || value > max) return this.#fail(name, 'OUT_OF_RANGE', min, { min, max });
    return value;
  }

  /** An optional list of distinct ids. */
  uuids(name: string, max: number): string[] {
    const value = this.#body[name];
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value) || value.length > max)
      return this.#fail(name, 'OUT_OF_RANGE', [], { max });
    value.forEach((id, index) => {
      if (!isUuid(id)) this.#fail(`${name}/${index}`, 'INVALID_CHARACTERS', null);
    });
    return [...new Set(value.filter(isUuid).map((id) => id.toLowerCase()))];
  }

  /** Raises VALIDATION_FAILED (422) with all issues found so far. */
  finish(): void {
    if (this.#issues.length > 0) throw invalid(this.#issues);
  }

  #fail<T>(name: string, code: ErrorCode, value: T, params?: FieldIssue['params']): T {
    this.#issues.push({ pointer: `/${name}`, code, ...(params && { params }) });
    return value;
  }
}
