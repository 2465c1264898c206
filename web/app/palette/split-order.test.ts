import { describe, expect, it } from 'vitest';
import { splitOrder } from './split-order';

describe('an order to the palette', () => {
  it.each([
    ['approve ES/2026-27/000012', 'approve', 'ES/2026-27/000012'],
    ['Send back  12', 'Send back', '12'],
    ['ଅନୁମୋଦନ ES/2026-27/000012', 'ଅନୁମୋଦନ', 'ES/2026-27/000012'],
    ['अनुमोदित करें 7', 'अनुमोदित करें', '7'],
  ])('%s', (query, verb, number) => {
    expect(splitOrder(query)).toEqual({ verb, number });
  });

  it.each(['ES/2026-27/000012', '12', 'covered drain', 'approve', ''])('%s is none', (query) => {
    expect(splitOrder(query)).toBeNull();
  });
});
