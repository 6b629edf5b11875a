import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StratumDraw } from '../../../methods/sampling/draw.ts';
import { drawVillages } from '../../../methods/sampling/draw-villages.ts';
import type { StratumPlan } from '../../../methods/sampling/frame-check.ts';
import { SamplingRefusal } from '../../../methods/sampling/refusal.ts';
import { chooseRotated, drawRotated } from '../../../methods/sampling/rotate.ts';
import { systematicHits } from '../../../methods/sampling/systematic.ts';

/** Every order of some units. */
const orders = <Unit>(units: readonly Unit[]): readonly (readonly Unit[])[] =>
  units.length < 2
    ? [units]
    : units.flatMap((first, at) => orders(units.toSpliced(at, 1)).map((rest) => [first, ...rest]));

/** Every result of a rotation, each as often as the orders of its tickets lead to it. */
const rotations = (
  hits: readonly number[],
  numbers: { readonly sampled: number; readonly kept: number; readonly wanted: number },
): readonly (readonly number[])[] =>
  orders(hits.slice(0, numbers.sampled)).flatMap((keeping) =>
    // All others, arranged in every order: an order of all hits leaves every order of those that did not stay.
    orders(hits).flatMap((ordering) => {
      const { sample, ladder } = chooseRotated(
        hits,
        numbers,
        () => keeping,
        (others) => ordering.filter((hit) => others.includes(hit)),
      );
      // The new ranks: every order of the sample, then every order of the ladder.
      return orders(sample).flatMap((first) => orders(ladder).map((rest) => [...first, ...rest]));
    }),
  );

const counts = (samples: readonly (readonly number[])[], first: number, units: number) => {
  const found = new Array<number>(units).fill(0);
  for (const sample of samples) {
    for (const unit of sample.slice(0, first)) found[unit] = (found[unit] ?? 0) + 1;
  }
  return found;
};

describe('rotation, over every order of tickets', () => {
  // Sizes of four units, k = 3 hits by every order and start of the first wave; 3·3 ≤ 10.
  const sizes = [2, 3, 3, 2];
  const total = 10;
  const firstWave = orders([0, 1, 2, 3]).flatMap((listed) =>
    Array.from({ length: total }, (_, start) =>
      systematicHits(
        listed.map((unit) => sizes[unit] ?? 0),
        3,
        BigInt(start),
      ).map((place) => listed[place] ?? -1),
    ).flatMap((hits) => orders(hits)),
  );

  it.each([
    { n: 2, keep: 0, next: 2 },
    { n: 2, keep: 1, next: 2 },
    { n: 2, keep: 2, next: 2 },
    { n: 1, keep: 1, next: 2 },
    { n: 2, keep: 1, next: 1 },
    { n: 2, keep: 1, next: 3 },
  ])('from $n units, $keep kept, $next drawn: π = n·M/S, also with a reserve opened', ({ n, keep, next }) => {
    const second = firstWave.flatMap((hits) =>
      rotations(hits, { sampled: n, kept: keep, wanted: next }).map((wave) => ({ hits, wave })),
    );
    const waves = second.map(({ wave }) => wave);
    for (let first = next; first <= 3; first += 1) {
      // The number of all outcomes times first·M/S, in whole numbers.
      const expected = sizes.map((size) => (waves.length / total) * first * size);
      expect(counts(waves, first, 4)).toEqual(expected);
    }
    const stayed = second.map(
      ({ hits, wave }) => wave.slice(0, next).filter((unit) => hits.indexOf(unit) < n).length,
    );
    expect(stayed.reduce((least, count) => Math.min(least, count), next)).toBeGreaterThanOrEqual(keep);
  });

  it('leaves every order of the hits equally likely, so that a third wave can follow', () => {
    const hits = [0, 1, 2, 3];
    const tally = new Map<string, number>();
    for (const before of orders(hits)) {
      for (const wave of rotations(before, { sampled: 2, kept: 1, wanted: 2 })) {
        tally.set(wave.join(), (tally.get(wave.join()) ?? 0) + 1);
      }
    }
    expect(tally.size).toBe(24);
    expect(new Set(tally.values()).size).toBe(1);
  });
});

const seedOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const scope = { campaign: 'wave-2', stage: 'village', stratum: 's' };
const sizes = [3, 14, 12, 7, 14, 9, 13, 5, 1, 11, 60];
const units = sizes.map((size, place) => ({ id: `v${place}`, stratum: 's', size }));

const drawn = (seed: number, plan: Omit<StratumPlan, 'code'>, of = units): StratumDraw => {
  const strata = [{ code: 's', ...plan }];
  const [draw] = drawVillages({ campaign: 'wave-1', stageSeed: seedOf(seed), units: of, strata });
  if (draw === undefined) throw new Error('one stratum was drawn');
  return draw;
};

// v10 is certain: 4·60 ≥ 149.
const previous = drawn(1, { n: 4, reserve: 3 });
const rotated = (change: object = {}, rotation: object = {}): StratumDraw =>
  drawRotated(
    { ...scope, stageSeed: seedOf(2), n: 4, reserve: 9, units, ...change },
    { previous, keep: 2, ...rotation },
  );
const sampleOf = ({ selected, quota }: StratumDraw): readonly string[] =>
  selected.slice(0, quota).map(({ unit }) => unit);

describe('a rotated draw', () => {
  it('keeps what is certain and at least what is to be kept, and ranks all other hits', () => {
    const chosen = fc.record({
      seed: fc.uint8Array({ minLength: 32, maxLength: 32 }),
      n: fc.integer({ min: 1, max: 7 }),
      kept: fc.nat(4),
      reserve: fc.nat(7),
    });
    fc.assert(
      fc.property(chosen, ({ seed, n, kept, reserve }) => {
        const keep = Math.min(kept, n);
        const next = rotated({ stageSeed: seed, n, reserve }, { keep });
        const before = new Set(sampleOf(previous));
        expect(next).toMatchObject({ method: 'rotation', units: 11, quota: n, takeAll: 1, total: '89' });
        expect(next.reserve).toBe(Math.min(reserve, 7 - n));
        expect(next.selected[0]).toMatchObject({ unit: 'v10', role: 'take-all', probability: ['1', '1'] });
        expect(sampleOf(next).filter((unit) => before.has(unit)).length).toBeGreaterThanOrEqual(keep);
        expect(next.selected.map(({ rank }) => rank)).toEqual(next.selected.map((_, at) => at + 1));
        const master = new Set(previous.selected.map(({ unit }) => unit));
        expect(next.selected.every(({ unit }) => master.has(unit))).toBe(true);
        for (const { unit, rank, probability } of next.selected.slice(1)) {
          const size = sizes[Number(unit.slice(1))] ?? 0;
          expect(probability).toEqual([String(Math.max(n - 1, rank - 1) * size), '89']);
        }
      }),
      { seed: 20261201 },
    );
  });

  it('is a panel where all are kept, whatever the new seed', () => {
    for (const seed of [3, 4, 5]) {
      const panel = rotated({ stageSeed: seedOf(seed) }, { keep: 4 });
      expect(sampleOf(panel).toSorted()).toEqual(sampleOf(previous).toSorted());
    }
  });

  it('can be rotated again, and of any draw that is exact', () => {
    const third = rotated({ stageSeed: seedOf(9), campaign: 'wave-3' }, { previous: rotated(), keep: 3 });
    expect(third.selected.length).toBe(7);
    const random = drawn(1, { n: 4, reserve: 3, method: 'simple-random' });
    const next = rotated({}, { previous: random, keep: 1 });
    expect(next.selected.map(({ probability }) => probability.join('/'))).toEqual([
      ...new Array(4).fill('4/11'),
      '5/11',
      '6/11',
      '7/11',
    ]);
    const all = drawn(1, { n: 11, reserve: 0, method: 'take-all' });
    expect(rotated({ n: 11 }, { previous: all, keep: 11 })).toMatchObject({ takeAll: 11, reserve: 0 });
  });

  it('does not depend on the order of rows, and changes with the seed and the campaign', () => {
    expect(rotated({ units: units.toReversed() })).toEqual(rotated());
    const others = [rotated({ stageSeed: seedOf(3) }), rotated({ campaign: 'wave-3' })];
    const tickets = [rotated(), ...others].map(({ selected }) => selected.map(({ ticket }) => ticket).join());
    expect(new Set(tickets).size).toBe(3);
  });
});

describe('a rotation is refused for', () => {
  const resized = units.map((unit) => (unit.id === previous.selected[1]?.unit ? { ...unit, size: 4 } : unit));
  const [first, second, ...rest] = previous.selected;
  const broken = { ...previous, selected: [second, first, ...rest] };
  const data = { stratum: 's' };
  it.each<[string, object, object, object]>([
    [
      'fewer units than are certain',
      { n: 0 },
      {},
      { code: 'quota-outside-master', data: { ...data, quota: 0, least: 1, most: 7 } },
    ],
    [
      'more units than were hit',
      { n: 8 },
      {},
      { code: 'quota-outside-master', data: { ...data, quota: 8, least: 1, most: 7 } },
    ],
    ['a broken number of units', { n: 2.5 }, {}, { code: 'quota-outside-master' }],
    [
      'more kept than were sampled',
      { n: 6 },
      { keep: 5 },
      { code: 'keep-not-possible', data: { ...data, keep: 5, most: 4 } },
    ],
    [
      'more kept than are drawn',
      { n: 1 },
      { keep: 2 },
      { code: 'keep-not-possible', data: { ...data, keep: 2, most: 1 } },
    ],
    ['a negative number kept', {}, { keep: -1 }, { code: 'keep-not-possible' }],
    ['a broken number kept', {}, { keep: 0.5 }, { code: 'keep-not-possible' }],
    [
      'a negative ladder',
      { reserve: -1 },
      {},
      { code: 'reserve-not-whole-number', data: { ...data, reserve: -1 } },
    ],
    [
      'a draw before with approximate π',
      {},
      { previous: drawn(1, { n: 4, reserve: 3, method: 'pareto' }) },
      { code: 'previous-approximate', data },
    ],
    ['ranks out of order', {}, { previous: broken }, { code: 'previous-broken', data }],
    [
      'numbers that do not fit the ranks',
      {},
      { previous: { ...previous, reserve: 2 } },
      { code: 'previous-broken', data },
    ],
    [
      'another sum of sizes',
      {},
      { previous: { ...previous, total: '90' } },
      { code: 'master-frame-changed', data },
    ],
    ['another size', { units: resized }, {}, { code: 'master-frame-changed', data }],
    [
      'a unit that is new to the stratum',
      { units: [...units, { id: 'v11', size: 5 }] },
      {},
      { code: 'master-frame-changed', data },
    ],
    [
      'a hit that has left the stratum',
      { units: units.filter(({ id }) => id !== previous.selected[2]?.unit) },
      {},
      { code: 'master-frame-changed', data },
    ],
  ])('%s', (_, change, rotation, problem) => {
    const refused = (() => {
      try {
        return rotated(change, rotation);
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toBeInstanceOf(SamplingRefusal);
    expect(refused).toMatchObject(problem);
  });
});
