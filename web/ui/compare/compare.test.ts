import { describe, expect, it } from 'vitest';
import { compareRows, countChanges, isChanged, isUnchanged, onlyChanges } from './compare';
import type { CompareField, CompareKind, CompareValue } from './compare.types';

const field = (before: CompareValue, after: CompareValue, kind: CompareKind = 'text') =>
  ({ key: 'f', label: 'F', kind, before, after }) satisfies CompareField;

interface Item {
  readonly id: string;
  readonly word: string;
  readonly code?: string;
}

const rules = {
  id: ({ id }: Item) => id,
  alias: ({ code }: Item) => code ?? null,
  title: ({ word }: Item) => word,
  fields: (before: Item | undefined, after: Item | undefined) => [field(before?.word, after?.word)],
};
const items = (...ids: string[]): Item[] => ids.map((id) => ({ id, word: id }));
const told = (before: readonly Item[], after: readonly Item[]) =>
  compareRows(before, after, rules).map(({ id, change }) => `${id} ${change}`);

describe('whether a value differs', () => {
  it.each<[CompareValue, CompareValue, CompareKind, boolean]>([
    ['2.5', '2.5000', 'quantity', false],
    [2.5, '2.50', 'money', false],
    ['0', '-0.00', 'money', false],
    ['100', '1', 'quantity', true],
    ['1000', '100', 'money', true],
    [null, '', 'text', false],
    [undefined, '  ', 'text', false],
    [null, '0', 'quantity', true],
    ['1.0', '1.00', 'text', true],
    ['2 m', '2 m', 'quantity', false],
    ['2026-01-05', '2026-01-06', 'date', true],
  ])('%s and %s as %s: %s', (before, after, kind, expected) => {
    expect(isChanged(field(before, after, kind))).toBe(expected);
  });
});

describe('two lists', () => {
  it('names what was added and removed where it stands or stood', () => {
    expect(told(items('a', 'b', 'c'), items('a', 'c', 'd'))).toEqual([
      'a same',
      'b removed',
      'c same',
      'd added',
    ]);
  });

  it('calls moved only what had to move', () => {
    expect(told(items('a', 'b', 'c', 'd'), items('d', 'a', 'b', 'c'))).toEqual([
      'd moved',
      'a same',
      'b same',
      'c same',
    ]);
  });

  it('does not take a removal in front for a move', () => {
    expect(told(items('a', 'b', 'c'), items('b', 'c'))).toEqual(['a removed', 'b same', 'c same']);
  });

  it('says changed of what was changed and moved', () => {
    const before = items('a', 'b');
    const after = [{ id: 'b', word: 'new' }, ...items('a')];
    expect(told(before, after)).toEqual(['b changed', 'a same']);
  });

  it('pairs what has a new id by its alias, if it is given once on each side', () => {
    const one = [{ id: '1', word: 'x', code: 'S1' }];
    expect(told(one, [{ id: '2', word: 'y', code: 'S1' }])).toEqual(['2 changed']);
    const twice = [...one, { id: '3', word: 'x', code: 'S1' }];
    expect(told(twice, [{ id: '2', word: 'y', code: 'S1' }])).toEqual([
      '2 added',
      '1 removed',
      '3 removed',
    ]);
  });

  it('takes a change inside a row for a change of the row', () => {
    const [row] = compareRows(items('a'), items('a'), {
      ...rules,
      rows: () => compareRows(items('x'), items('x', 'y'), rules),
    });
    expect(row?.change).toBe('changed');
  });

  it('works from nothing and to nothing', () => {
    expect(told([], items('a'))).toEqual(['a added']);
    expect(told(items('a'), [])).toEqual(['a removed']);
  });
});

describe('a whole comparison', () => {
  const section = {
    key: 's',
    title: 'S',
    fields: [field('a', 'b'), field('c', 'c')],
    rows: compareRows(items('a', 'b'), items('b', 'c'), rules),
  };

  it('keeps only what differs, and what is new or gone whole', () => {
    const changes = onlyChanges(section);
    expect(changes?.fields).toEqual([field('a', 'b')]);
    expect(changes?.rows?.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(changes?.rows?.[1]?.fields).toHaveLength(1);
    const same = { key: 't', title: 'T', fields: [field('c', 'c')] };
    expect(onlyChanges(same)).toBeNull();
    expect(isUnchanged({ sections: [same] })).toBe(true);
    expect(isUnchanged({ sections: [same, section] })).toBe(false);
  });

  it('counts', () => {
    expect(countChanges({ sections: [section] })).toEqual({
      added: 1,
      removed: 1,
      changed: 1,
      moved: 0,
    });
  });
});
