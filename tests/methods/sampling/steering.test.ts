/**
 * Two people who would like to steer a sample or to know it early, played out. An official knows the list in its order,
 * all sizes and how many villages are drawn, and learns of one; the one who reveals last also knows the service's key.
 */
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../methods/proof/hash-of.ts';
import { toHex } from '../../../methods/proof/hex.ts';
import type { DrawMethod } from '../../../methods/sampling/draw.ts';
import { drawVillages } from '../../../methods/sampling/draw-villages.ts';
import { drawRotated } from '../../../methods/sampling/rotate.ts';
import { drawSeed, villageStageSeed } from '../../../methods/sampling/seed.ts';
import { systematicHits } from '../../../methods/sampling/systematic.ts';

const plays = 1000;
const numbered = (purpose: string): readonly Uint8Array[] =>
  Array.from({ length: plays }, (_, number) => hashOf(`zhenping/test-${purpose}/v1`, number));

/** Beyond this a count is not chance: the Bonferroni point of 0.001 over the comparisons below. */
const bound = normalQuantile(1 - 0.001 / (2 * 24), 0, 1);

/** z of a count whose plays have the chances given. */
const deviation = (count: number, chances: readonly number[]): number => {
  const mean = chances.reduce((sum, p) => sum + p, 0);
  return (count - mean) / Math.sqrt(chances.reduce((sum, p) => sum + p * (1 - p), 0));
};

const chances = (p: number): readonly number[] => new Array<number>(plays).fill(p);

const unitsOf = (sizes: readonly number[]) =>
  sizes.map((size, place) => ({ id: `v${String(place).padStart(2, '0')}`, stratum: 's', size }));

const sampleOf = (sizes: readonly number[], n: number, method: DrawMethod, stageSeed: Uint8Array) =>
  drawVillages({
    campaign: 'c',
    stageSeed,
    units: unitsOf(sizes),
    strata: [{ code: 's', n, reserve: 0, method }],
  }).flatMap(({ selected }) => selected.map(({ unit }) => Number(unit.slice(1))));

/** Every order of some places. */
const orders = (places: readonly number[]): readonly (readonly number[])[] =>
  places.length < 2
    ? [places]
    : places.flatMap((first, at) => orders(places.toSpliced(at, 1)).map((rest) => [first, ...rest]));

/** How often two places are hit together, over every start along each of the lists. */
const together = (sizes: readonly number[], lists: readonly (readonly number[])[]) => {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const pairs = lists.flatMap((list) => {
    const listed = list.map((place) => sizes[place] ?? 0);
    return Array.from({ length: total }, (_, start) =>
      systematicHits(listed, 2, BigInt(start)).map((at) => list[at] ?? -1),
    );
  });
  const joint = sizes.map(() => sizes.map(() => 0));
  for (const [a = -1, b = -1] of pairs) {
    for (const [row, column] of [
      [a, b],
      [b, a],
    ] as const) {
      const counts = joint[row];
      if (counts !== undefined) counts[column] = (counts[column] ?? 0) + 1;
    }
  }
  return joint;
};

/** The place most often hit together with a known one, and with what chance. */
const bestGuess = (joint: readonly (readonly number[])[], known: number) => {
  const row = joint[known] ?? [];
  const most = row.indexOf(row.reduce((a, b) => Math.max(a, b), 0));
  return { most, chanceOf: (place: number) => (row[place] ?? 0) / row.reduce((a, b) => a + b, 0) };
};

describe('the official who knows order and sizes, after one disclosure', () => {
  // Six villages, two drawn; no size is large or small enough to settle anything.
  const sizes = [4, 7, 5, 9, 6, 8];
  const frameOrder = [0, 1, 2, 3, 4, 5];
  const alongFrame = together(sizes, [frameOrder]);
  const bySizesAlone = together(sizes, orders(frameOrder));

  const guessed = (method: DrawMethod) =>
    numbered('official').map((stageSeed) => {
      const [disclosed = -1, other = -1] = sampleOf(sizes, 2, method, stageSeed);
      const named = bestGuess(alongFrame, disclosed).most;
      return {
        right: named === other ? 1 : 0,
        promised: bestGuess(alongFrame, disclosed).chanceOf(named),
        bySize: bestGuess(bySizesAlone, disclosed).chanceOf(named),
      };
    });
  const right = (played: readonly { readonly right: number }[]) =>
    played.reduce((sum, each) => sum + each.right, 0);

  it('names the other village of a random-order draw as often as its size alone makes it likely', () => {
    const played = guessed('pps-random-order');
    const z = deviation(
      right(played),
      played.map(({ bySize }) => bySize),
    );
    expect(Math.abs(z)).toBeLessThan(bound);
  });

  it('wins in frame order, which the design marks as predictable', () => {
    const played = guessed('pps-frame-order');
    const chances = (of: 'promised' | 'bySize') => played.map((each) => each[of]);
    expect(Math.abs(deviation(right(played), chances('promised')))).toBeLessThan(bound);
    expect(deviation(right(played), chances('bySize'))).toBeGreaterThan(10 * bound);
  });

  it('names no more of six in sixty equal villages than who names at random, but all of them in frame order', () => {
    const equal = new Array<number>(60).fill(7);
    const named = (method: DrawMethod) =>
      numbered('county')
        .slice(0, 200)
        .map((stageSeed) => {
          const [disclosed = -1, ...others] = sampleOf(equal, 6, method, stageSeed);
          // Equal sizes: the points are ten villages apart.
          const guesses = [10, 20, 30, 40, 50].map((step) => (disclosed + step) % 60);
          return guesses.filter((guess) => others.includes(guess)).length;
        });
    expect(new Set(named('pps-frame-order'))).toEqual(new Set([5]));
    // 5 names of which 5 in 59 are right: hypergeometric, mean 25/59, variance 25/59·54/59·54/58.
    const [mean, variance] = [25 / 59, ((25 * 54) / 59 ** 2) * (54 / 58)];
    for (const method of ['pps-random-order', 'simple-random', 'pareto', 'sequential-poisson'] as const) {
      const count = named(method).reduce((sum, each) => sum + each, 0);
      expect(Math.abs(count - 200 * mean) / Math.sqrt(200 * variance)).toBeLessThan(bound);
    }
  });
});

describe('the official who has read the opened certificate of the wave before', () => {
  // Eight hits of equal size, four of them the last sample; four are drawn again, two of the last sample kept at least.
  const sizes = new Array<number>(40).fill(3);
  const units = unitsOf(sizes);
  const strata = [{ code: 's', n: 4, reserve: 4 }];
  const [previous] = drawVillages({
    campaign: 'c',
    stageSeed: hashOf('zhenping/test-before/v1'),
    units,
    strata,
  });
  if (previous === undefined) throw new Error('one stratum was drawn');
  const known = previous.selected.map(({ unit }) => unit);
  const scope = { campaign: 'next', stage: 'village', stratum: 's', n: 4, reserve: 4, units };
  const waves = numbered('rotation').map((stageSeed) =>
    drawRotated({ ...scope, stageSeed }, { previous, keep: 2 })
      .selected.slice(0, 4)
      .map(({ unit }) => known.indexOf(unit)),
  );

  it('knows of each village only the chance that the documentation states', () => {
    // A village of the last sample: 2/4 + 2/4·(4 − 2)/(8 − 2); one of the ladder: (4 − 2)/(8 − 2).
    const chance = [2 / 3, 2 / 3, 2 / 3, 2 / 3, 1 / 3, 1 / 3, 1 / 3, 1 / 3];
    for (const [place, p] of chance.entries()) {
      const count = waves.filter((wave) => wave.includes(place)).length;
      expect(Math.abs(deviation(count, chances(p)))).toBeLessThan(bound);
    }
  });

  it('learns nothing of its neighbours in the old order from the first village that is visited', () => {
    // Two villages of the last sample: what one tells of the other is the same for neighbours and others.
    const among = waves.filter(([first = -1]) => first < 4);
    const drawnToo = (step: number): number =>
      among.filter(([first = -1, ...others]) => others.includes((first + step) % 4)).length;
    const all = drawnToo(1) + drawnToo(2) + drawnToo(3);
    for (const step of [1, 2, 3]) {
      const share = new Array<number>(among.length).fill(all / 3 / among.length);
      expect(Math.abs(deviation(drawnToo(step), share))).toBeLessThan(bound);
    }
  });
});

describe('the last revealer, who also knows the key and wants village v0 out of the sample', () => {
  const sizes = [9, 7, 5, 9, 6, 8, 10, 6];
  // π of v0 is 3·9/60.
  const pi = 27 / 60;
  const fixed = { campaign: 'c', drawNumber: 1, frameRoot: hashOf('zhenping/test-frame/v1') };
  const designHash = hashOf('zhenping/test-design/v1');
  const others = numbered('other');
  const keys = numbered('key');
  const pulses = numbered('pulse').map((bytes) => toHex(bytes));

  /** Is v0 in the sample, if the last party's value is this one and the beacon says that? */
  const drawsV0 = (play: number, value: Uint8Array | null, pulse: string | null): boolean => {
    const [key, other] = [keys[play], others[play]];
    if (key === undefined || other === undefined) throw new Error('there is a key for each play');
    const seed = drawSeed({
      ...fixed,
      designHash,
      key,
      reveals: [
        { party: 'commissioner', value: other },
        { party: 'evaluator', value },
      ],
      beacon:
        pulse === null ? null : { name: 'drand-quicknet', pulse: { number: 1000 + play, value: pulse } },
    });
    return sampleOf(sizes, 3, 'pps-random-order', villageStageSeed(seed)).includes(0);
  };

  /** Reveals unless the sample that would come has v0, as far as the revealer can work it out before the deadline. */
  const avoided = (knownPulse: (play: number) => string | null, pulseOf: (play: number) => string | null) =>
    numbered('last').filter((value, play) => {
      const choice = drawsV0(play, value, knownPulse(play)) ? null : value;
      return !drawsV0(play, choice, pulseOf(play));
    }).length;

  it('gains without a beacon: two samples to choose from, and the certificate says so', () => {
    const count = avoided(
      () => null,
      () => null,
    );
    expect(Math.abs(deviation(count, chances(1 - pi ** 2)))).toBeLessThan(bound);
    expect(deviation(count, chances(1 - pi))).toBeGreaterThan(bound);
  });

  it('gains nothing with a beacon, whose pulse comes an hour after the last reveal', () => {
    // The best that is left: to decide by the newest pulse that is out, or by another one that was guessed.
    const count = avoided(
      (play) => pulses[(play + 1) % plays] ?? null,
      (play) => pulses[play] ?? null,
    );
    expect(Math.abs(deviation(count, chances(1 - pi)))).toBeLessThan(bound);
  });
});
