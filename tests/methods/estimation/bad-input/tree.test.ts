import { describe, expect, it } from 'vitest';
import { type AreaMoments, addAreas, emptyArea } from '../../../../methods/estimation/area.ts';
import { type Block, householdVector } from '../../../../methods/estimation/block.ts';
import { addHousehold, emptyListSums } from '../../../../methods/estimation/list-sums.ts';
import { readComposite } from '../../../../methods/estimation/read-composite.ts';
import { readContrast } from '../../../../methods/estimation/read-contrast.ts';
import { readDesignEffect } from '../../../../methods/estimation/read-design-effect.ts';
import { readRatio } from '../../../../methods/estimation/read-ratio.ts';
import { readTotal } from '../../../../methods/estimation/read-total.ts';
import { stratumFromVillages } from '../../../../methods/estimation/stratum-from-villages.ts';
import { readJudgedComposite, readJudgedRate } from '../../../../methods/estimation/verdict/read-judged.ts';
import { villageFromLists } from '../../../../methods/estimation/village-from-lists.ts';
import { cellsOf, outcomeOf, type Row } from './outcome.ts';

/** What every reader of the estimation tree says to each input that nothing can be estimated from. */
const block: Block = { measures: ['wrong'], groups: ['all', 'poor'] };

type Household = readonly [y: number, x: number];

const village = (...answers: readonly Household[]) => {
  const sums = emptyListSums(block);
  for (const [y, x] of answers)
    addHousehold(sums, householdVector(block, [{ measure: 'wrong', groups: ['all'], y, x }]));
  return villageFromLists(
    { lists: [{ size: 10, sums }], inclusion: { numerator: '1', denominator: '4' } },
    block,
  );
};
const stratum = (...villages: readonly (readonly Household[])[]): AreaMoments =>
  stratumFromVillages(
    villages.map((answers) => village(...answers)),
    { method: 'with-replacement' },
    block,
  );
const good = stratum(
  [
    [1, 2],
    [0, 3],
  ],
  [
    [0, 2],
    [1, 1],
  ],
  [
    [0, 1],
    [0, 3],
  ],
);

interface Input {
  readonly area: AreaMoments;
  readonly group?: string;
}

const compositeOf = (group: string) => ({
  constant: 1,
  parts: [{ measure: 'wrong', group, size: 10 }],
  population: 100,
});

describe('the readers of the tree', () => {
  const readers = {
    readRatio: ({ area, group = 'all' }: Input) => readRatio(area, block, 'wrong', group),
    'readRatio by t': ({ area, group = 'all' }: Input) =>
      readRatio(area, block, 'wrong', group, { interval: 't' }),
    readTotal: ({ area, group = 'all' }: Input) => readTotal(area, block, 'wrong', group),
    'readTotal by log': ({ area, group = 'all' }: Input) =>
      readTotal(area, block, 'wrong', group, { interval: 'log' }),
    readContrast: ({ area, group = 'all' }: Input) =>
      readContrast(area, block, [{ measure: 'wrong', group, coefficient: 1 }]),
    readComposite: ({ area, group = 'all' }: Input) => readComposite(area, block, compositeOf(group)),
    readJudgedRate: ({ area, group = 'all' }: Input) => readJudgedRate(area, block, 'wrong', group, 1),
    readJudgedComposite: ({ area, group = 'all' }: Input) =>
      readJudgedComposite(area, block, compositeOf(group), 1),
    readDesignEffect: ({ area, group = 'all' }: Input) => readDesignEffect(area, block, 'wrong', group),
  };
  const each = (outcome: string, count: number): readonly string[] => Array<string>(count).fill(outcome);
  const zero = 'not estimable: zero-denominator';
  const large = 'refused: out-of-range';
  const rows: readonly Row<Input>[] = [
    ['good villages', { area: good }, ...each('estimated', 9)],
    [
      'an area without answers',
      { area: emptyArea(block) },
      ...each('not estimable: no-answers', 8),
      'no value',
    ],
    [
      'a group that nobody belongs to',
      { area: good, group: 'poor' },
      ...each(zero, 2),
      // A total of nobody is 0 and known to be; its logarithm is not there.
      'estimated',
      ...each(zero, 5),
      'no value',
    ],
    [
      'denominators of 0',
      { area: stratum([[0, 0]], [[0, 0]]) },
      ...each(zero, 2),
      'estimated',
      ...each(zero, 5),
      'no value',
    ],
    [
      'one PSU',
      {
        area: stratum([
          [1, 2],
          [0, 3],
        ]),
      },
      ...each('not estimable: one-psu', 8),
      'no value',
    ],
    [
      'as many strata as PSUs',
      { area: addAreas(stratum([[1, 2]]), stratum([[0, 2]])) },
      ...each('not estimable: no-degrees-of-freedom', 8),
      'no value',
    ],
    [
      'a ratio below 0',
      {
        area: stratum(
          [[-3, 1]],
          [
            [1, 1],
            [2, 1],
          ],
        ),
      },
      'not estimable: not-a-proportion',
      'estimated',
      'estimated',
      'not estimable: not-a-count',
      'estimated',
      ...each('not estimable: not-a-proportion', 3),
      'estimated',
    ],
    [
      'numbers too large to be squared',
      { area: stratum([[1e200, 1e200]], [[1e155, 1e199]]) },
      ...each(large, 9),
    ],
    ['a group that the block does not hold', { area: good, group: 'rich' }, 'refused: unknown-group'],
  ];

  it.each(cellsOf(readers, rows))('$name: $expected', ({ act, expected }) => {
    expect(outcomeOf(act)).toBe(expected);
  });
});

describe('the options of the readers of the tree', () => {
  interface Options {
    readonly level?: number;
    readonly deffPlanned?: number;
  }
  const readers = {
    readRatio: (options: Options) => readRatio(good, block, 'wrong', 'all', options),
    'readRatio by Wilson': (options: Options) =>
      readRatio(good, block, 'wrong', 'all', { ...options, interval: 'wilson' }),
    readComposite: (options: Options) => readComposite(good, block, compositeOf('all'), options),
    'readTotal by log of none': (options: Options) =>
      readTotal(stratum([[0, 1]], [[0, 1]]), block, 'wrong', 'all', { ...options, interval: 'log' }),
  };
  const refused = 'refused: out-of-range';
  const rows: readonly Row<Options>[] = [
    ...[Number.NaN, 0, 1, 95, -0.5].map((level): Row<Options> => [`the level ${level}`, { level }, refused]),
    ...[Number.NaN, 0, -2, Number.POSITIVE_INFINITY].map(
      (deffPlanned): Row<Options> => [`the planned effect ${deffPlanned}`, { deffPlanned }, refused],
    ),
  ];

  it.each(cellsOf(readers, rows))('$name: $expected', ({ act, expected }) => {
    expect(outcomeOf(act)).toBe(expected);
  });

  const others: readonly (readonly [string, string, () => unknown])[] = [
    [
      'readContrast of the level 95',
      'refused: out-of-range',
      () => readContrast(good, block, [{ measure: 'wrong', group: 'all', coefficient: 1 }], { level: 95 }),
    ],
    ['readContrast of no term', 'refused: wrong-shape', () => readContrast(good, block, [])],
    [
      'readContrast of the coefficient NaN',
      'refused: not-a-number',
      () => readContrast(good, block, [{ measure: 'wrong', group: 'all', coefficient: Number.NaN }]),
    ],
    ...[Number.NaN, 0, -1, 1.5].map((areaInclusion): readonly [string, string, () => unknown] => [
      `readTotal of an area drawn with probability ${areaInclusion}`,
      'refused: inclusion-out-of-range',
      () => readTotal(good, block, 'wrong', 'all', { areaInclusion }),
    ]),
    ...[
      { constant: Number.NaN },
      { constant: -1 },
      { population: 0 },
      { population: Number.NaN },
      { parts: [{ measure: 'wrong', group: 'all', size: -1 }] },
      { parts: [{ measure: 'wrong', group: 'all', size: Number.NaN }] },
      { parts: [{ measure: 'wrong', group: 'all', size: 1, deffPlanned: Number.NaN }] },
    ].map((part): readonly [string, string, () => unknown] => [
      `readComposite of ${JSON.stringify(part)}`,
      'refused: out-of-range',
      () => readComposite(good, block, { ...compositeOf('all'), ...part }),
    ]),
    ...[Number.NaN, 0, -2, Number.POSITIVE_INFINITY].map(
      (deffPlanned): readonly [string, string, () => unknown] => [
        `readJudgedRate of the planned effect ${deffPlanned}`,
        'refused: out-of-range',
        () => readJudgedRate(good, block, 'wrong', 'all', deffPlanned),
      ],
    ),
    ...[
      { constant: Number.NaN },
      { population: 0 },
      { parts: [{ measure: 'wrong', group: 'all', size: Number.NaN }] },
      { parts: [{ measure: 'wrong', group: 'all', size: 1, deffPlanned: Number.NaN }] },
    ].map((part): readonly [string, string, () => unknown] => [
      `readJudgedComposite of ${JSON.stringify(part)}`,
      'refused: out-of-range',
      () => readJudgedComposite(good, block, { ...compositeOf('all'), ...part }, 1),
    ]),
    [
      'readComposite of no part',
      'not estimable: no-answers',
      () => readComposite(good, block, { constant: 1, parts: [], population: 10 }),
    ],
  ];

  it.each(others)('%s: %s', (_, expected, act) => {
    expect(outcomeOf(act)).toBe(expected);
  });
});
