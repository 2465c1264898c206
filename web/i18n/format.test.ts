import i18next from 'i18next';
import { beforeEach, describe, expect, it } from 'vitest';
import { createFormat, type Format } from './format';
import { setLanguage } from './i18n';

const NBSP = '\u00a0';
const read = (text: string) => text.replaceAll(NBSP, ' ');
let format: Format;

beforeEach(async () => {
  await setLanguage('en');
  format = createFormat((key, params) => i18next.t(key, params ?? {}));
});

describe('money', () => {
  it.each([
    ['1234567.5', '₹ 12,34,567.50'],
    [0, '₹ 0.00'],
    ['0.005', '₹ 0.01'],
    ['2.675', '₹ 2.68'],
    ['-1500', '−₹ 1,500.00'],
    ['999999999999.99', '₹ 9,99,99,99,99,999.99'],
    [null, '—'],
    ['abc', '—'],
  ])('%s is shown as %s', (value, shown) => {
    expect(read(format.money(value))).toBe(shown);
  });

  it.each([
    ['99999.99', '₹ 99,999.99'],
    ['100000', '₹ 1.00 lakh'],
    ['1234567', '₹ 12.35 lakh'],
    ['12345678', '₹ 1.23 crore'],
    ['-12345678', '−₹ 1.23 crore'],
  ])('%s is shortened to %s', (value, shown) => {
    expect(read(format.moneyShort(value))).toBe(shown);
  });

  it('says lakh and crore in the language shown', async () => {
    await setLanguage('or');
    expect(read(format.moneyShort('1234567'))).toBe('₹ 12.35 ଲକ୍ଷ');
    await setLanguage('hi');
    expect(read(format.moneyShort('12345678'))).toBe('₹ 1.23 करोड़');
  });
});

describe('quantities', () => {
  it('takes the decimals of the unit, else as many as there are', () => {
    expect(format.quantity('12.5', 3)).toBe('12.500');
    expect(format.quantity('12.5000')).toBe('12.5');
    expect(format.quantity(123456.7891)).toBe('1,23,456.7891');
    expect(read(format.percent('18'))).toBe('18 %');
  });
});

describe('dates', () => {
  it('shows a day without moving it to another time zone', () => {
    expect(format.date('2026-01-05')).toBe('05 Jan 2026');
  });

  it('shows an instant as Indian clocks do', () => {
    expect(format.dateTime('2026-01-04T20:00:00Z')).toBe('05 Jan 2026, 01:30');
  });

  it('names the month in Odia and Hindi', async () => {
    await setLanguage('or');
    expect(format.date('2026-01-05')).toBe('05 ଜାନୁଆରୀ 2026');
    await setLanguage('hi');
    expect(format.date('2026-01-05')).toBe('05 जनवरी 2026');
  });

  it.each([
    ['2026-03-31', '2025-26'],
    ['2026-04-01', '2026-27'],
    ['2099-12-31', '2099-00'],
  ])('%s lies in the financial year %s', (day, year) => {
    expect(format.financialYear(day)).toBe(year);
  });

  it('says how long ago, and how long still', () => {
    const now = Date.parse('2026-01-05T12:00:00Z');
    expect(format.relative('2026-01-05T11:59:40Z', now)).toBe('just now');
    expect(format.relative('2026-01-05T11:59:00Z', now)).toBe('1 minute ago');
    expect(format.relative('2026-01-05T09:00:00Z', now)).toBe('3 hours ago');
    expect(format.relative('2026-01-07T12:00:00Z', now)).toBe('in 2 days');
  });
});
