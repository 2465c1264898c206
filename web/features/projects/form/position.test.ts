import { describe, expect, it } from 'vitest';
import { positionOf } from './position';

describe('a typed position', () => {
  it('is one when both figures are degrees', () => {
    expect(positionOf('20.159', '85.707')).toEqual({ latitude: 20.159, longitude: 85.707 });
  });

  it.each([
    ['', '85.7'],
    ['20', ''],
    ['north', '85.7'],
    ['90.1', '85.7'],
    ['20', '-180.5'],
  ])('is none for %j, %j', (latitude, longitude) => {
    expect(positionOf(latitude, longitude)).toBeNull();
  });
});
