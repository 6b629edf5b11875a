import { describe, expect, test } from 'vitest';
import { levelStandings } from '../../../api/estimates/level-standing.ts';
import { areasCut, collapsedStrata, homesOf } from '../../../api/estimates/strata.ts';

const village = (code: string, stratum: string) => ({ code, stratum });

/** Two counties of one prefecture and one of another, in one province. */
const villages = [
  village('433123100201', 'river'),
  village('433123200201', 'hill'),
  village('433124100201', 'town'),
  village('433124200201', 'hill'),
  village('433124200202', 'far'),
  village('430102200202', 'far'),
];

describe('the home of a stratum is the smallest area from the county up that holds all its villages', () => {
  test('one county, one prefecture, one province', () => {
    expect([...homesOf(villages, [])].toSorted()).toEqual([
      ['far', '43'],
      ['hill', '4331'],
      ['river', '433123'],
      ['town', '433124'],
    ]);
  });

  test('strata that count as one share a home', () => {
    expect(Object.fromEntries(homesOf(villages, [['river', 'town']]))).toEqual({
      far: '43',
      hill: '4331',
      river: '4331',
    });
  });

  test('villages of two provinces are at home in the nation', () => {
    const both = [village('433123100201', 's'), village('520102100201', 's')];
    expect(Object.fromEntries(homesOf(both, []))).toEqual({ s: 'CN' });
  });
});

test('pairs chain, and an unknown stratum joins nothing', () => {
  const together = collapsedStrata(
    ['a', 'b', 'c', 'd'],
    [
      ['b', 'c'],
      ['a', 'c'],
      ['d', 'x'],
    ],
  );
  expect(Object.fromEntries(together)).toEqual({ a: ['a', 'b', 'c'], d: ['d'] });
});

describe('levels are nodes where they are made of whole strata, domains where one of their areas cuts one', () => {
  const standings = (homes: Record<string, string>, townships = false) =>
    Object.fromEntries(
      levelStandings(new Map(Object.entries(homes)), townships).map(({ level, standing }) => [
        level,
        standing,
      ]),
    );

  test.each([
    [{ a: '433123' }, { county: 'node', prefecture: 'node', province: 'node', nation: 'node' }],
    [
      { a: '433123', b: '4331' },
      { county: 'domain', prefecture: 'node', province: 'node', nation: 'node' },
    ],
    [{ a: '43' }, { county: 'domain', prefecture: 'domain', province: 'node', nation: 'node' }],
    [{ a: 'CN' }, { county: 'domain', prefecture: 'domain', province: 'domain', nation: 'node' }],
  ])('%o', (homes, expected) => {
    expect(standings(homes)).toEqual({ ...expected, township: 'not-estimable', village: 'not-estimable' });
  });

  test('townships are domains where the design wants them', () => {
    expect(standings({ a: '433123' }, true)).toMatchObject({ county: 'node', township: 'domain' });
  });
});

test('a village’s areas below the home of its stratum hold a domain of it', () => {
  expect(areasCut('433124200201', '433124', false)).toEqual([]);
  expect(areasCut('433124200201', '4331', false)).toEqual(['433124']);
  expect(areasCut('433124200201', 'CN', true)).toEqual(['433124200', '433124', '4331', '43']);
});
