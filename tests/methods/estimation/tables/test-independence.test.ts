import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOf } from '../../../../methods/estimation/flat/domain.ts';
import { sampleFrom } from '../../../../methods/estimation/flat/sample.ts';
import { crossTable } from '../../../../methods/estimation/tables/cross-table.ts';
import {
  INDEPENDENCE_METHODS,
  type IndependenceMethod,
} from '../../../../methods/estimation/tables/independence.ts';
import { testIndependence } from '../../../../methods/estimation/tables/test-independence.ts';
import { type Answer, answersIn, tableOf } from './table-sample.ts';

const test = (answers: readonly Answer[], method?: IndependenceMethod) => {
  const { sample, table } = tableOf(answers);
  return testIndependence(sample, table, method);
};

describe('a test of independence', () => {
  /**
   * 20 and 30 against 30 and 20 of 100 drawn simply at random: X² = 4. The design effect of n − 1 for n is 100/99, so F = 4·99/100;
   * and Wald: Y = 0.2 − 0.5·0.5 = −0.05, z = ±0.25, V = (0.0625 − 0.0025)/99, W = 0.0025/V = 4.125.
   * R: svychisq() on svydesign(id = ~1, weights = ~1) gives these and the p-values.
   */
  it.each<[IndependenceMethod, number, number, number | undefined, number]>([
    ['rao-scott-f', 3.96, 1, 99, 0.0493515762867],
    ['rao-scott-chi-square', 4, 1, undefined, 0.0465937033711],
    ['wald', 4.125, 1, 99, 0.0449347252126],
    ['adjusted-wald', 4.125, 1, 99, 0.0449347252126],
  ])('by %s of 20 and 30 against 30 and 20 gives %d', (method, statistic, df, denominator, p) => {
    const found = test(
      answersIn([
        [20, 30],
        [30, 20],
      ]),
      method,
    );
    if ('notTestable' in found) throw new Error(found.notTestable);
    expect(found.statistic).toBeCloseTo(statistic, 11);
    expect(found.degreesOfFreedom).toBeCloseTo(df, 11);
    if (denominator === undefined) expect(found.denominatorDegreesOfFreedom).toBeUndefined();
    else expect(found.denominatorDegreesOfFreedom).toBeCloseTo(denominator, 9);
    expect(found.pValue).toBeCloseTo(p, 12);
    expect(found).toMatchObject({ method, n: 100 });
  });

  it.each(INDEPENDENCE_METHODS)('by %s sees none where every row is alike', (method) => {
    const found = test(
      answersIn([
        [4, 6, 10],
        [8, 12, 20],
      ]),
      method,
    );
    if ('notTestable' in found) throw new Error(found.notTestable);
    expect(found.statistic).toBeCloseTo(0, 12);
    expect(found.pValue).toBeCloseTo(1, 9);
  });

  it('is by Rao and Scott unless something else is asked for', () => {
    const answers = answersIn([
      [5, 9],
      [7, 3],
    ]);
    expect(test(answers)).toEqual(test(answers, 'rao-scott-f'));
  });

  it('counts an empty cell as it is', () => {
    expect(
      test(
        answersIn([
          [0, 9],
          [7, 3],
        ]),
      ),
    ).toMatchObject({ degreesOfFreedom: 1, denominatorDegreesOfFreedom: 18 });
  });
});

describe('independence cannot be tested', () => {
  const square: readonly Answer[] = answersIn([
    [3, 2],
    [1, 4],
  ]);

  it.each<[string, readonly Answer[]]>([
    ['one-category', square.map((answer) => ({ ...answer, row: 'all' }))],
    ['one-category', square.map((answer) => ({ ...answer, column: 'all' }))],
    ['one-psu', square.map((answer) => ({ ...answer, psu: 'one' }))],
    ['no-degrees-of-freedom', square.map((answer, at) => ({ ...answer, stratum: `s${at}` }))],
    ['zero-denominator', square.map((answer) => ({ ...answer, weight: 0 }))],
    [
      'dependent-contrasts',
      answersIn([
        [3, 0, 0],
        [0, 4, 0],
        [0, 0, 5],
      ]),
    ],
  ])('%s', (reason, answers) => {
    for (const method of INDEPENDENCE_METHODS)
      expect(test(answers, method)).toEqual({ notTestable: reason, n: answers.length });
  });

  it('where nobody answered', () => {
    const sample = sampleFrom({ weights: [1, 1], stages: [{ units: [1, 2] }] });
    const table = crossTable(
      sample,
      domainOf(sample, () => false),
      ['a', 'b'],
      ['c', 'd'],
    );
    expect(testIndependence(sample, table)).toEqual({ notTestable: 'no-answers', n: 0 });
  });

  it('by the adjusted Wald test with as few PSUs as contrasts', () => {
    // 3 × 3 has 4 contrasts; four PSUs leave 3 degrees of freedom, five 4.
    const counts = [
      [3, 2, 4],
      [1, 4, 2],
      [2, 5, 1],
    ];
    const inPsus = (psus: number): readonly Answer[] =>
      answersIn(counts).map((answer, at) => ({ ...answer, psu: `p${(at * 7 + Math.floor(at / 3)) % psus}` }));
    expect(test(inPsus(4), 'adjusted-wald')).toMatchObject({ notTestable: 'too-few-degrees-of-freedom' });
    expect(test(inPsus(4), 'wald')).toMatchObject({ notTestable: 'dependent-contrasts' });
    expect(test(inPsus(5), 'adjusted-wald')).toMatchObject({ denominatorDegreesOfFreedom: 1 });
  });

  it('where all PSUs hold one answer drawn from several and the average of other strata is to stand in', () => {
    const sample = sampleFrom({
      weights: [1, 1, 1, 1],
      stages: [
        { units: [1, 2, 3, 4], population: [9, 9, 9, 9] },
        { units: [1, 2, 3, 4], population: [5, 5, 5, 5] },
      ],
    });
    const table = crossTable(
      sample,
      domainOf(sample, () => true),
      ['a', 'a', 'b', 'b'],
      ['c', 'd', 'c', 'd'],
    );
    for (const method of INDEPENDENCE_METHODS)
      expect(testIndependence(sample, table, method, { lonelyPolicy: 'average' })).toMatchObject({
        notTestable: 'only-lonely-strata',
      });
  });
});

describe('the tests of independence', () => {
  const answers = fc.array(
    fc.record({
      row: fc.integer({ min: 0, max: 2 }),
      column: fc.integer({ min: 0, max: 1 }),
      weight: fc.integer({ min: 1, max: 9 }),
      psu: fc.integer({ min: 0, max: 4 }).map((psu) => `p${psu}`),
      stratum: fc.constantFrom('s', 't'),
    }),
    { minLength: 25, maxLength: 60 },
  );

  it.each(INDEPENDENCE_METHODS)(
    '%s: ignores order, labels, scale and which question stands where',
    (method) => {
      fc.assert(
        fc.property(answers, (all) => {
          const found = test(all, method);
          fc.pre(!('notTestable' in found));
          const same = [
            all.toReversed(),
            all.map((answer) => ({ ...answer, row: `r${answer.row}`, column: `c${1 - answer.column}` })),
            all.map((answer) => ({ ...answer, weight: answer.weight * 3 })),
            all.map((answer) => ({ ...answer, row: answer.column, column: answer.row })),
          ].map((each) => test(each, method));
          for (const other of same) {
            if ('notTestable' in found || 'notTestable' in other) throw new Error('not testable');
            expect(other.statistic).toBeCloseTo(found.statistic, 6);
            expect(other.degreesOfFreedom).toBeCloseTo(found.degreesOfFreedom, 6);
            expect(other.pValue).toBeCloseTo(found.pValue, 6);
            expect(other.pValue).toBeGreaterThanOrEqual(0);
            expect(other.pValue).toBeLessThanOrEqual(1);
          }
        }),
        { seed: 20160221, numRuns: 60 },
      );
    },
  );
});
