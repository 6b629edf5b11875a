import { describe, expect, it } from 'vitest';
import { cellKey, crossedFamilies } from '../../../../methods/estimation/suppression/crossed-families.ts';
import { changesOf, latticeOf } from '../../../../methods/estimation/suppression/lattice.ts';

const families = [{ parent: 'county', children: ['b', 'a'] }];
const lattice = latticeOf(['county', 'b', 'a', 'alone'], families);

const added = (households: number, count: number) => ({ added: { households, count } });

describe('a lattice', () => {
  it('stands in the order of keys, whatever the order given', () => {
    expect(lattice.keys).toEqual(['a', 'alone', 'b', 'county']);
    expect(lattice.families).toEqual([{ parent: 3, children: [0, 2] }]);
    expect(lattice.familiesOf.map(({ length }) => length)).toEqual([1, 0, 1, 1]);
  });

  it('has its families in the order of their parents, then of their children', () => {
    const given = [
      { parent: 'f', children: ['e', 'd'] },
      { parent: 'b', children: ['a'] },
      { parent: 'f', children: ['c', 'a'] },
      { parent: 'c', children: ['b'] },
    ];
    for (const order of [given, given.toReversed()])
      expect(latticeOf(['f', 'b', 'a', 'd', 'c', 'e'], order).families).toEqual([
        { parent: 1, children: [0] },
        { parent: 2, children: [1] },
        { parent: 5, children: [0, 2] },
        { parent: 5, children: [3, 4] },
      ]);
  });

  it.each([
    [['a', 'a'], [], 'Two cells'],
    [['a'], [{ parent: 'b', children: ['a'] }], 'names "b"'],
    [['a'], [{ parent: 'a', children: [] }], 'family of "a"'],
    [['a', 'b'], [{ parent: 'a', children: ['a'] }], 'family of "a"'],
    [['a', 'b'], [{ parent: 'a', children: ['b', 'b'] }], 'family of "a"'],
  ])('of %j with %j is refused', (keys, given, message) => {
    expect(() => latticeOf(keys, given)).toThrow(message);
  });
});

describe('changes', () => {
  it('that are not named are none', () => {
    const none = { households: 0, count: 0 };
    expect(changesOf(lattice, [{ key: 'alone', ...added(9, 4) }])).toEqual([
      { added: none, removed: none },
      { added: { households: 9, count: 4 }, removed: none },
      { added: none, removed: none },
      { added: none, removed: none },
    ]);
  });

  it('must add up, households and counts, those that came and those that left', () => {
    const parts = [
      { key: 'a', ...added(9, 4) },
      { key: 'b', ...added(5, 1), removed: { households: 3, count: 2 } },
    ];
    const whole = { key: 'county', ...added(14, 5), removed: { households: 3, count: 2 } };
    expect(changesOf(lattice, [...parts, whole])).toHaveLength(4);
    for (const wrong of [
      { ...whole, ...added(15, 5) },
      { ...whole, ...added(14, 6) },
      { ...whole, removed: { households: 4, count: 2 } },
      { ...whole, removed: { households: 3, count: 1 } },
    ])
      expect(() => changesOf(lattice, [...parts, wrong])).toThrow('The children of "county" have');
  });

  it.each([
    [[{ key: 'x', ...added(1, 1) }], '"x" is no cell'],
    [
      [
        { key: 'alone', ...added(1, 1) },
        { key: 'alone', ...added(1, 1) },
      ],
      'Two changes',
    ],
    [[{ key: 'alone', ...added(1, 2) }], '2 of 1 households'],
    [[{ key: 'alone', ...added(-1, 0) }], '0 of -1 households'],
    [[{ key: 'alone', ...added(1.5, 0) }], '0 of 1.5 households'],
    [[{ key: 'alone', ...added(Number.NaN, 0) }], '0 of NaN households'],
    [[{ key: 'alone', ...added(2, 1), removed: { households: 1, count: 2 } }], '2 of 1 households'],
  ])('%j are refused', (given, message) => {
    expect(() => changesOf(lattice, given)).toThrow(message);
  });
});

describe('areas crossed with a breakdown', () => {
  it('add up over their parts, by group, and over groups, by area', () => {
    const areas = [{ key: 'c' }, { key: 'v', within: 'c' }, { key: 'w', within: 'c' }];
    expect(crossedFamilies(areas, 'all', [['poor', 'exited']])).toEqual([
      { parent: 'c/all', children: ['v/all', 'w/all'] },
      { parent: 'c/poor', children: ['v/poor', 'w/poor'] },
      { parent: 'c/exited', children: ['v/exited', 'w/exited'] },
      { parent: 'c/all', children: ['c/poor', 'c/exited'] },
      { parent: 'v/all', children: ['v/poor', 'v/exited'] },
      { parent: 'w/all', children: ['w/poor', 'w/exited'] },
    ]);
    expect(crossedFamilies([{ key: 'c' }], 'all', [])).toEqual([]);
    expect(cellKey('c', 'poor')).toBe('c/poor');
  });
});
