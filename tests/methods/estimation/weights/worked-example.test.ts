import { describe, expect, it } from 'vitest';
import { wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import { totalInfluence } from '../../../../methods/estimation/flat/influence.ts';
import { readFlatRatio, readInfluence } from '../../../../methods/estimation/flat/read-flat.ts';
import { type Sample, sampleFrom } from '../../../../methods/estimation/flat/sample.ts';
import { adjustedSample } from '../../../../methods/estimation/weights/adjusted-weights.ts';
import { baseWeight } from '../../../../methods/estimation/weights/base-weight.ts';
import { calibrate } from '../../../../methods/estimation/weights/calibrate.ts';
import { responseFactors } from '../../../../methods/estimation/weights/non-response.ts';

/** The example of docs/weights.md; its figures are printed by R, the calls stand there. */
const baseOf = (size: number): number =>
  baseWeight([
    { numerator: '4', denominator: '24' },
    { numerator: '5', denominator: String(size) },
  ]).weight;

const table = responseFactors(
  [
    { village: 'A', size: 20, answered: 4 },
    { village: 'B', size: 30, answered: 3 },
    { village: 'C', size: 10, answered: 1 },
    { village: 'D', size: 25, answered: 4 },
  ].map(({ village, size, answered }) => ({
    stratum: 'north',
    village,
    list: 'exited',
    issued: 5,
    answered,
    baseWeight: baseOf(size),
  })),
);

const villages = ['A', 'A', 'A', 'A', 'B', 'B', 'B', 'C', 'D', 'D', 'D', 'D'];
const persons = [4, 3, 5, 2, 4, 2, 6, 3, 4, 1, 5, 3];
const wrong = [0, 3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0];

const weightOf = (village: string): number => {
  const line = table.find((each) => each.village === village);
  return (line?.baseWeight ?? Number.NaN) * (line?.factor ?? Number.NaN);
};

const sample = sampleFrom({
  weights: villages.map(weightOf),
  stages: [{ units: villages, population: villages.map(() => 24) }],
});

const expectFigures = (of: Sample, total: readonly number[], rate: readonly number[]): void => {
  const [ofTotal, ofRate] = [
    readInfluence(of, totalInfluence(of, wholeSample(of), wrong)),
    readFlatRatio(of, wholeSample(of), wrong, persons),
  ];
  if ('notEstimable' in ofTotal || 'notEstimable' in ofRate) throw new Error('Four villages tell.');
  expect(ofTotal.estimate).toBeCloseTo(total[0] ?? Number.NaN, 2);
  expect(ofTotal.standardError).toBeCloseTo(total[1] ?? Number.NaN, 3);
  expect(ofRate.estimate).toBeCloseTo(rate[0] ?? Number.NaN, 8);
  expect(ofRate.standardError).toBeCloseTo(rate[1] ?? Number.NaN, 8);
};

describe('the example of the page on weights', () => {
  it('has one factor for a list with a thin village: 510/336', () => {
    expect(table.map(({ baseWeight, level }) => [baseWeight, level])).toEqual([
      [24, 'stratum-list'],
      [36, 'stratum-list'],
      [12, 'stratum-list'],
      [30, 'stratum-list'],
    ]);
    for (const { factor } of table) expect(factor).toBeCloseTo(510 / 336, 14);
  });

  it('has the figures of R before and after calibration', () => {
    expectFigures(sample, [154.82, 94.425], [0.08542714, 0.05038281]);
    const calibrated = adjustedSample(
      sample,
      calibrate(
        sample.weights,
        [
          { name: 'households', values: persons.map(() => 1), total: 540 },
          { name: 'persons', values: persons, total: 1900 },
        ],
        { method: 'logit', bounds: { lower: 0.5, upper: 2 } },
      ),
    );
    expectFigures(calibrated, [167.05, 86.484], [0.08791898, 0.04551792]);
  });
});
