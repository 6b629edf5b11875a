import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaCdf,
  betaQuantile,
  chiSquareCdf,
  chiSquareQuantile,
  fCdf,
  normalCdf,
  normalQuantile,
  tCdf,
  tQuantile,
} from '../../../methods/estimation/distributions.ts';
import { logGamma, stirlingError } from '../../../methods/estimation/log-gamma.ts';

const relative = (got: number, expected: number): number => Math.abs(got / expected - 1);
const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
const positive = (max: number) => fc.double({ min: 0.05, max, noNaN: true });
const degrees = (max: number) => fc.double({ min: 0.5, max, noNaN: true });
const seeded = { seed: 1908, numRuns: 300 };

/** R's values are checked by `tests/vectors/reference/distributions.json`; here what it does not hold. */
describe('quantiles undo their distribution functions', () => {
  it('normal, far into the tail', () => {
    fc.assert(
      fc.property(fc.double({ min: -300, max: -0.01, noNaN: true }), (log10) => {
        const p = 10 ** log10;
        expect(relative(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-11);
      }),
      seeded,
    );
  });

  it('t', () => {
    fc.assert(
      fc.property(probability, degrees(5000), (p, df) => {
        expect(relative(tCdf(tQuantile(p, df), df), p)).toBeLessThan(1e-9);
      }),
      seeded,
    );
  });

  it('beta', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        positive(4000),
        positive(4000),
        (p, a, b) => {
          const x = betaQuantile(p, a, b);
          if (x > 1e-300 && x < 1 - 1e-6) expect(relative(betaCdf(x, a, b), p)).toBeLessThan(1e-9);
        },
      ),
      seeded,
    );
  });

  it('χ², also at thousands of degrees of freedom', () => {
    fc.assert(
      fc.property(probability, degrees(60_000), (p, df) => {
        expect(relative(chiSquareCdf(chiSquareQuantile(p, df), df), p)).toBeLessThan(1e-10);
      }),
      seeded,
    );
  });
});

describe('closed forms', () => {
  it('χ² with 2 degrees of freedom is exponential', () => {
    for (const x of [1e-6, 0.3, 2, 40])
      expect(relative(chiSquareCdf(x, 2), -Math.expm1(-x / 2))).toBeLessThan(1e-14);
    expect(relative(chiSquareQuantile(0.95, 2), -2 * Math.log(0.05))).toBeLessThan(1e-14);
  });

  it('t with 1 degree of freedom is Cauchy', () => {
    expect(relative(tQuantile(0.975, 1), Math.tan(0.475 * Math.PI))).toBeLessThan(1e-12);
  });

  it('beta(1, b) and beta(a, 1) are powers', () => {
    expect(relative(betaQuantile(0.975, 1, 87), 1 - 0.025 ** (1 / 87))).toBeLessThan(1e-13);
    expect(relative(betaQuantile(0.025, 87, 1), 0.025 ** (1 / 87))).toBeLessThan(1e-13);
  });

  it('F with 2 and d degrees of freedom', () => {
    // P(F ≤ x) = 1 − (1 + 2x/d)^(−d/2)
    expect(relative(fCdf(3.5, 2, 16), 1 - (1 + 7 / 16) ** -8)).toBeLessThan(1e-13);
  });

  it('log Γ of whole and half numbers', () => {
    let factorial = 1;
    for (let n = 1; n <= 170; n++) {
      factorial *= n;
      expect(Math.abs(logGamma(n + 1) - Math.log(factorial))).toBeLessThan(
        1e-14 * Math.max(1, Math.log(factorial)),
      );
    }
    expect(relative(logGamma(0.5), Math.log(Math.PI) / 2)).toBeLessThan(1e-15);
    expect([logGamma(1), logGamma(2)]).toEqual([0, 0]);
    // Γ(1/4)·Γ(3/4) = π√2 (reflection), raised by Γ(x + 1) = xΓ(x)
    const reflected = Math.log((3 / 16) * Math.PI * Math.SQRT2);
    expect(Math.abs(logGamma(1.25) + logGamma(1.75) - reflected)).toBeLessThan(1e-15);
  });
});

describe('log Γ', () => {
  // R 4.2: lgamma(c(0.6, 0.9, 1.4, 1.6, 1.75, 2.2, 2.5)), 17 digits.
  it.each([
    [0.6, 0.39823385806923489],
    [0.9, 0.06637623973474288],
    [1.4, -0.11961291417237134],
    [1.6, -0.11259176569675577],
    [1.75, -0.08440112102048555],
    [2.2, 0.09694746679063886],
    [2.5, 0.28468287047291918],
  ])('of %f', (x, expected) => {
    expect(Math.abs(logGamma(x) - expected)).toBeLessThan(1e-15);
  });

  // Loader's table (R's stirlerr.c), rounded to doubles.
  it.each([
    [12, 0.00694284010720953],
    [13, 0.006408994188004207],
    [14, 0.005951370112758848],
    [15, 0.005554733551962801],
  ])('beyond Stirling’s formula at %f', (x, expected) => {
    expect(relative(stirlingError(x), expected)).toBeLessThan(1e-14);
  });
});

describe('limits', () => {
  it('infinitely many degrees of freedom', () => {
    expect(tQuantile(0.975, Number.POSITIVE_INFINITY)).toBe(normalQuantile(0.975));
    expect(tCdf(1.3, Number.POSITIVE_INFINITY)).toBe(normalCdf(1.3));
    expect(relative(fCdf(2.2, 3, Number.POSITIVE_INFINITY), chiSquareCdf(6.6, 3))).toBeLessThan(1e-15);
  });

  it('probabilities 0 and 1', () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([
      Number.NEGATIVE_INFINITY,
      0,
      Number.POSITIVE_INFINITY,
    ]);
    expect([chiSquareQuantile(0, 5), chiSquareQuantile(1, 5)]).toEqual([0, Number.POSITIVE_INFINITY]);
  });

  it('beta with a shape of 0 or next to it is all at one end', () => {
    for (const none of [0, 5e-324, 1e-12]) {
      expect([betaQuantile(0.975, none, 4), betaQuantile(0.025, 4, none)]).toEqual([0, 1]);
      expect([betaCdf(0.5, none, 4), betaCdf(0.5, 4, none)]).toEqual([1, 0]);
    }
    expect([betaCdf(-1, 2, 3), betaCdf(1, 2, 3), betaCdf(2, 2, 3)]).toEqual([0, 1, 1]);
  });

  it('what is no probability, degree or shape is refused', () => {
    expect(() => normalQuantile(1.1)).toThrow('1.1 is no probability');
    expect(() => tQuantile(0.5, 0)).toThrow('Degrees of freedom 0');
    expect(() => tCdf(1, Number.NaN)).toThrow('Degrees of freedom NaN');
    expect(() => betaQuantile(0.5, -1, 2)).toThrow('Beta shapes -1, 2');
    expect(() => betaQuantile(0.5, 0, 0)).toThrow('Beta shapes');
    expect(() => chiSquareCdf(1, -2)).toThrow('Degrees of freedom -2');
  });
});

describe('far out in the tails, where the library stops', () => {
  // R 4.2: qnorm(c(1e-5, 1e-6, 1e-10, 1e-50, 1e-300, 1e-320, 5e-324)), 17 digits.
  it.each([
    [1e-5, -4.2648907939228256],
    [1e-6, -4.7534243088228987],
    [1e-10, -6.3613409024040557],
    [1e-50, -14.933337534788489],
    [1e-300, -37.0470962993612],
    [1e-320, -38.26912534303265],
    [5e-324, -38.46740561714434],
  ])('the normal quantile of %f', (p, expected) => {
    expect(relative(normalQuantile(p), expected)).toBeLessThan(1e-14);
  });

  // R 4.2: qchisq(c(1e-8, 0.001, 0.3, 0.5, 1e-300, 1 - 1e-15, 1e-9), c(0.5, 0.2, 0.5, 1e5, 2, 6e4, 6e4)).
  it.each([
    [1e-8, 0.5, 1.3499395786223442e-32],
    [0.001, 0.2, 1.2146096724815879e-30],
    [0.3, 0.5, 1.0982604948550972e-2],
    [0.5, 1e5, 9.9999333334123468e4],
    [1e-300, 2, 1.9999999999999374e-300],
    [1 - 1e-15, 6e4, 6.2792516562003504e4],
    [1e-9, 6e4, 5.7945558416200503e4],
  ])('the χ² quantile of %f on %f degrees of freedom', (p, df, expected) => {
    expect(relative(chiSquareQuantile(p, df), expected)).toBeLessThan(1e-13);
  });

  it('a shape without end is none', () => {
    expect(() => betaCdf(0.5, 1, Number.POSITIVE_INFINITY)).toThrow('Beta shapes');
    expect(() => betaQuantile(0.5, Number.POSITIVE_INFINITY, 1)).toThrow('Beta shapes');
  });
});
