import { isRefusal } from '../rest/refusals.ts';

/** A refusal of the Storage API: the status travels in the body, the HTTP status is 400, as upstream. */
export class StorageError extends Error {
  readonly statusCode: number;
  readonly error: string;

  constructor(statusCode: number, error: string, message: string) {
    super(message);
    this.statusCode = statusCode;
    this.error = error;
  }
}

export const objectNotFound = (): StorageError =>
  new StorageError(404, 'not_found', 'Object not found');
export const bucketNotFound = (): StorageError =>
  new StorageError(404, 'Bucket not found', 'Bucket not found');
export const unauthorized = (message: string): StorageError =>
  new StorageError(403, 'Unauthorized', message);
export const tooLarge = (): StorageError =>
  new StorageError(413, 'Payload too large', 'The object exceeded the maximum allowed size');

/** Turns whatever went wrong into Storage's JSON answer. */
export function answerError(error: unknown): Response {
  const known = toStorageError(error);
  if (known === null) console.error(error);
  const {
    statusCode,
    error: name,
    message,
  } = known ?? new StorageError(500, 'Internal', 'Internal Server Error');
  return Response.json(
    { statusCode: String(statusCode), error: name, message },
    { status: statusCode === 500 ? 500 : 400 },
  );
}

function toStorageError(error: unknown): StorageError | null {
  if (error instanceof StorageError) return error;
  if (!isRefusal(error)) return null;
  if (error.code === '42501') return unauthorized(error.message.replace(/ for table "\w+"$/, ''));
  if (error.code === '23505')
    return new StorageError(409, 'Duplicate', 'The resource already exists');
  return null;
}
