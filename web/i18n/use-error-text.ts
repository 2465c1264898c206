import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { asApiError, type ApiError, type FieldError } from '~/lib/api-error';
import type { Format } from './format';
import { useFormat } from './use-format';

/** A sentence whose value the server did not send still has to read. */
const UNKNOWN_VALUES = {
  min: '…',
  max: '…',
  limit: '…',
  allowed: '…',
  available: '…',
  shortage: '…',
  balance: '…',
  over: '…',
  date: '…',
};

/** Bounds read as figures do elsewhere, `50,00,000`, and what a budget has left as money. */
function grouped(params: Readonly<Record<string, unknown>>, format: Format) {
  const bound = (key: string) => {
    const value = params[key];
    return typeof value === 'number' || typeof value === 'string'
      ? { [key]: format.quantity(value) }
      : {};
  };
  const rupees = (key: string) => {
    const value = params[key];
    return typeof value === 'number' || typeof value === 'string'
      ? { [key]: format.money(value) }
      : {};
  };
  /** Days read as days do elsewhere. */
  const day = (key: string) => {
    const value = params[key];
    return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
      ? { [key]: format.date(value) }
      : {};
  };
  return {
    ...params,
    ...day('today'),
    ...day('from'),
    ...day('on'),
    ...bound('min'),
    ...bound('max'),
    ...bound('balance'),
    ...bound('over'),
    ...rupees('available'),
    ...rupees('shortage'),
    ...day('date'),
  };
}

/** A range may be open on one side: each case has its own sentence. */
function variantOf(code: string, params: Readonly<Record<string, unknown>>): string {
  if (code !== 'OUT_OF_RANGE') return code;
  const hasMin = params['min'] !== undefined && params['min'] !== null;
  const hasMax = params['max'] !== undefined && params['max'] !== null;
  if (hasMin && hasMax) return 'OUT_OF_RANGE_BETWEEN';
  return hasMin ? 'OUT_OF_RANGE_MIN' : hasMax ? 'OUT_OF_RANGE_MAX' : code;
}

/** The sentence for an error of the server, in the language now shown. */
export function useErrorText() {
  const { t } = useTranslation();
  const format = useFormat();

  const sentence = useCallback(
    (code: string, params: Readonly<Record<string, unknown>>, fallback: string): string => {
      // Size limits travel in bytes.
      const { limit } = params;
      const isSize =
        (code === 'DOCUMENT_TOO_LARGE' || code === 'FILE_TOO_LARGE') && typeof limit === 'number';
      return t([`errors:${variantOf(code, params)}`, `errors:${fallback}`], {
        ...UNKNOWN_VALUES,
        ...grouped(params, format),
        ...(isSize ? { limit: format.fileSize(limit) } : {}),
      });
    },
    [t, format],
  );

  const ofError = useCallback(
    (thrown: unknown): string => {
      const error: ApiError = asApiError(thrown);
      // The server words what only it knows (until when an account is blocked).
      if (error.code === 'SIGN_IN_REFUSED' && error.serverText !== null) return error.serverText;
      return sentence(error.code, error.details, 'UNKNOWN');
    },
    [sentence],
  );

  const ofField = useCallback(
    (field: FieldError): string => sentence(field.code, field.params, 'INVALID_VALUE'),
    [sentence],
  );

  return { ofError, ofField };
}
