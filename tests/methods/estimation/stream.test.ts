import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estimate, NotEstimable } from '../../../methods/estimation/estimate.ts';
import { designEffects } from '../../../methods/estimation/flat/design-effect.ts';
import { type Influence, ratioInfluence } from '../../../methods/estimation/flat/influence.ts';
import { readFlatRatio, readInfluence } from '../../../methods/estimation/flat/read-flat.ts';
import { type Sample, sampleFrom } from '../../../methods/estimation/flat/sample.ts';
import type { LonelyPolicy } from '../../../methods/estimation/lonely-policy.ts';
import { type DesignEffect, readDesignEffect } from '../../../methods/estimation/read-design-effect.ts';
import { readRatio } from '../../../methods/estimation/read-ratio.ts';
import {
  type AnswerSums,
  addAnswer,
  emptyAnswerSums,
} from '../../../methods/estimation/stream/answer-sums.ts';
import { areasFromSlots, readySample } from '../../../methods/estimation/stream/areas-from-slots.ts';
import { emptyKeyTable, keyIndex } from '../../../methods/estimation/stream/key-table.ts';
import type { StreamedSample } from '../../../methods/estimation/stream/streamed-sample.ts';

const seeded = { seed: 20_261_124, numRuns: 200 };

/** An answer as a row of a table; `area` may cut PSUs and strata. */
interface Row {
  readonly stratum: number;
  readonly psu: number;
  readonly weight: number;
  readonly area: number;
  readonly wrong: number;
  readonly persons: number;
  /** NaN: not answered. */
  readonly income: number;
}

interface Design {
  readonly rows: readonly Row[];
  /** PSUs in the population of each stratum beyond those sampled; undefined: no finite population correction. */
  readonly left?: readonly number[];
}

const row = (stratum: number, psu: number): fc.Arbitrary<Row> =>
  fc
    .record({
      weight: fc.integer({ min: 1, max: 400 }),
      area: fc.nat(2),
      persons: fc.integer({ min: 1, max: 6 }),
      wrong: fc.nat(6),
      income: fc.option(fc.integer({ min: -50, max: 9000 })),
    })
    .map(({ weight, area, persons, wrong, income }) => ({
      stratum,
      psu,
      weight: weight / 8,
      area,
      persons,
      wrong: Math.min(wrong, persons),
      income: income ?? Number.NaN,
    }));

const psus = (stratum: number): fc.Arbitrary<readonly Row[]> =>
  fc
    .integer({ min: 1, max: 5 })
    .chain((count) =>
      fc.tuple(
        ...Array.from({ length: count }, (_, psu) =>
          fc.array(row(stratum, 10 * stratum + psu), { minLength: 1, maxLength: 5 }),
        ),
      ),
    )
    .map((rows) => rows.flat());

const designs: fc.Arbitrary<Design> = fc
  .tuple(psus(0), psus(1), psus(2), fc.option(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4))))
  .chain(([a, b, c, left]) =>
    fc
      .shuffledSubarray([...a, ...b, ...c], { minLength: a.length + b.length + c.length })
      .map((rows) => ({ rows, ...(left === null ? {} : { left }) })),
  );

const populations = ({ rows, left }: Design): readonly number[] | undefined =>
  left?.map(
    (more, stratum) =>
      more + new Set(rows.filter((each) => each.stratum === stratum).map(({ psu }) => psu)).size,
  );

interface Streamed {
  readonly sample: StreamedSample;
  readonly areaOfSlot: readonly number[];
}

/** Measures: wrong of persons, mean income. */
const stream = (design: Design): Streamed => {
  const answers: AnswerSums = emptyAnswerSums(
    [
      { numerator: 1, denominator: 2 },
      { numerator: 3, denominator: 0 },
    ],
    { designEffects: true },
  );
  const slots = emptyKeyTable(2);
  const psuNumbers = emptyKeyTable(1);
  const psuOfSlot: number[] = [];
  const stratumOfPsu: number[] = [];
  const areaOfSlot: number[] = [];
  for (const { stratum, psu: name, weight, area, wrong, persons, income } of design.rows) {
    const psu = keyIndex(psuNumbers, [name]);
    stratumOfPsu[psu] = stratum;
    const slot = keyIndex(slots, [psu, area]);
    psuOfSlot[slot] = psu;
    areaOfSlot[slot] = area;
    addAnswer(answers, slot, weight, Float64Array.of(1, wrong, persons, income));
  }
  const population = populations(design);
  return {
    sample: { answers, psuOfSlot, stratumOfPsu, ...(population === undefined ? {} : { population }) },
    areaOfSlot,
  };
};

const flatOf = (design: Design, rows: readonly Row[]) => {
  const population = populations(design);
  return sampleFrom({
    weights: rows.map(({ weight }) => weight),
    stages: [
      {
        units: rows.map(({ psu }) => psu),
        strata: rows.map(({ stratum }) => stratum),
        ...(population === undefined
          ? {}
          : { population: rows.map(({ stratum }) => population[stratum] ?? 0) }),
      },
    ],
  });
};

/** Rows of the strata in which the area has answers, and which of them are the area's. */
const areaRows = ({ rows }: Design, area: number) => {
  const strata = new Set(rows.filter((each) => each.area === area).map(({ stratum }) => stratum));
  return rows.filter(({ stratum }) => strata.has(stratum));
};

const expectClose = (got: number, expected: number, scale: number): void =>
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(expected), scale));

const reasonOf = (reading: Estimate | NotEstimable): string =>
  'notEstimable' in reading ? reading.notEstimable : 'estimable';

const expectSame = (got: Estimate | NotEstimable, flat: Estimate | NotEstimable): void => {
  if ('notEstimable' in got || 'notEstimable' in flat) {
    expect(reasonOf(got).replace('no-answers', 'zero-denominator')).toBe(
      reasonOf(flat).replace('no-answers', 'zero-denominator'),
    );
    return;
  }
  expectClose(got.estimate, flat.estimate, 1e-6);
  expectClose(got.variance, flat.variance, 1e-3 * flat.estimate ** 2 + 1e-9);
  expectClose(got.interval.lower, flat.interval.lower, 1);
  expectClose(got.interval.upper, flat.interval.upper, 1);
  expect(got.degreesOfFreedom).toBe(flat.degreesOfFreedom);
  expect(got.n).toBe(flat.n);
  expect(got.lonelyStrata).toBe(flat.lonelyStrata);
};

/** The same two figures from the rows: the flat estimator linearises each, and is checked against R by the vectors. */
const flatFigures = (design: Design, area: number) => {
  const rows = areaRows(design, area);
  const sample = flatOf(design, rows);
  const domain = Uint8Array.from(rows, (each) => (each.area === area ? 1 : 0));
  const answered = domain.map((inside, at) => (Number.isNaN(rows[at]?.income) ? 0 : inside));
  const column = (of: (each: Row) => number): readonly number[] => rows.map(of);
  const wrong = column((each) => each.wrong);
  const persons = column((each) => each.persons);
  const income = column((each) => each.income);
  const influences = [
    ratioInfluence(sample, domain, wrong, persons),
    ratioInfluence(
      sample,
      answered,
      income,
      column(() => 1),
    ),
  ];
  const readings = (lonelyPolicy: LonelyPolicy): readonly (Estimate | NotEstimable)[] => [
    readFlatRatio(sample, domain, wrong, persons, { lonelyPolicy }),
    influences[1] === undefined
      ? { notEstimable: 'zero-denominator', n: 0 }
      : readInfluence(sample, influences[1], { lonelyPolicy }),
  ];
  return { sample, influences, readings };
};

const expectSameCost = (
  got: DesignEffect | undefined,
  sample: Sample,
  influence: Influence,
  variance: number,
): void => {
  const expected = designEffects(sample, influence, variance);
  const weights = sample.weights.filter((_, row) => influence.domain[row] === 1);
  const squares = weights.reduce((sum, weight) => sum + weight ** 2, 0);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  expectClose(got?.withReplacement ?? -1, expected?.withReplacement ?? -1, 1e-6);
  expectClose(got?.withoutReplacement ?? -1, expected?.withoutReplacement ?? -1, 1e-6);
  expectClose(got?.kish ?? -1, (weights.length * squares) / sum ** 2, 1);
};

describe('sums of one pass tell what the rows themselves tell', () => {
  it.each(['adjust', 'certainty', 'average'] as const)(
    'for areas that cut strata and PSUs (lonely strata: %s)',
    (lonelyPolicy) => {
      fc.assert(
        fc.property(designs, (design) => {
          const { sample, areaOfSlot } = stream(design);
          for (const { area, measures } of areasFromSlots(readySample(sample), areaOfSlot, {
            lonelyPolicy,
          })) {
            const expected = flatFigures(design, area).readings(lonelyPolicy);
            const got = measures.map(({ moments, block, measure }, at) =>
              readRatio(moments, block, measure, 'all', at === 0 ? {} : { interval: 't' }),
            );
            expect(got).toHaveLength(expected.length);
            for (const [at, reading] of expected.entries())
              for (const same of got.slice(at, at + 1)) expectSame(same, reading);
          }
        }),
        seeded,
      );
    },
  );

  it('of what the design costs against drawing simply at random', () => {
    fc.assert(
      fc.property(designs, (design) => {
        const { sample, areaOfSlot } = stream(design);
        for (const { area, measures } of areasFromSlots(readySample(sample), areaOfSlot)) {
          const flat = flatFigures(design, area);
          for (const [at, reading] of flat.readings('adjust').entries()) {
            const [influence, same] = [flat.influences[at], measures[at]];
            // rounding alone, where answers do not differ
            const varies = !('notEstimable' in reading) && reading.variance > 1e-12 * reading.estimate ** 2;
            if (!varies || influence === undefined || same === undefined) continue;
            const got = readDesignEffect(same.moments, same.block, same.measure, 'all');
            expectSameCost(got, flat.sample, influence, reading.variance);
          }
        }
      }),
      seeded,
    );
  });

  it('for the whole sample, in any order of the rows', () => {
    fc.assert(
      fc.property(designs, (design) => {
        const whole = ({ sample }: Streamed) => {
          const [area] = areasFromSlots(
            readySample(sample),
            sample.psuOfSlot.map(() => 0),
          );
          return area?.measures.map(({ moments, block, measure }) => ({
            reading: readRatio(moments, block, measure, 'all', { interval: 't' }),
            effect: readDesignEffect(moments, block, measure, 'all'),
          }));
        };
        const [once, again] = [
          whole(stream(design)),
          whole(stream({ ...design, rows: design.rows.toReversed() })),
        ];
        for (const [at, { reading, effect }] of (once ?? []).entries()) {
          const other = again?.[at];
          if (other === undefined) throw new Error('Both have the same measures.');
          expectSame(reading, other.reading);
          expectClose(effect?.kish ?? 1, other.effect?.kish ?? 1, 1);
        }
      }),
      seeded,
    );
  });
});

describe('the sums', () => {
  const one = { numerator: 1, denominator: 0 };
  const add = (weight: number, values: readonly number[]) => (): void =>
    addAnswer(emptyAnswerSums([one]), 0, weight, Float64Array.from(values));

  it.each([
    ['a weight below 0', add(-1, [1, 2]), 'negative-weight'],
    ['a weight that is no number', add(Number.NaN, [1, 2]), 'not-a-number'],
    ['an infinite weight', add(Number.POSITIVE_INFINITY, [1, 2]), 'not-a-number'],
    ['an infinite value', add(1, [1, Number.POSITIVE_INFINITY]), 'not-a-number'],
    ['an infinite denominator', add(1, [Number.POSITIVE_INFINITY, 1]), 'not-a-number'],
    ['a denominator below 0', add(1, [-1, 2]), 'negative-denominator'],
    ['no measure', () => emptyAnswerSums([]), 'wrong-shape'],
    ['keys without a part', () => emptyKeyTable(0), 'wrong-shape'],
  ])('refuse %s', (_, act, code) => {
    expect(act).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ['fewer PSUs in the population than in the sample', [1], 'population-smaller-than-sample'],
    ['a population that is no count', [2.5], 'not-a-number'],
    ['a stratum without its population', [], 'not-a-number'],
  ])('refuse %s', (_, population, code) => {
    const answers = emptyAnswerSums([one]);
    const sample = { answers, psuOfSlot: [0, 1], stratumOfPsu: [0, 0], population };
    expect(() => readySample(sample)).toThrow(expect.objectContaining({ code }));
  });

  it('number tuples as they are met, however many', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(40), fc.nat(2 ** 31 - 1)), { maxLength: 300 }), (keys) => {
        const table = emptyKeyTable(2);
        const known = new Map<string, number>();
        for (const key of keys) {
          if (!known.has(key.join())) known.set(key.join(), known.size);
          expect(keyIndex(table, key)).toBe(known.get(key.join()));
        }
        for (const key of keys) expect(keyIndex(table, key)).toBe(known.get(key.join()));
        expect(table.count).toBe(known.size);
      }),
      seeded,
    );
  });
});
