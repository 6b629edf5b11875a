import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RankedArea, rankIntervals } from '../../../../methods/estimation/comparisons/rank-intervals.ts';
import { normalCdf, normalQuantile } from '../../../../methods/estimation/distributions.ts';
import { rateBounds } from '../../../../methods/estimation/verdict/judged-rate.ts';
import { simple } from '../verdict/rates.ts';

/** An estimate with a normal error of known size. */
const normal = (key: string, estimate: number, standardError: number): RankedArea => ({
  key,
  estimate,
  boundsAt: (tail) => {
    const reach = -normalQuantile(tail) * standardError;
    return { lower: estimate - reach, upper: estimate + reach };
  },
});

describe('the intervals of ranks', () => {
  it('part areas that are shown to differ and leave together those that are not', () => {
    // standard errors 1: a difference has √2; of 6 claims the first is tried at 0.05/6, z = 2.39, that is a distance of 3.39
    const areas = [normal('b', 10, 1), normal('a', 0, 1), normal('c', 11, 1)];
    expect(rankIntervals(areas, { best: 'lowest' })).toEqual([
      { key: 'b', best: 2, worst: 3 },
      { key: 'a', best: 1, worst: 1 },
      { key: 'c', best: 2, worst: 3 },
    ]);
    expect(rankIntervals(areas, { best: 'highest' })).toEqual([
      { key: 'b', best: 1, worst: 2 },
      { key: 'a', best: 3, worst: 3 },
      { key: 'c', best: 1, worst: 2 },
    ]);
  });

  it('try the next claims at a larger error once some are shown', () => {
    // a and b are z = 2.3 apart. Of 6 claims the first is tried at 0.05/6, z = 2.394; once c is shown above both, at 0.05/4, z = 2.241
    const apart = 2.3 * Math.SQRT2;
    const areas = [normal('a', 0, 1), normal('b', apart, 1), normal('c', 50, 1)];
    expect(rankIntervals(areas, { best: 'lowest' }).map(({ worst }) => worst)).toEqual([1, 2, 3]);
    const near = [normal('a', 0, 1), normal('b', apart, 1), normal('c', apart, 1)];
    expect(rankIntervals(near, { best: 'lowest' }).map(({ worst }) => worst)).toEqual([3, 3, 3]);
  });

  it('of one area or none are what they must be', () => {
    expect(rankIntervals([normal('a', 1, 1)], { best: 'lowest' })).toEqual([{ key: 'a', best: 1, worst: 1 }]);
    expect(rankIntervals([], { best: 'lowest' })).toEqual([]);
    expect(() => rankIntervals([], { best: 'lowest', level: 1 })).toThrow('no level');
  });

  it('do not rank areas without events by the size of their samples', () => {
    const areas = [40, 400, 4000].map((n) => ({
      key: `${n}`,
      estimate: 0,
      boundsAt: (tail: number) => rateBounds(simple(0, n, { variance: 0 }), tail),
    }));
    expect(rankIntervals(areas, { best: 'lowest' }).map(({ best, worst }) => [best, worst])).toEqual([
      [1, 3],
      [1, 3],
      [1, 3],
    ]);
  });

  const areas = fc.array(
    fc.tuple(fc.double({ min: 0, max: 20, noNaN: true }), fc.double({ min: 0.2, max: 3, noNaN: true })),
    { minLength: 2, maxLength: 8 },
  );

  /** Holm as written: sort the p values, compare the k-th with α/(m − k + 1), stop at the first that is larger. */
  const holmByHand = (given: readonly (readonly [number, number])[], alpha: number): readonly number[] => {
    const claims = given
      .flatMap(([a, sa], i) =>
        given.map(([b, sb], j) => ({ i, j, p: normalCdf((a - b) / Math.hypot(sa, sb)) })),
      )
      .filter(({ i, j }) => i !== j)
      .sort((one, other) => one.p - other.p);
    const stop = claims.findIndex(({ p }, k) => p > alpha / (claims.length - k));
    const shown = stop < 0 ? claims : claims.slice(0, stop);
    return given.map((_, at) => 1 + shown.filter(({ j }) => j === at).length);
  };

  it('rest on Holm’s procedure over all one-sided claims', () => {
    fc.assert(
      fc.property(areas, (given) => {
        const ranked = given.map(([estimate, se], at) => normal(`${at}`, estimate, se));
        expect(rankIntervals(ranked, { best: 'lowest' }).map(({ best }) => best)).toEqual(
          holmByHand(given, 0.05),
        );
      }),
      { seed: 1979, numRuns: 100 },
    );
  });

  it('hold the rank of the estimate, and widen with the level', () => {
    fc.assert(
      fc.property(areas, (given) => {
        const ranked = given.map(([estimate, se], at) => normal(`${at}`, estimate, se));
        const wide = rankIntervals(ranked, { best: 'lowest', level: 0.99 });
        rankIntervals(ranked, { best: 'lowest', level: 0.8 }).forEach(({ best, worst }, at) => {
          const rank = 1 + given.filter(([estimate]) => estimate < (given[at]?.[0] ?? 0)).length;
          expect(best).toBeLessThanOrEqual(rank);
          expect(worst).toBeGreaterThanOrEqual(rank);
          expect(wide[at]?.best ?? 0).toBeLessThanOrEqual(best);
          expect(wide[at]?.worst ?? 0).toBeGreaterThanOrEqual(worst);
        });
      }),
      { seed: 1979, numRuns: 100 },
    );
  });

  /** Lehmer's generator (1951, Park and Miller's 48271) through the normal quantile: the same draws on every machine. */
  const normals = (seed: number): (() => number) => {
    let state = seed;
    return () => {
      state = (state * 48_271) % 2_147_483_647;
      return normalQuantile(state / 2_147_483_647);
    };
  };

  it('hold all true ranks together in at least 95 % of 400 simulated tables of 12 areas, half of them tied', () => {
    const draw = normals(2020);
    const truth = [0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 6, 9];
    // ties: every rank that a tied area could have
    const ranks = truth.map((value) => ({
      from: 1 + truth.filter((other) => other < value).length,
      to: truth.filter((other) => other <= value).length,
    }));
    let held = 0;
    let told = 0;
    for (let table = 0; table < 400; table++) {
      const drawn = truth.map((value, at) =>
        normal(`${at}`, value + draw() * (0.5 + at / 12), 0.5 + at / 12),
      );
      const intervals = rankIntervals(drawn, { best: 'lowest' });
      const all = intervals.every(
        ({ best, worst }, at) => best <= (ranks[at]?.to ?? 0) && worst >= (ranks[at]?.from ?? 0),
      );
      if (all) held++;
      told += intervals.filter(({ best, worst }) => worst - best < 11).length;
    }
    expect(held).toBeGreaterThanOrEqual(380);
    // and they are not wide for nothing: most areas leave out some rank
    expect(told / 4800).toBeGreaterThan(0.5);
  });
});
