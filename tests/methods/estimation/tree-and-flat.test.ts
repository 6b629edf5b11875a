import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estimate, NotEstimable } from '../../../methods/estimation/estimate.ts';
import {
  combinedInfluence,
  meanInfluence,
  ratioInfluence,
  totalInfluence,
} from '../../../methods/estimation/flat/influence.ts';
import { readFlatRatio, readInfluence } from '../../../methods/estimation/flat/read-flat.ts';
import type { LonelyPolicy } from '../../../methods/estimation/lonely-policy.ts';
import { readContrast } from '../../../methods/estimation/read-contrast.ts';
import { readRatio } from '../../../methods/estimation/read-ratio.ts';
import { readTotal } from '../../../methods/estimation/read-total.ts';
import {
  block,
  designs,
  flatColumn,
  flatDomain,
  flatSample,
  rowsOf,
  type Stratum,
  treeArea,
} from './random-design.ts';

/** The flat estimator linearises rows and is checked against R by the vectors; the tree never sees a row. */
const seeded = { seed: 19_990_101, numRuns: 150 };

const expectClose = (got: number, expected: number, scale: number): void =>
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(expected), scale));

/** An area's group of nobody has a denominator, of 0; a flat sample's has no row. */
const reasonOf = (reading: Estimate | NotEstimable): string =>
  'notEstimable' in reading ? reading.notEstimable.replace('no-answers', 'zero-denominator') : 'estimable';

/** Variances below 1e-12 of the estimate's square are rounding in the one and 0 in the other. */
const expectSame = (tree: Estimate | NotEstimable, flat: Estimate | NotEstimable): void => {
  if ('notEstimable' in tree || 'notEstimable' in flat) {
    expect(reasonOf(tree)).toBe(reasonOf(flat));
    return;
  }
  expectClose(tree.estimate, flat.estimate, 1e-6);
  expectClose(tree.variance, flat.variance, 1e-3 * flat.estimate ** 2 + 1e-9);
  expect(tree.degreesOfFreedom).toBe(flat.degreesOfFreedom);
  expect(tree.n).toBe(flat.n);
  expect(tree.lonelyStrata).toBe(flat.lonelyStrata);
};

interface Columns {
  readonly rows: ReturnType<typeof rowsOf>;
  readonly sample: ReturnType<typeof flatSample>;
  readonly wrong: readonly number[];
  readonly persons: readonly number[];
  readonly income: readonly number[];
}

const columnsOf = (strata: readonly Stratum[]): Columns => {
  const rows = rowsOf(strata);
  return {
    rows,
    sample: flatSample(rows),
    wrong: flatColumn(rows, ({ wrong }) => wrong),
    persons: flatColumn(rows, ({ persons }) => persons),
    income: flatColumn(rows, ({ income }) => income),
  };
};

const GROUPS = ['all', 'exited', 'poor'] as const;

describe.each<[LonelyPolicy, number]>([
  ['adjust', 0],
  ['certainty', 0],
  ['average', 2],
])('the tree equals the flat estimator, lonely strata: %s', (lonelyPolicy, fewestAnswers) => {
  const design = designs(1, fewestAnswers);

  it('for ratios of every group', () => {
    fc.assert(
      fc.property(design, (strata) => {
        const { rows, sample, wrong, persons } = columnsOf(strata);
        const area = treeArea(strata, lonelyPolicy);
        for (const group of GROUPS) {
          const tree = readRatio(area, block, 'wrong', group);
          const flat = readFlatRatio(sample, flatDomain(sample, rows, group), wrong, persons, {
            lonelyPolicy,
          });
          expectSame(tree, flat);
          if ('notEstimable' in tree || 'notEstimable' in flat) continue;
          expectClose(tree.interval.lower, flat.interval.lower, 1e-3);
          expectClose(tree.interval.upper, flat.interval.upper, 1e-3);
        }
      }),
      seeded,
    );
  });

  it('for means with t intervals', () => {
    fc.assert(
      fc.property(design, (strata) => {
        const { rows, sample, income } = columnsOf(strata);
        const area = treeArea(strata, lonelyPolicy);
        for (const group of GROUPS) {
          const influence = meanInfluence(sample, flatDomain(sample, rows, group), income);
          const tree = readRatio(area, block, 'income', group, { interval: 't' });
          if (influence !== undefined) expectSame(tree, readInfluence(sample, influence, { lonelyPolicy }));
        }
      }),
      seeded,
    );
  });
});

describe('the tree equals the flat estimator', () => {
  it('for totals', () => {
    fc.assert(
      fc.property(designs(2, 2), (strata) => {
        const { rows, sample, income } = columnsOf(strata);
        const area = treeArea(strata);
        const influence = totalInfluence(sample, flatDomain(sample, rows, 'poor'), income);
        expectSame(readTotal(area, block, 'income', 'poor'), readInfluence(sample, influence));
      }),
      seeded,
    );
  });

  it('for the difference of two groups that share villages', () => {
    fc.assert(
      fc.property(designs(2, 2), (strata) => {
        const { rows, sample, wrong, persons } = columnsOf(strata);
        const [exited, poor] = (['exited', 'poor'] as const).map((group) =>
          ratioInfluence(sample, flatDomain(sample, rows, group), wrong, persons),
        );
        if (exited === undefined || poor === undefined) throw new Error('Both groups have answers.');
        const difference = combinedInfluence([
          { coefficient: 1, influence: exited },
          { coefficient: -1, influence: poor },
        ]);
        const tree = readContrast(treeArea(strata), block, [
          { measure: 'wrong', group: 'exited', coefficient: 1 },
          { measure: 'wrong', group: 'poor', coefficient: -1 },
        ]);
        const flat = readInfluence(sample, difference);
        if ('notEstimable' in tree || 'notEstimable' in flat) throw new Error('Two villages tell.');
        expectClose(tree.estimate, flat.estimate, 1e-6);
        expectClose(tree.variance, flat.variance, 1e-3);
        expect(tree.degreesOfFreedom).toBe(flat.degreesOfFreedom);
      }),
      seeded,
    );
  });
});
