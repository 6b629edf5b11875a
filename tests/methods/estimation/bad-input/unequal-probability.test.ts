import { describe, expect, it } from 'vitest';
import { wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import { totalInfluence } from '../../../../methods/estimation/flat/influence.ts';
import { readUnequal } from '../../../../methods/estimation/unequal-probability/read-unequal.ts';
import {
  type UnequalDesign,
  unequalSample,
} from '../../../../methods/estimation/unequal-probability/unequal-sample.ts';
import type { VarianceEstimator } from '../../../../methods/estimation/unequal-probability/variance-estimators.ts';
import { cellsOf, outcomeOf, type Row } from './outcome.ts';

const refused = (code: string): string => `refused: ${code}`;

describe('the readers of unequal probabilities', () => {
  const estimators = [
    'horvitz-thompson',
    'yates-grundy',
    'overton',
    'brewer',
    'deville',
    'with-replacement',
  ] as const;
  const read = (design: UnequalDesign, estimator: VarianceEstimator) => {
    const unequal = unequalSample(design);
    const ranks = design.inclusion.map((_, row) => row);
    const total = totalInfluence(unequal.sample, wholeSample(unequal.sample), ranks);
    return readUnequal(unequal, total, { estimator });
  };
  const functions = Object.fromEntries(
    estimators.map((estimator) => [estimator, (design: UnequalDesign) => read(design, estimator)]),
  );
  const pair = { units: [1, 2], inclusion: [0.5, 0.5] };
  const table = (...joint: readonly (readonly number[])[]) => joint;
  const rows: readonly Row<UnequalDesign>[] = [
    ['a probability of NaN', { ...pair, inclusion: [Number.NaN, 0.5] }, refused('inclusion-out-of-range')],
    ['a probability of 0', { ...pair, inclusion: [0, 0.5] }, refused('inclusion-out-of-range')],
    ['a probability of 2', { ...pair, inclusion: [2, 0.5] }, refused('inclusion-out-of-range')],
    [
      'two probabilities of one unit',
      { units: [1, 1, 2], inclusion: [0.5, 0.6, 0.5] },
      refused('mixed-designs'),
    ],
    ['a row without a unit', { ...pair, units: [1] }, refused('wrong-shape')],
    [
      'a unit in two strata',
      { units: [1, 1, 2], strata: [1, 2, 2], inclusion: [0.5, 0.5, 0.5] },
      refused('unit-in-two-strata'),
    ],
    [
      'a joint probability of 0',
      {
        ...pair,
        joint: [
          [0.5, 0],
          [0, 0.5],
        ],
      },
      refused('inclusion-out-of-range'),
    ],
    ['joint probabilities that end early', { ...pair, joint: [[0.5]] }, refused('wrong-shape')],
    [
      'joint probabilities that go on',
      {
        ...pair,
        joint: [
          [0.5, 0.2, 0.2],
          [0.2, 0.5, 0.2],
        ],
      },
      refused('wrong-shape'),
    ],
    [
      'joint probabilities that differ across the diagonal',
      { ...pair, joint: table([0.5, 0.2], [0.3, 0.5]) },
      refused('mixed-designs'),
    ],
    ['a diagonal that is not π', { ...pair, joint: table([0.4, 0.2], [0.2, 0.4]) }, refused('mixed-designs')],
    [
      'a joint probability of NaN',
      { ...pair, joint: table([0.5, Number.NaN], [Number.NaN, 0.5]) },
      refused('inclusion-out-of-range'),
    ],
    [
      'a pair more frequent than its units',
      { ...pair, joint: table([0.5, 0.6], [0.6, 0.5]) },
      refused('inclusion-out-of-range'),
    ],
    // Two that are left out with 0.1 each are drawn together with 0.8 or more.
    [
      'a pair too rare for its units',
      { units: [1, 2], inclusion: [0.9, 0.9], joint: table([0.9, 0.7], [0.7, 0.9]) },
      refused('inclusion-out-of-range'),
    ],
    ['a unit of NaN', { ...pair, units: [1, Number.NaN] }, refused('not-a-number')],
    [
      'a probability so small that its weight has no end',
      { ...pair, inclusion: [1e-320, 0.5] },
      refused('not-a-number'),
    ],
    [
      'numbers too large to be squared',
      { units: [1, 2], inclusion: [1e-160, 1e-160], joint: table([1e-160, 1e-161], [1e-161, 1e-160]) },
      refused('out-of-range'),
    ],
    [
      'one unit by chance among certain ones',
      { units: [1, 2, 3], inclusion: [1, 1, 0.5], joint: table([1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 0.5]) },
      // (1 − π)·a² = 0.5·(2/0.5)² needs no other unit.
      'estimated',
      'not estimable: one-psu',
      // These take certain units as drawn with it, as R does.
      'estimated',
      'estimated',
      'not estimable: one-psu',
      'estimated',
    ],
    ['no unit', { units: [], inclusion: [] }, 'not estimable: no-answers'],
    ['one unit', { units: [1], inclusion: [0.5] }, 'not estimable: one-psu'],
    [
      'no joint probabilities',
      pair,
      ...Array<string>(2).fill('not estimable: joint-probabilities-missing'),
      ...Array<string>(4).fill('estimated'),
    ],
  ];

  it.each(cellsOf(functions, rows))('$name: $expected', ({ act, expected }) => {
    expect(outcomeOf(act)).toBe(expected);
  });
});
