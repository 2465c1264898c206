import { describe, expect, it } from 'vitest';
import {
  derivedRate,
  rateOn,
  readChapters,
  readSchedule,
  readSeed,
  renderSeed,
} from '../../supabase/seed/build-rates-seed.ts';
import { moneyToText } from '#domain';

const schedule = readSchedule();
const ofType = (type: string) => schedule.items.filter(({ sor_type }) => sor_type === type);
const today = '2026-04-01';

describe('the sample schedule of rates', () => {
  it('is large enough: works in ten chapters, all labour, material and machinery', () => {
    expect(ofType('W').length).toBeGreaterThanOrEqual(150);
    expect(new Set(ofType('W').map(({ chapter }) => chapter))).toEqual(
      new Set(readChapters().map((row) => row['chapter'])),
    );
    expect(readChapters()).toHaveLength(10);
    expect(ofType('L')).toHaveLength(74);
    expect(ofType('M').length).toBeGreaterThanOrEqual(25);
    expect(ofType('E').length).toBeGreaterThanOrEqual(8);
  });

  it('derives every works rate from its composition', () => {
    for (const { code } of ofType('W')) {
      const rate = rateOn(schedule, code, today);
      expect(rate, code).not.toBeNull();
      expect(moneyToText(derivedRate(schedule, code, today).rate), code).toBe(
        rate === null ? '' : moneyToText(rate),
      );
    }
  });

  it('composes works of basic items only, each once', () => {
    const typeOf = new Map(schedule.items.map(({ code, sor_type }) => [code, sor_type]));
    const seen = new Set<string>();
    for (const { sor_code, basic_code } of schedule.compositions) {
      expect(typeOf.get(sor_code)).toBe('W');
      expect(['M', 'L', 'E']).toContain(typeOf.get(basic_code));
      expect(seen.has(`${sor_code} ${basic_code}`), `${sor_code} ${basic_code}`).toBe(false);
      seen.add(`${sor_code} ${basic_code}`);
    }
  });

  it('has unique codes and descriptions, three languages and known units', () => {
    expect(new Set(schedule.items.map(({ code }) => code)).size).toBe(schedule.items.length);
    expect(new Set(schedule.items.map(({ description }) => description)).size).toBe(
      schedule.items.length,
    );
    for (const item of schedule.items) {
      expect(item.code).toMatch(/^SOR_\d{6}$/);
      expect(['CUM', 'SQM', 'RMT', 'KG', 'NOS']).toContain(item.unit_code);
      expect(item.description_or, item.code).toMatch(/[\u0B00-\u0B7F]/);
      expect(item.description_hi, item.code).toMatch(/[\u0900-\u097F]/);
      expect(item.is_sample).toBe(item.sor_type === 'L' ? 'false' : 'true');
    }
  });

  it('keeps the validity of one item’s rates apart', () => {
    for (const { code, sor_type } of schedule.items) {
      const own = schedule.rates
        .filter(({ sor_code }) => sor_code === code)
        .sort((a, b) => (a.valid_from < b.valid_from ? -1 : 1));
      own.slice(1).forEach((rate, index) => {
        expect(
          (own[index]?.valid_to ?? '') < rate.valid_from && own[index]?.valid_to !== '',
          code,
        ).toBe(true);
      });
      if (sor_type !== 'L') expect(own, code).toHaveLength(1);
    }
    expect(rateOn(schedule, 'SOR_002001', '2023-03-31')).toBe(15_000);
    expect(rateOn(schedule, 'SOR_002001', '2023-04-01')).toBe(34_500);
    expect(rateOn(schedule, 'SOR_000001', '2026-03-31')).toBeNull();
  });

  it('is what the seed says', () => {
    expect(
      readSeed() === renderSeed(schedule),
      'run: npx tsx supabase/seed/build-rates-seed.ts',
    ).toBe(true);
  });
});
