import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inclusionProbabilities } from '../../../../methods/sampling/inclusion.ts';
import { JOINT_METHODS, jointProbabilities } from '../../../../methods/sampling/joint/joint-probabilities.ts';
import {
  conditionalPoissonSamples,
  eliminationSamples,
  jointOf,
  type Listed,
  sampfordSamples,
} from './enumerated-designs.ts';

const expectMatrix = (
  got: readonly (readonly number[])[],
  expected: readonly (readonly number[])[],
  digits = 12,
): void => {
  expect(got).toHaveLength(expected.length);
  for (const [i, row] of expected.entries())
    for (const [j, value] of row.entries()) expect(got[i]?.[j]).toBeCloseTo(value, digits);
};

const five = [0.2, 0.3, 0.4, 0.5, 0.6];
const seven = [0.15, 0.35, 0.4, 0.5, 0.55, 0.95, 0.1];

describe('joint probabilities are those of all samples added up', () => {
  it.each([
    [five, 2],
    [seven, 3],
  ])('Sampford', (pik, n) => {
    expectMatrix(jointProbabilities(pik, 'sampford'), jointOf(sampfordSamples(pik, n), pik.length));
  });

  it.each([
    [five, 2],
    [seven, 3],
  ])('Tillé', (pik, n) => {
    const shrink = (size: number) => inclusionProbabilities(pik, size).pik;
    expectMatrix(jointProbabilities(pik, 'tille'), jointOf(eliminationSamples(pik, n, shrink), pik.length));
  });

  it('maximum entropy: odds 1, 2, 3, 4 give π by listing, and π gives their joint probabilities back', () => {
    const listed: Listed = conditionalPoissonSamples([1, 2, 3, 4], 2);
    // 2, 3, 4, 6, 8, 12 of 35: π_1 = 9/35, π_12 = 2/35, π_34 = 12/35.
    expect(listed.get('0 1')).toBeCloseTo(2 / 35, 15);
    const expected = jointOf(listed, 4);
    expect(expected[0]?.[0]).toBeCloseTo(9 / 35, 15);
    const pik = expected.map((row, i) => row[i] ?? 0);
    expectMatrix(jointProbabilities(pik, 'maxentropy'), expected);
  });

  it('Midzuno: (n − 1)/(N − 2)·(π_k + π_l − n/(N − 1)), his own where all π are at least (n − 1)/(N − 1)', () => {
    const pik = [0.4, 0.45, 0.5, 0.65];
    expectMatrix(
      jointProbabilities(pik, 'midzuno'),
      pik.map((pk, k) => pik.map((pl, l) => (k === l ? pk : 0.5 * (pk + pl - 2 / 3)))),
    );
  });

  it('systematic: 0.4, 0.6, 0.5, 0.5 along the list meet where their intervals overlap', () => {
    // Intervals modulo 1: [0, 0.4), [0.4, 1), [0, 0.5), [0.5, 1).
    expectMatrix(jointProbabilities([0.4, 0.6, 0.5, 0.5], 'systematic'), [
      [0.4, 0, 0.4, 0],
      [0, 0.6, 0.1, 0.5],
      [0.4, 0.1, 0.5, 0],
      [0, 0.5, 0, 0.5],
    ]);
  });
});

describe.each(JOINT_METHODS)('the joint probabilities of %s', (method) => {
  it('with one unit of the sample leave no pair, with all but one π_k + π_l − 1', () => {
    const one = [0.1, 0.2, 0.3, 0.4];
    expectMatrix(
      jointProbabilities(one, method),
      one.map((p, k) => one.map((_, l) => (k === l ? p : 0))),
    );
    const allButOne = one.map((p) => 1 - p);
    expectMatrix(
      jointProbabilities(allButOne, method),
      allButOne.map((pk, k) => allButOne.map((pl, l) => (k === l ? pk : pk + pl - 1))),
    );
  });

  it('are there where the sum is whole up to rounding', () => {
    expect(jointProbabilities([0.1, 0.2, 0.7 + 1e-12], method)).toHaveLength(3);
  });

  it('take certain units as certain and impossible ones as impossible', () => {
    const joint = jointProbabilities([1, 0.4, 0, 0.6, 1], method);
    expectMatrix(joint, [
      [1, 0.4, 0, 0.6, 1],
      [0.4, 0.4, 0, 0, 0.4],
      [0, 0, 0, 0, 0],
      [0.6, 0, 0, 0.6, 0.6],
      [1, 0.4, 0, 0.6, 1],
    ]);
    expectMatrix(jointProbabilities([1, 1], method), [
      [1, 1],
      [1, 1],
    ]);
    expect(jointProbabilities([], method)).toEqual([]);
  });

  it('add up to n·π, lie between π_k + π_l − 1 and both π, and are symmetric', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(sizes, fc.nat(), (values, chosen) => {
        const n = 1 + (chosen % (values.length - 1));
        const { pik } = inclusionProbabilities(values, n);
        const joint = jointProbabilities(pik, method);
        for (const [k, row] of joint.entries()) {
          const pk = pik[k] ?? 0;
          expect(row[k]).toBe(pk);
          expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(n * pk, 9);
          for (const [l, together] of row.entries()) {
            const pl = pik[l] ?? 0;
            expect(together).toBe(joint[l]?.[k]);
            expect(together).toBeLessThanOrEqual(Math.min(pk, pl) + 1e-12);
            expect(together).toBeGreaterThanOrEqual(Math.max(0, pk + pl - 1) - 1e-12);
          }
        }
      }),
      { seed: 20160301, numRuns: 60 },
    );
  });

  it.each<readonly number[]>([
    [0.5, 1.5],
    [-0.1, 0.5, 0.6],
    [0.5, Number.NaN],
    [0.5, 0.6],
    [1.5, 0.5, 0.5],
    [-0.5, 0.5, 0.5],
    [0.5, 0.5 + 1e-8],
  ])('refuse %j %j', (...pik) => {
    expect(() => jointProbabilities(pik, method)).toThrow(
      expect.objectContaining({ code: 'value-out-of-range' }),
    );
  });
});

describe.each(['sampford', 'tille', 'midzuno', 'maxentropy'] as const)('the design %s', (method) => {
  it('is simple random where all π are equal: n(n − 1)/(N(N − 1))', () => {
    const joint = jointProbabilities([0.375, 0.375, 0.375, 0.375, 0.375, 0.375, 0.375, 0.375], method);
    for (const [k, row] of joint.entries())
      for (const [l, together] of row.entries())
        expect(together).toBeCloseTo(k === l ? 3 / 8 : (3 * 2) / (8 * 7), 12);
  });

  it('does not depend on the order of the list', () => {
    const order = [3, 0, 6, 2, 5, 1, 4];
    const joint = jointProbabilities(seven, method);
    const permuted = jointProbabilities(
      order.map((place) => seven[place] ?? 0),
      method,
    );
    expectMatrix(
      permuted,
      order.map((k) => order.map((l) => joint[k]?.[l] ?? Number.NaN)),
    );
  });
});

describe('maximum entropy', () => {
  it.each<readonly number[]>([
    [0.999999, 0.5, 0.5, 1e-6],
    [0.99, 0.98, 0.97, 0.96, 0.05, 0.05],
    [1 / 3, 1 / 3, 1 / 3, 0.99999, 0.00001],
    [0.9999999, 0.4, 0.6000001],
  ])('is fitted where π are next to 0 and 1 too: %j %j %j %j', (...pik) => {
    const n = Math.round(pik.reduce((sum, p) => sum + p, 0));
    for (const [k, row] of jointProbabilities(pik, 'maxentropy').entries()) {
      const sum = row.reduce((total, value) => total + value, 0);
      expect(Math.abs(sum / (n * (pik[k] ?? 0)) - 1)).toBeLessThan(1e-7);
    }
  });

  it('is refused where a π has no digits left', () => {
    expect(() => jointProbabilities([1e-320, 0.5, 0.5], 'maxentropy')).toThrow(
      expect.objectContaining({ code: 'value-out-of-range' }),
    );
  });
});
