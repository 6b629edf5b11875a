import { describe, expect, it } from 'vitest';
import { designVariance } from '../../../../methods/estimation/flat/design-covariance.ts';
import { domainOf, wholeSample } from '../../../../methods/estimation/flat/domain.ts';
import { totalInfluence } from '../../../../methods/estimation/flat/influence.ts';
import { readFlatRatio } from '../../../../methods/estimation/flat/read-flat.ts';
import { type Sample, sampleFrom } from '../../../../methods/estimation/flat/sample.ts';
import {
  readTwoPhaseRatio,
  readTwoWayReview,
} from '../../../../methods/estimation/two-phase/read-two-phase.ts';
import type { Review } from '../../../../methods/estimation/two-phase/review.ts';
import { twoPhaseVariance } from '../../../../methods/estimation/two-phase/two-phase-variance.ts';

/**
 * Three villages of 9 and three of 12, households suspected (s, all reviewed) or normal (n, 6 of 12 reviewed); y of x persons. In R:
 * d <- data.frame(h = rep(1:2, each = 8), psu, N = rep(c(9, 12), each = 8), g, r = reviewed, y = second, x, first)
 * des <- twophase(id = list(~psu, ~1), strata = list(~h, ~g), fpc = list(~N, NULL), subset = ~r, data = d, method = "full")
 */
const psu = [1, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6];
const stratum = [1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2];
const population = stratum.map((h) => (h === 1 ? 9 : 12));
const strata = ['s', 'n', 'n', 'n', 's', 'n', 'n', 'n', 'n', 'n', 's', 'n', 'n', 'n', 'n', 's'];
const reviewed = [1, 1, 0, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1].map((one) => one === 1);
const no = Number.NaN;
const second = [2, 0, no, no, 1, 0, no, 1, 0, no, 3, no, 0, no, 0, 0];
const first = [2, 0, 0, 0, 2, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1];
const x = [3, 2, 4, 1, 2, 5, 3, 2, 4, 2, 3, 1, 2, 6, 3, 1];
const weights = stratum.map((h) => (h === 1 ? 3 : 4));
const sample = sampleFrom({ weights, stages: [{ units: psu, strata: stratum, population }] });
const review: Review = { strata, reviewed };
const everyone = wholeSample(sample);

const figureOf = (reading: ReturnType<typeof readTwoPhaseRatio>): readonly [number, number] => {
  if ('notEstimable' in reading) throw new Error(reading.notEstimable);
  return [reading.estimate, reading.variance];
};

const expectFigure = (
  reading: ReturnType<typeof readTwoPhaseRatio>,
  [estimate, variance]: readonly [number, number],
): void => {
  const [gotEstimate, gotVariance] = figureOf(reading);
  expect(gotEstimate / estimate).toBeCloseTo(1, 11);
  expect(gotVariance / variance).toBeCloseTo(1, 11);
};

describe('a rate after two-way review', () => {
  it('equals R', () => {
    // svyratio(~y, ~x, des)
    expectFigure(
      readTwoPhaseRatio(sample, everyone, review, second, x),
      [0.1719745222929936, 0.0022081388675338],
    );
  });

  it('of a domain equals R', () => {
    const large = domainOf(sample, (row) => (x[row] ?? 0) >= 3);
    const north = domainOf(sample, (row) => stratum[row] === 1);
    // svyratio(~y, ~x, subset(des, x >= 3)), subset(des, h == 1)
    expectFigure(
      readTwoPhaseRatio(sample, large, review, second, x),
      [0.1682242990654206, 0.0071546693218879],
    );
    expectFigure(
      readTwoPhaseRatio(sample, north, review, second, x),
      [0.2173913043478261, 0.0050766923598281],
    );
  });

  it('equals R where the first phase has two stages', () => {
    // psu = rep(1:4, each = 4), hh = 1:16, M = rep(c(6, 8, 5, 10), each = 4), des as above with id = list(~psu + hh, ~1),
    // fpc = list(~N + M, NULL). As many households in each village: survey 4.1 takes their numbers from the wrong rows.
    const villages = [...psu.keys()].map((row) => Math.floor(row / 4));
    const size = villages.map((village) => [6, 8, 5, 10][village] ?? 0);
    const twoStages = sampleFrom({
      weights: size.map((households, row) => ((population[row] ?? 0) / 2) * (households / 4)),
      stages: [
        { units: villages, strata: stratum, population },
        { units: [...psu.keys()], population: size },
      ],
    });
    expectFigure(
      readTwoPhaseRatio(twoStages, everyone, review, second, x),
      [0.1435897435897436, 0.0053274728107035],
    );
  });

  it('stands beside the first judgement', () => {
    const { reviewed: after, firstJudgement } = readTwoWayReview(
      sample,
      everyone,
      review,
      { first, second },
      x,
    );
    expectFigure(after, [0.1719745222929936, 0.0022081388675338]);
    // svyratio(~first, ~x, svydesign(~psu, strata = ~h, fpc = ~N, data = d))
    if ('notEstimable' in firstJudgement) throw new Error(firstJudgement.notEstimable);
    expect(firstJudgement.estimate).toBeCloseTo(0.1558441558441558, 12);
    expect(firstJudgement.variance).toBeCloseTo(0.0037322233373778, 12);
    expect(after).toMatchObject({ n: 10, degreesOfFreedom: 4, lonelyStrata: 0 });
  });

  it('is the plain rate where everyone was reviewed', () => {
    const all = { strata, reviewed: reviewed.map(() => true) };
    const answers = second.map((y) => (Number.isNaN(y) ? 0 : y));
    const plain = readFlatRatio(sample, everyone, answers, x);
    expect(readTwoPhaseRatio(sample, everyone, all, answers, x)).toEqual(plain);
  });

  it('does not vary where y is in proportion to x', () => {
    const some = x.map((persons) => persons / 3);
    expect(figureOf(readTwoPhaseRatio(sample, everyone, review, some, x))).toEqual([
      expect.closeTo(1 / 3, 14),
      0,
    ]);
  });
});

describe('the variance over both phases', () => {
  it('is unbiased over all draws of the second', () => {
    const y = [4, 1, 0, 3, 2, 5, 1, 7];
    const small = sampleFrom({
      weights: [2, 2, 3, 3, 1, 1, 4, 4],
      stages: [{ units: [1, 1, 2, 3, 4, 4, 5, 5], strata: [1, 1, 1, 1, 2, 2, 2, 2] }],
    });
    const total = totalInfluence(small, wholeSample(small), y);
    // Rows 0, 2, 4, 5, 7 are one stratum of which 3 are drawn; the others are all reviewed.
    const kind = [0, 2, 4, 5, 7];
    const others = { rows: [1, 3, 6], size: 3 };
    const draws = kind.flatMap((a, i) =>
      kind.slice(i + 1).flatMap((b, j) => kind.slice(i + j + 2).map((c) => [a, b, c])),
    );
    expect(draws).toHaveLength(10);
    const mean =
      draws
        .map((rows) => twoPhaseVariance(small, total, [{ rows, size: 5 }, others]))
        .reduce((sum, variance) => sum + variance, 0) / 10;
    // What the first phase shows of all rows, and 5²·(1 − 3/5)·S²/3 of w·y = 8, 0, 2, 5, 28: mean 8.6, ΣS² = 507.2
    const expected = (designVariance(small, total) ?? 0) + (25 * 0.4 * (507.2 / 4)) / 3;
    expect(mean / expected).toBeCloseTo(1, 12);
  });
});

describe('a rate after review that is not there', () => {
  const read = (change: Partial<Review>, domain = everyone, y = second) =>
    readTwoPhaseRatio(sample, domain, { ...review, ...change }, y, x);
  const only = (...rows: readonly number[]) => ({ reviewed: reviewed.map((_, row) => rows.includes(row)) });

  it.each([
    [
      'nobody in the domain',
      'no-answers',
      () =>
        read(
          {},
          domainOf(sample, () => false),
        ),
    ],
    ['a kind of which none was reviewed', 'stratum-without-review', () => read(only(0, 4, 10, 15))],
    ['a kind of which one was reviewed', 'one-review', () => read(only(0, 1, 4, 10, 15))],
    [
      'reviews in one village',
      'one-psu',
      () =>
        read(
          { strata: psu, ...only(0, 1) },
          domainOf(sample, (row) => row < 3),
        ),
    ],
    [
      'reviews in one village of each stratum',
      'no-degrees-of-freedom',
      () =>
        read(
          { strata: psu },
          domainOf(sample, (row) => psu[row] === 1 || psu[row] === 6),
        ),
    ],
    [
      'denominators of 0',
      'zero-denominator',
      () =>
        readTwoPhaseRatio(
          sample,
          everyone,
          review,
          second,
          x.map(() => 0),
        ),
    ],
    [
      'a share of −1/6',
      'not-a-proportion',
      () =>
        readTwoPhaseRatio(
          sample,
          everyone,
          review,
          second,
          x.map((persons) => -persons),
        ),
    ],
  ])('of %s: %s', (_, notEstimable, act) => {
    expect(act()).toMatchObject({ notEstimable });
  });

  it('where the first phase is estimated to have varied less than the second takes away', () => {
    // Two villages alike, each of one suspected and two normal of which one was reviewed: R = 2/6, u = 1/9 and −1/18, and as z of the
    // normal −1/9. Village totals 0, rows alone 2/81, crossed −2/81: −(1/2)·(2/81) − (1/2)·(2/81), and normal rows do not differ.
    const alike = sampleFrom({ weights: [1, 1, 1, 1, 1, 1], stages: [{ units: [1, 1, 1, 2, 2, 2] }] });
    const halves = {
      strata: ['s', 'n', 'n', 's', 'n', 'n'],
      reviewed: [true, true, false, true, true, false],
    };
    const rate = readTwoPhaseRatio(
      alike,
      wholeSample(alike),
      halves,
      [1, 0, no, 1, 0, no],
      [1, 1, 1, 1, 1, 1],
    );
    expect(rate).toEqual({ notEstimable: 'negative-variance', n: 4, estimate: 1 / 3 });
    const influence = { byRow: Float64Array.of(1 / 9, -1 / 18, 0, 1 / 9, -1 / 18, 0) };
    const kinds = [
      { rows: [0, 3], size: 2 },
      { rows: [1, 4], size: 4 },
    ];
    expect(twoPhaseVariance(alike, influence, kinds)).toBeCloseTo(-2 / 81, 14);
  });

  const auxiliaries = [{ design: Float64Array.from(weights), cells: Int32Array.from(weights, () => 0) }];
  const parts = [{ from: 0, rows: 16, auxiliaries }];
  const readAdjusted = (adjusted: Pick<Sample, 'parts' | 'auxiliaries'>) =>
    readTwoPhaseRatio({ ...sample, ...adjusted }, everyone, review, second, x);

  it.each<[string, string, () => unknown]>([
    ['a column of another sample', 'wrong-shape', () => read({ strata: ['s'] })],
    ['reviews of another sample', 'wrong-shape', () => read({ reviewed: [true] })],
    ['a stratum of NaN', 'not-a-number', () => read({ strata: psu.map(() => no) })],
    [
      'a second judgement of NaN',
      'not-a-number',
      () =>
        read(
          {},
          everyone,
          x.map(() => no),
        ),
    ],
    ['parts with adjusted weights', 'mixed-designs', () => readAdjusted({ parts })],
    ['adjusted weights', 'mixed-designs', () => readAdjusted({ auxiliaries })],
    ['both', 'mixed-designs', () => readAdjusted({ parts, auxiliaries })],
  ])('refuses %s', (_, code, act) => {
    expect(act).toThrow(expect.objectContaining({ code }));
  });
});
