import { shiftPoint, toDecimalText, wholeDigits } from '~/lib/decimal-text';

/** What PostgREST gives for a `numeric`: a JSON number or, where asked, a string. */
export type DecimalInput = number | string | null | undefined;

/** What stands where a value is missing. */
export const NO_VALUE = '—';

export const INDIA_TIME_ZONE = 'Asia/Kolkata';

const NBSP = '\u00a0';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Translate = (key: string, params?: Record<string, unknown>) => string;

// Indian grouping and Latin figures in all three languages: registers and bank advices use them.
// Given a string, Intl formats the decimal exactly and rounds halves away from zero, as Postgres does.
const fixed = (decimals: number) =>
  new Intl.NumberFormat('en-IN', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    roundingMode: 'halfExpand',
  });
const upTo = (decimals: number) =>
  new Intl.NumberFormat('en-IN', { maximumFractionDigits: decimals, roundingMode: 'halfExpand' });

const MONEY = fixed(2);
const PLAIN = upTo(4);

function print(format: Intl.NumberFormat, text: string): string {
  return format.format(text as Intl.StringNumericLiteral);
}

interface DateParts {
  readonly day: string;
  readonly month: number;
  readonly year: number;
  readonly time: string;
}

/** The calendar day of a `YYYY-MM-DD`, or of an instant as the clock of `timeZone` shows it. */
function partsOf(value: string, timeZone: string): DateParts | null {
  const dateOnly = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (dateOnly !== null) {
    const [, year = '', month = '', day = ''] = dateOnly;
    return { day, month: Number(month), year: Number(year), time: '' };
  }
  const instant = new Date(value);
  if (Number.isNaN(instant.getTime())) return null;
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  return {
    day: part('day'),
    month: Number(part('month')),
    year: Number(part('year')),
    time: `${part('hour')}:${part('minute')}`,
  };
}

/**
 * The formatters of one language. `t` must read the `common` namespace; month names and units of time
 * come from the catalogues, because browsers carry no Odia ones.
 */
export function createFormat(t: Translate, timeZone: string = INDIA_TIME_ZONE) {
  const withDecimal = (value: DecimalInput, write: (text: string) => string): string => {
    const text = toDecimalText(value);
    return text === null ? NO_VALUE : write(text);
  };

  /** `₹ 12,34,567.50` */
  const money = (value: DecimalInput): string =>
    withDecimal(value, (text) => {
      const sign = text.startsWith('-') ? '−' : '';
      return `${sign}₹${NBSP}${print(MONEY, text.replace('-', ''))}`;
    });

  /** `₹ 12.35 lakh`, `₹ 1.23 crore`, below a lakh the full figure. */
  const moneyShort = (value: DecimalInput): string =>
    withDecimal(value, (text) => {
      const digits = wholeDigits(text);
      if (digits < 6) return money(text);
      const [unit, places] = digits > 7 ? (['crore', -7] as const) : (['lakh', -5] as const);
      const sign = text.startsWith('-') ? '−' : '';
      const figure = print(MONEY, shiftPoint(text.replace('-', ''), places));
      return `${sign}₹${NBSP}${t(`common:amount.${unit}`, { figure })}`;
    });

  /** A quantity with the decimals of its unit; without them, as many as it has, up to four. */
  const quantity = (value: DecimalInput, decimals?: number): string =>
    withDecimal(value, (text) => print(decimals === undefined ? PLAIN : fixed(decimals), text));

  /** `18 %` from percent points, with at most so many decimals. */
  const percent = (value: DecimalInput, decimals?: number): string =>
    withDecimal(
      value,
      (text) => `${print(decimals === undefined ? PLAIN : upTo(decimals), text)}${NBSP}%`,
    );

  /** A whole number with Indian grouping. */
  const count = (value: number): string => print(upTo(0), String(value));

  /** `05 Jan 2026` */
  const date = (value: string | null | undefined): string => {
    const parts = value === null || value === undefined ? null : partsOf(value, timeZone);
    if (parts === null) return NO_VALUE;
    return `${parts.day} ${t(`common:calendar.month.m${parts.month}`)} ${parts.year}`;
  };

  /** `05 Jan 2026, 14:30` */
  const dateTime = (value: string | null | undefined): string => {
    const parts = value === null || value === undefined ? null : partsOf(value, timeZone);
    if (parts === null) return NO_VALUE;
    return parts.time === '' ? date(value) : `${date(value)}, ${parts.time}`;
  };

  /** `3 hours ago`, `in 2 days`; always shown beside the exact date. */
  const relative = (value: string, now: number): string => {
    const gap = new Date(value).getTime() - now;
    if (Number.isNaN(gap)) return NO_VALUE;
    const size = Math.abs(gap);
    if (size < MINUTE) return t('common:relative.now');
    const direction = gap < 0 ? 'past' : 'future';
    const [unit, length] =
      size < HOUR ? ['minutes', MINUTE] : size < DAY ? ['hours', HOUR] : ['days', DAY];
    const amount = Math.floor(size / length);
    return t(`common:relative.${direction}.${unit}`, { count: amount });
  };

  /** `2026-27`: the financial year, April to March, in which a day lies. */
  const financialYear = (value: string): string => {
    const parts = partsOf(value, timeZone);
    if (parts === null) return NO_VALUE;
    const first = parts.month >= 4 ? parts.year : parts.year - 1;
    return `${first}-${String((first + 1) % 100).padStart(2, '0')}`;
  };

  /** `1.4 MB` */
  const fileSize = (bytes: number): string => {
    if (bytes < 1024) return t('common:fileSize.bytes', { figure: count(bytes) });
    const isSmall = bytes < 1024 * 1024;
    const figure = upTo(1).format(bytes / (isSmall ? 1024 : 1024 * 1024));
    return t(`common:fileSize.${isSmall ? 'kilobytes' : 'megabytes'}`, { figure });
  };

  return {
    money,
    moneyShort,
    quantity,
    percent,
    count,
    date,
    dateTime,
    relative,
    financialYear,
    fileSize,
  };
}

export type Format = ReturnType<typeof createFormat>;
