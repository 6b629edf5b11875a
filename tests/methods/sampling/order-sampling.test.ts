/**
 * Sequential Poisson and Pareto sampling are drawn right, and do not have the probabilities that one would like them to
 * have. What they really have is integrated in R, without this project:
 *
 *   # P(fewer than n of the others come before t), from the distribution of a sum of indicators
 *   fewer <- function(p, n) { d <- 1; for (q in p) d <- c(d,0)*(1-q) + c(0,d)*q; sum(d[seq_len(min(n,length(d)))]) }
 *   exact <- function(M, n, poisson) { l <- n*M/sum(M)
 *     F <- if (poisson) function(t,l) pmin(1, l*t) else function(t,l) l*t/(1-l+l*t)
 *     Q <- if (poisson) function(u,l) u/l else function(u,l) u/(1-u)*(1-l)/l
 *     sapply(seq_along(M), function(i) { cuts <- sort(unique(c(0,1,if (poisson) pmin(1,l[i]/l))))
 *       sum(sapply(seq_len(length(cuts)-1), function(j) integrate(Vectorize(function(u)
 *         fewer(F(Q(u,l[i]),l[-i]), n)), cuts[j], cuts[j+1], rel.tol=1e-12)$value)) }) }
 *   exact(c(1,2,3,4,5,5), 3, TRUE); exact(c(1,2,3,4,5,5), 3, FALSE)
 */
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../methods/proof/hash-of.ts';
import { isApproximate, type StratumDraw } from '../../../methods/sampling/draw.ts';
import { drawVillages } from '../../../methods/sampling/draw-villages.ts';
import type { StratumPlan } from '../../../methods/sampling/frame-check.ts';

const draws = 2500;
const seeds = Array.from({ length: draws }, (_, number) => hashOf('zhenping/test-seed/v1', number));

const drawn = (sizes: readonly number[], plan: Omit<StratumPlan, 'code'>, stageSeed: Uint8Array) => {
  const units = sizes.map((size, place) => ({ id: `v${place}`, stratum: 's', size }));
  const [result] = drawVillages({ campaign: 'c', stageSeed, units, strata: [{ code: 's', ...plan }] });
  if (result === undefined) throw new Error('one stratum was drawn');
  return result;
};

/** How often each unit was in the field with so many reserves opened, by place. */
const counted = (
  sizes: readonly number[],
  plan: Omit<StratumPlan, 'code'>,
  openings: readonly number[] = [0],
): readonly (readonly number[])[] => {
  const counts = openings.map(() => sizes.map(() => 0));
  for (const each of seeds) {
    for (const { unit, rank } of drawn(sizes, plan, each).selected) {
      openings.forEach((opened, at) => {
        const row = counts[at];
        const place = Number(unit.slice(1));
        if (row !== undefined && rank <= plan.n + opened) row[place] = (row[place] ?? 0) + 1;
      });
    }
  }
  return counts;
};

/** |z| = |O − Mπ|/√(Mπ(1 − π)) of each unit. */
const deviations = (counts: readonly number[] = [], pi: readonly number[] = []): readonly number[] =>
  pi.map((p, place) => Math.abs((counts[place] ?? 0) - draws * p) / Math.sqrt(draws * p * (1 - p)));

/** The Bonferroni point of 0.001 over the units of all cases. */
const bound = normalQuantile(1 - 0.001 / (2 * 40), 0, 1);

// n = 1 of sizes 1 and 3, so λ = 1/4 and 3/4, by hand. Sequential Poisson: P(u/λ < v/(1 − λ)) = λ/(2(1 − λ)) = 1/6.
// Pareto: P(X/Y < c) = c(c − 1 − ln c)/(c − 1)² for two standard log-logistic variables, c = (λ/(1 − λ))² = 1/9.
const pair = { 'sequential-poisson': 1 / 6, pareto: ((1 / 9) * (1 / 9 - 1 + Math.log(9))) / (8 / 9) ** 2 };

const six = {
  'sequential-poisson': [0.1298758333, 0.2712258333, 0.4283425, 0.6212758333, 0.77464, 0.77464],
  pareto: [0.1447446975, 0.2915922302, 0.4453757009, 0.6045377708, 0.7568748003, 0.7568748003],
};

const seed = new Uint8Array(32).fill(17);

describe.each(['sequential-poisson', 'pareto'] as const)('%s', (method) => {
  it('draws each of two units as often as integration says, which is far from n·M/S', () => {
    const [counts] = counted([1, 3], { n: 1, reserve: 0, method });
    for (const z of deviations(counts, [pair[method], 1 - pair[method]])) expect(z).toBeLessThan(bound);
    for (const z of deviations(counts, [1 / 4, 3 / 4])) expect(z).toBeGreaterThan(bound);
  });

  it('draws a small stratum as R integrates it', () => {
    const [counts] = counted([1, 2, 3, 4, 5, 5], { n: 3, reserve: 0, method });
    for (const z of deviations(counts, six[method])) expect(z).toBeLessThan(bound);
  });

  it('draws its ladder at random among the hits', () => {
    const [first, opened] = counted([1, 2, 3, 4, 5, 5], { n: 2, reserve: 1, method }, [0, 1]);
    // Two of the three that are hit, in any order: two thirds of the probability of a hit; with the reserve, all of it.
    const twoThirds = six[method].map((p) => (2 / 3) * p);
    for (const z of deviations(first, twoThirds)) expect(z).toBeLessThan(bound);
    for (const z of deviations(opened, six[method])) expect(z).toBeLessThan(bound);
  });

  it('states the nominal n·M/S, and is called approximate', () => {
    const { selected, total } = drawn([1, 2, 3, 4, 5, 5], { n: 2, reserve: 1, method }, seed);
    const sizeOf = new Map([1, 2, 3, 4, 5, 5].map((size, place) => [`v${place}`, size]));
    expect(total).toBe('20');
    expect(selected.map(({ probability }) => probability)).toEqual(
      selected.map(({ unit, rank }) => [String(Math.max(2, rank) * (sizeOf.get(unit) ?? 0)), '20']),
    );
    expect(isApproximate(method)).toBe(true);
  });

  it('takes for certain what is too large, with π = 1', () => {
    const { selected, takeAll }: StratumDraw = drawn([90, 1, 2, 3], { n: 2, reserve: 0, method }, seed);
    expect(takeAll).toBe(1);
    expect(selected[0]).toMatchObject({ unit: 'v0', role: 'take-all', probability: ['1', '1'] });
  });
});

it('no other method is approximate', () => {
  const exact = ['pps-random-order', 'pps-frame-order', 'simple-random', 'take-all'] as const;
  expect(exact.filter(isApproximate)).toEqual([]);
});
