import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EstimationError } from '../../../../methods/estimation/estimation-error.ts';
import { baseWeight } from '../../../../methods/estimation/weights/base-weight.ts';
import { WeightingError } from '../../../../methods/estimation/weights/weighting-error.ts';

describe('the base weight', () => {
  it('is 1/Ππ of the stages, kept as a fraction in lowest terms', () => {
    // 3/12 · 10/37 = 30/444 = 5/74; 74/5 = 14.8
    expect(
      baseWeight([
        { numerator: '3', denominator: '12' },
        { numerator: 10n, denominator: 37n },
      ]),
    ).toEqual({ inclusion: { numerator: 5n, denominator: 74n }, weight: 14.8 });
  });

  it('is 1 for a household of a list taken whole in a village taken whole', () => {
    const whole = { numerator: '7', denominator: '7' };
    expect(baseWeight([whole, whole])).toEqual({ inclusion: { numerator: 1n, denominator: 1n }, weight: 1 });
  });

  it('is the double nearest to the fraction where its parts are no doubles', () => {
    // 3^40 = 12157665459056928801; a decimal literal is read as the nearest double (ECMA-262)
    const third = { numerator: 1n, denominator: 3n };
    expect(baseWeight(Array.from({ length: 40 }, () => third)).weight).toBe(Number('12157665459056928801'));
    // a weight of 634 bits: `Number` rounds a bigint to the nearest double (ECMA-262)
    expect(baseWeight(Array.from({ length: 400 }, () => third)).weight).toBe(Number(3n ** 400n));
    // (2^60 + 2^7 + 1)/2^53 = 128 + 2^-46 + 2^-53: half a step above 128, and a little more, rounds up; without the 1 to even
    const power = (n: number): bigint => 1n << BigInt(n);
    const above = { numerator: power(53), denominator: power(60) + power(7) + 1n };
    expect(baseWeight([above]).weight).toBe(128 + 2 ** -45);
    expect(baseWeight([{ ...above, denominator: power(60) + power(7) }]).weight).toBe(128);
  });

  it('does not depend on the order of the stages or on common factors', () => {
    const part = fc.tuple(fc.bigInt(1n, 10n ** 18n), fc.bigInt(0n, 10n ** 18n));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.bigInt(1n, 10n ** 9n), (parts, k) => {
        const stages = parts.map(([numerator, more]) => ({ numerator, denominator: numerator + more }));
        const longer = stages.map(({ numerator, denominator }) => ({
          numerator: numerator * k,
          denominator: denominator * k,
        }));
        expect(baseWeight(longer.toReversed())).toEqual(baseWeight(stages));
      }),
      { seed: 20_160_902 },
    );
  });

  it('of one stage is the quotient of its integers, correctly rounded', () => {
    const safe = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(safe, safe, (a, b) => {
        const [numerator, denominator] = [Math.min(a, b), Math.max(a, b)];
        const { weight } = baseWeight([{ numerator: BigInt(numerator), denominator: BigInt(denominator) }]);
        expect(weight).toBe(denominator / numerator);
      }),
      { seed: 20_160_903, numRuns: 500 },
    );
  });

  it('refuses probabilities outside (0, 1] and a unit without a stage', () => {
    expect(() => baseWeight([{ numerator: '0', denominator: '5' }])).toThrow(EstimationError);
    expect(() => baseWeight([{ numerator: '6', denominator: '5' }])).toThrow(EstimationError);
    expect(() => baseWeight([])).toThrow(WeightingError);
  });
});
