import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../methods/proof/hash-of.ts';
import type { StratumDraw } from '../../../methods/sampling/draw.ts';
import { drawVillages } from '../../../methods/sampling/draw-villages.ts';
import type { StratumPlan } from '../../../methods/sampling/frame-check.ts';
import { drawRotated } from '../../../methods/sampling/rotate.ts';
import { systematicHits } from '../../../methods/sampling/systematic.ts';
import { splitTakeAll } from '../../../methods/sampling/take-all.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The definition, word for word, in integers of any size: unit i is hit if k·C(i−1) ≤ start + j·S < k·C(i) for some j. */
const hitsByDefinition = (sizes: readonly number[], k: number, start: bigint): readonly number[] => {
  const cumulated = sizes.map((_, place) => BigInt(sum(sizes.slice(0, place + 1))));
  const total = cumulated.at(-1) ?? 0n;
  const points = Array.from({ length: k }, (_, j) => start + BigInt(j) * total);
  return sizes.flatMap((_, place) => {
    const [from, to] = [BigInt(k) * (cumulated[place - 1] ?? 0n), BigInt(k) * (cumulated[place] ?? 0n)];
    return points.some((point) => from <= point && point < to) ? [place] : [];
  });
};

/** Sizes, n and r of a small stratum; the rule of the design gives what is drawn by chance, and with how many points. */
const smallStratum = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 8 }), fc.nat(), fc.nat(4))
  .map(([sizes, chosen, reserve]) => {
    const n = 1 + (chosen % sizes.length);
    const split = splitTakeAll(
      sizes.map((size) => ({ size })),
      n,
    );
    const rest = split.rest.map(({ size }) => size);
    const fitting = Array.from({ length: reserve + 1 }, (_, r) => split.quota + r).filter((k) =>
      rest.every((size) => k * size <= split.total),
    );
    return { ...split, n, rest, k: fitting.at(-1) ?? -1 };
  });

describe('systematic hits', () => {
  it('give every unit the probability k·M/S exactly, over all S starts, and always k hits', () => {
    fc.assert(
      fc.property(smallStratum, ({ rest, total, quota, k }) => {
        expect(k).toBeGreaterThanOrEqual(quota);
        const counts = rest.map(() => 0);
        for (let start = 0; start < total; start += 1) {
          const hits = systematicHits(rest, k, BigInt(start));
          expect(hits).toHaveLength(k);
          for (const place of hits) counts[place] = (counts[place] ?? 0) + 1;
        }
        expect(counts).toEqual(rest.map((size) => k * size));
      }),
      { seed: 20260812, numRuns: 300 },
    );
  });

  it('are those of the definition also where products pass 2^53', () => {
    const size = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 2 ** 45, max: 2 ** 49 }));
    fc.assert(
      fc.property(
        fc.array(size, { minLength: 1, maxLength: 15 }),
        fc.nat(40),
        fc.bigInt({ min: 0n, max: 2n ** 60n }),
        (sizes, k, chosen) => {
          const start = chosen % BigInt(sum(sizes));
          expect(systematicHits(sizes, k, start)).toEqual(hitsByDefinition(sizes, k, start));
        },
      ),
      { seed: 20260813, numRuns: 500 },
    );
  });
});

describe('take-all units', () => {
  it('are all that could be hit more than once, and nothing else', () => {
    fc.assert(
      fc.property(smallStratum, ({ takeAll, rest, total, quota, n }) => {
        expect(takeAll.length + quota).toBe(n);
        expect(sum(rest)).toBe(total);
        for (const size of rest) expect(quota * size).toBeLessThan(total);
        for (const unit of takeAll) for (const size of rest) expect(unit.size).toBeGreaterThan(size);
        expect(quota === 0).toBe(rest.length === 0);
      }),
      { seed: 20260814, numRuns: 500 },
    );
  });

  // By hand, n = 5 of 50 20 12 6 4 3 2 2 1 (sum 100): 5·50 ≥ 100 leaves 4 of 50; 4·20 ≥ 50 leaves 3 of 30; 3·12 ≥ 30
  // leaves 2 of 18; 2·6 < 18 ends it.
  it('leave one after another', () => {
    const units = [50, 20, 12, 6, 4, 3, 2, 2, 1].map((size) => ({ size }));
    const { takeAll, quota, total } = splitTakeAll(units, 5);
    expect({ taken: takeAll.map(({ size }) => size), quota, total }).toEqual({
      taken: [50, 20, 12],
      quota: 2,
      total: 18,
    });
  });
});

const draws = 20_000;
const seeds = Array.from({ length: draws }, (_, number) => hashOf('zhenping/test-seed/v1', number));

interface Wave {
  /** Units and sum of sizes that are left to chance, by hand. */
  readonly left: { readonly n: number; readonly total: number };
  /** Numbers of reserves opened at which the field is compared. */
  readonly openings: readonly number[];
}

interface Trial extends Wave {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly plan: Omit<StratumPlan, 'code'>;
  readonly certain: readonly string[];
  /** A second wave, rotated. */
  readonly next?: Wave & { readonly n: number; readonly reserve: number; readonly keep: number };
}

const trials: readonly Trial[] = [
  {
    // 4·40 ≥ 150 takes v1 for certain; 3·30 < 110 leaves 3 units of 110 to chance.
    name: 'with a unit that is certain',
    sizes: [3, 40, 12, 7, 25, 9, 18, 5, 1, 30],
    plan: { n: 4, reserve: 0 },
    left: { n: 3, total: 110 },
    certain: ['v1'],
    openings: [0],
  },
  {
    // k = 3 + 3 and 6·14 ≤ 89; then 4 of the 6 hits, at least 2 of them from the first wave's 3.
    name: 'with a ladder of three, and in a second wave that is rotated',
    sizes: [3, 14, 12, 7, 14, 9, 13, 5, 1, 11],
    plan: { n: 3, reserve: 3 },
    left: { n: 3, total: 89 },
    certain: [],
    openings: [0, 1, 3],
    next: { n: 4, reserve: 1, keep: 2, left: { n: 4, total: 89 }, openings: [0, 1] },
  },
  {
    name: 'along the order of the frame',
    sizes: [3, 14, 12, 7, 14, 9, 13, 5, 1, 11],
    plan: { n: 3, reserve: 0, method: 'pps-frame-order' },
    left: { n: 3, total: 89 },
    certain: [],
    openings: [0],
  },
  {
    name: 'simple random',
    sizes: [1, 1, 1, 1, 1, 1, 1, 1],
    plan: { n: 3, reserve: 2, method: 'simple-random' },
    left: { n: 3, total: 8 },
    certain: [],
    openings: [0, 2],
  },
];

/** Counts, for each number of reserves opened, how often a unit is in the field. */
const fieldCounts = ({ openings }: Wave) => {
  const counts = openings.map(() => new Map<string, number>());
  const add = ({ selected, quota }: StratumDraw): void =>
    openings.forEach((opened, at) => {
      const field = selected.slice(0, quota + opened);
      if (field.length !== quota + opened) throw new Error('the ladder is shorter than what is opened of it');
      for (const { unit } of field) counts[at]?.set(unit, (counts[at]?.get(unit) ?? 0) + 1);
    });
  return { counts, add };
};

const comparisons = trials.reduce((count, { sizes, openings, next }) => {
  const compared = openings.length + (next?.openings.length ?? 0);
  return count + sizes.length * compared;
}, 0);
/** |z| = |O − Mπ|/√(Mπ(1 − π)) stays below the Bonferroni point of 0.001 over all comparisons of all trials. */
const bound = normalQuantile(1 - 0.001 / (2 * comparisons), 0, 1);

/** The counts of a wave against π = (n + j)·M/S with j reserves opened, or 1. */
const expectCounts = (
  { sizes, certain }: Trial,
  { left, openings }: Wave,
  counts: readonly ReadonlyMap<string, number>[],
): void =>
  openings.forEach((opened, index) => {
    sizes.forEach((size, place) => {
      const times = counts[index]?.get(`v${place}`) ?? 0;
      if (certain.includes(`v${place}`)) {
        expect(times).toBe(draws);
        return;
      }
      const pi = ((left.n + opened) * size) / left.total;
      expect(Math.abs(times - draws * pi) / Math.sqrt(draws * pi * (1 - pi))).toBeLessThan(bound);
    });
  });

describe('over 20,000 seeds every unit is in the field as often as its probability says', () => {
  it.each(trials)('$name', (trial) => {
    const { sizes, plan, next } = trial;
    const units = sizes.map((size, place) => ({ id: `v${place}`, stratum: 's', size }));
    const scope = { campaign: 'next', stage: 'village', stratum: 's', units };
    const first = fieldCounts(trial);
    const second = fieldCounts(next ?? trial);
    for (const stageSeed of seeds) {
      for (const draw of drawVillages({
        campaign: 'c',
        stageSeed,
        units,
        strata: [{ code: 's', ...plan }],
      })) {
        first.add(draw);
        if (next)
          second.add(drawRotated({ ...scope, ...next, stageSeed }, { previous: draw, keep: next.keep }));
      }
    }
    expectCounts(trial, trial, first.counts);
    if (next) expectCounts(trial, next, second.counts);
  });
});
