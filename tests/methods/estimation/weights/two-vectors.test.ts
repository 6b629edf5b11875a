import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AreaMoments, emptyArea, sumAreas } from '../../../../methods/estimation/area.ts';
import { type Block, householdVector } from '../../../../methods/estimation/block.ts';
import { EstimationError } from '../../../../methods/estimation/estimation-error.ts';
import { totalInfluence } from '../../../../methods/estimation/flat/influence.ts';
import { readFlatRatio, readInfluence } from '../../../../methods/estimation/flat/read-flat.ts';
import type { LonelyPolicy } from '../../../../methods/estimation/lonely-policy.ts';
import { readDesignEffect } from '../../../../methods/estimation/read-design-effect.ts';
import { readRatio } from '../../../../methods/estimation/read-ratio.ts';
import { readTotal } from '../../../../methods/estimation/read-total.ts';
import type { StratumDesign } from '../../../../methods/estimation/stratum.ts';
import { stratumFromVillages } from '../../../../methods/estimation/stratum-from-villages.ts';
import { villageFromLists } from '../../../../methods/estimation/village-from-lists.ts';
import {
  type AdjustedWeights,
  adjustedSample,
  weightRatios,
} from '../../../../methods/estimation/weights/adjusted-weights.ts';
import { predicted } from '../../../../methods/estimation/weights/auxiliary-space.ts';
import { calibrate } from '../../../../methods/estimation/weights/calibrate.ts';
import { calibratedArea } from '../../../../methods/estimation/weights/calibrated-area.ts';
import {
  type CalibratedHousehold,
  calibratedListSums,
} from '../../../../methods/estimation/weights/calibrated-list.ts';
import { WeightingError } from '../../../../methods/estimation/weights/weighting-error.ts';
import {
  block,
  designs,
  flatColumn,
  flatDomain,
  flatSample,
  type Household,
  type List,
  rowsOf,
  type Stratum,
} from '../random-design.ts';

/** The random designs of `random-design.ts`, calibrated: the flat estimator is checked against R by the vectors. */
const seeded = { seed: 19_920_602, numRuns: 100 };

const vectorOf = ({ wrong, persons, income }: Household, list: List['name']): Float64Array =>
  householdVector(block, [
    { measure: 'wrong', groups: ['all', list], y: wrong, x: persons },
    { measure: 'income', groups: ['all', list], y: income, x: 1 },
  ]);

interface Calibrated {
  readonly rows: ReturnType<typeof rowsOf>;
  readonly adjusted: AdjustedWeights;
  /** Every answered household of the tree, in the order of the rows. */
  readonly households: Map<Household, CalibratedHousehold>;
}

const isList = (name: string): name is List['name'] => name === 'exited' || name === 'poor';

/** Households of each list and persons rise by a few per cent; rows that only stand for a drawn village take no part. */
const calibrateRows = (strata: readonly Stratum[]): Calibrated => {
  const rows = rowsOf(strata);
  const weights = rows.map(({ weight }) => weight);
  const targets = [
    { name: 'exited', values: rows.map(({ list }) => (list === 'exited' ? 1 : 0)), lift: 1.04 },
    { name: 'poor', values: rows.map(({ list }) => (list === 'poor' ? 1 : 0)), lift: 0.97 },
    { name: 'persons', values: rows.map(({ answer }) => answer?.persons ?? 0), lift: 1.02 },
  ].map(({ name, values, lift }) => ({
    name,
    values,
    total: lift * weights.reduce((sum, weight, row) => sum + weight * (values[row] ?? 0), 0),
  }));
  const adjusted = calibrate(weights, targets, { method: 'raking' });
  const ratios = weightRatios(adjusted);
  const vectors = rows.map(({ answer, list }) =>
    answer === undefined || !isList(list) ? new Float64Array(12) : vectorOf(answer, list),
  );
  const columns = Array.from({ length: 12 }, (_, column) =>
    predicted(
      adjusted.space,
      vectors.map((vector) => vector[column] ?? 0),
    ),
  );
  const households = new Map<Household, CalibratedHousehold>();
  for (const [row, { answer }] of rows.entries()) {
    if (answer === undefined) continue;
    households.set(answer, {
      u: vectors[row] ?? new Float64Array(12),
      ratio: ratios[row] ?? Number.NaN,
      predicted: Float64Array.from(columns, (column) => column[row] ?? Number.NaN),
    });
  }
  return { rows, adjusted, households };
};

type Vector = 'points' | 'residuals';

const treeOf = (
  strata: readonly Stratum[],
  { households }: Calibrated,
  vector: Vector,
  designOf: (stratum: Stratum) => StratumDesign,
  lonelyPolicy: LonelyPolicy = 'adjust',
): AreaMoments => {
  const areas = strata.map((stratum) => {
    const villages = stratum.villages.map(({ lists }) =>
      villageFromLists(
        {
          lists: lists.map(({ size, answered }) => ({
            size,
            sums: calibratedListSums(
              answered.flatMap((answer) => households.get(answer) ?? []),
              block,
            )[vector],
          })),
          inclusion: {
            numerator: BigInt(stratum.villages.length),
            denominator: BigInt(stratum.population),
          },
        },
        block,
      ),
    );
    return stratumFromVillages(villages, designOf(stratum), block, { lonelyPolicy });
  });
  return sumAreas(emptyArea(block, lonelyPolicy), areas);
};

const simple = ({ villages, population }: Stratum): StratumDesign => ({
  method: 'simple-random',
  sampled: villages.length,
  population,
});

const areaOf = (strata: readonly Stratum[], calibrated: Calibrated, designOf = simple): AreaMoments =>
  calibratedArea(
    treeOf(strata, calibrated, 'points', designOf),
    treeOf(strata, calibrated, 'residuals', designOf),
  );

const close = (got: number, expected: number, scale: number): void =>
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-8 * Math.max(Math.abs(expected), scale));

describe('a calibrated area from its two vectors', () => {
  it('equals the flat estimator with residuals: ratios of every group, totals', () => {
    fc.assert(
      fc.property(designs(2, 2), (strata) => {
        const calibrated = calibrateRows(strata);
        const { rows, adjusted } = calibrated;
        const sample = adjustedSample(flatSample(rows), adjusted);
        const area = areaOf(strata, calibrated);
        const wrong = flatColumn(rows, (answer) => answer.wrong);
        const persons = flatColumn(rows, (answer) => answer.persons);
        const income = flatColumn(rows, (answer) => answer.income);
        for (const group of ['all', 'exited', 'poor']) {
          const domain = flatDomain(sample, rows, group);
          const flat = readFlatRatio(sample, domain, wrong, persons);
          const tree = readRatio(area, block, 'wrong', group);
          if ('notEstimable' in flat || 'notEstimable' in tree) throw new Error('Two villages tell.');
          close(tree.estimate, flat.estimate, 1e-6);
          close(tree.variance, flat.variance, 1e-3 * flat.estimate ** 2 + 1e-9);
          close(tree.effectiveN ?? 0, flat.effectiveN ?? 0, 1e-3);
          const total = readTotal(area, block, 'income', group);
          const expected = readInfluence(sample, totalInfluence(sample, domain, income));
          if ('notEstimable' in total || 'notEstimable' in expected) throw new Error('Two villages tell.');
          close(total.estimate, expected.estimate, 1);
          close(total.variance, expected.variance, 1e-3 * expected.estimate ** 2 + 1);
        }
      }),
      seeded,
    );
  });

  it('has no variance in what it was calibrated to, under every design', () => {
    fc.assert(
      fc.property(designs(2, 2), (strata) => {
        const calibrated = calibrateRows(strata);
        for (const designOf of [
          simple,
          () => ({ method: 'pps' }) as const,
          () => ({ method: 'with-replacement' }) as const,
        ]) {
          const area = areaOf(strata, calibrated, designOf);
          // the denominator of `wrong` is persons: column 1 of the block
          expect(area.variance[2] ?? Number.NaN).toBeLessThanOrEqual(1e-18 * (area.totals[1] ?? 0) ** 2);
        }
      }),
      seeded,
    );
  });

  it('by hand: one village list of three households', () => {
    // π = 1, all 6 households of a list stand for 3 answers: w = 2. u = 3 1 5, g = 1 1.5 0.5, x'B = 2 2 4.
    // points 3 + 1.5 + 2.5 = 7, T = 14; e = g·(u − x'B) = 1, −1.5, 0.5: mean 0, Σe² = 3.5;
    // V = w²·(1 − 1/2)·3·3.5/2 = 10.5
    const one: Block = { measures: ['m'], groups: ['all'] };
    const households = [
      [3, 1, 2],
      [1, 1.5, 2],
      [5, 0.5, 4],
    ].map(([u = 0, ratio = 0, prediction = 0]) => ({
      u: Float64Array.of(u, 1),
      ratio,
      predicted: Float64Array.of(prediction, 1),
    }));
    const { points, residuals } = calibratedListSums(households, one);
    const area = (sums: typeof points): AreaMoments =>
      stratumFromVillages(
        [
          villageFromLists(
            { lists: [{ size: 6, sums }], inclusion: { numerator: '1', denominator: '1' } },
            one,
          ),
        ],
        { method: 'pps' },
        one,
      );
    const calibrated = calibratedArea(area(points), area(residuals));
    expect(calibrated.totals[0]).toBe(14);
    expect(calibrated.variance[0]).toBeCloseTo(10.5, 12);
  });

  it('gives no design effect: its sums hold g² where that asks for g', () => {
    fc.assert(
      fc.property(designs(2, 2), (strata) => {
        expect(
          readDesignEffect(areaOf(strata, calibrateRows(strata)), block, 'income', 'all'),
        ).toBeUndefined();
      }),
      { seed: 19_920_603, numRuns: 5 },
    );
  });

  it('refuses lonely strata that are to be averaged, vectors of different trees, and predictions of another block', () => {
    const average = emptyArea(block, 'average');
    expect(() => calibratedArea(average, average)).toThrow(WeightingError);
    const household = { u: new Float64Array(12), ratio: 1, predicted: new Float64Array(12) };
    const { points } = calibratedListSums([household], block);
    const area = stratumFromVillages(
      [
        villageFromLists(
          { lists: [{ size: 2, sums: points }], inclusion: { numerator: '1', denominator: '2' } },
          block,
        ),
      ],
      { method: 'pps' },
      block,
    );
    expect(() => calibratedArea(area, emptyArea(block))).toThrow(EstimationError);
    const short = { ...household, predicted: new Float64Array(2) };
    expect(() => calibratedListSums([short], block)).toThrow(EstimationError);
  });
});
