import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISPOSITIONS, type Disposition } from '../../../../methods/estimation/response-rates/disposition.ts';
import { responseRates } from '../../../../methods/estimation/response-rates/response-rates.ts';
import {
  addTallies,
  emptyTally,
  type IssuedCase,
  tallyCases,
} from '../../../../methods/estimation/response-rates/tally.ts';

const cases = (
  counts: Partial<Record<Disposition, number>>,
  baseWeight = 1,
  reserve = false,
): readonly IssuedCase[] =>
  DISPOSITIONS.flatMap((disposition) =>
    Array.from({ length: counts[disposition] ?? 0 }, () => ({ disposition, baseWeight, reserve })),
  );

/** I 60, P 10, R 12, NC 8, O 5, NE 5, UH 4, UO 6. */
const county = cases({ I: 60, P: 10, R: 12, NC: 8, O: 5, NE: 5, UH: 4, UO: 6 });

/**
 * AAPOR's formulas worked by hand:
 * eligible 60 + 10 + 12 + 8 + 5 = 95, unknown 4 + 6 = 10, e = 95/(95 + 5) = 0.95, with unknown 105, with e of them 95 + 9.5 = 104.5;
 * contacted 60 + 10 + 12 + 5 = 87, interviews and refusals 60 + 10 + 12 = 82.
 */
describe('the outcome rates', () => {
  const { unweighted, weighted } = responseRates(tallyCases(county), 'closed');

  it('are AAPOR’s', () => {
    const expected = {
      rr1: 60 / 105,
      rr2: 70 / 105,
      rr3: 60 / 104.5,
      rr4: 70 / 104.5,
      rr5: 60 / 95,
      rr6: 70 / 95,
      coop1: 60 / 87,
      coop2: 70 / 87,
      coop3: 60 / 82,
      coop4: 70 / 82,
      ref1: 12 / 105,
      ref2: 12 / 104.5,
      ref3: 12 / 95,
      con1: 87 / 105,
      con2: 87 / 104.5,
      con3: 87 / 95,
      eligibleShare: 0.95,
    };
    expect(Object.keys(unweighted)).toEqual(Object.keys(expected));
    for (const [name, value] of Object.entries(expected))
      expect(Object.entries(unweighted), name).toContainEqual([name, expect.closeTo(value, 14)]);
  });

  it('are the same by weights that are all equal', () => {
    expect(weighted).toEqual(unweighted);
  });

  it('by unequal weights count what each case stands for', () => {
    // 3 interviews of weight 2, 1 refusal of weight 6, 1 of weight 4 not eligible, 1 address of weight 2 not found
    const tally = tallyCases([
      ...cases({ I: 3 }, 2),
      ...cases({ R: 1 }, 6),
      ...cases({ NE: 1 }, 4),
      ...cases({ UO: 1 }, 2),
    ]);
    const rates = responseRates(tally, 'closed');
    // e = 12/16 by weight, 4/5 by count; RR3 = 6/(12 + 0.75·2) and 3/(4 + 0.8·1)
    expect(rates.weighted.eligibleShare).toBe(0.75);
    expect(rates.weighted.rr3).toBeCloseTo(6 / 13.5, 14);
    expect(rates.unweighted.rr3).toBeCloseTo(3 / 4.8, 14);
    expect(rates.weighted.rr1).toBeCloseTo(6 / 14, 14);
  });
});

describe('a case never attempted', () => {
  it('is counted apart while fieldwork is open, and as unknown when it is closed', () => {
    const open = responseRates(tallyCases(county), 'open');
    expect(open.neverAttempted).toBe(4);
    // without the 4: 60/(95 + 6), and 60/(95 + 0.95·6)
    expect(open.unweighted.rr1).toBeCloseTo(60 / 101, 14);
    expect(open.weighted.rr3).toBeCloseTo(60 / 100.7, 14);
    expect(responseRates(tallyCases(county), 'closed').neverAttempted).toBe(4);
  });

  it('leaves no rate where nothing else is there', () => {
    const open = responseRates(tallyCases(cases({ UH: 7 })), 'open');
    const { eligibleShare, ...rates } = open.unweighted;
    expect(new Set(Object.values(rates))).toEqual(new Set([undefined]));
    expect(eligibleShare).toBe(1);
    // closed: none of 7 responded, whatever share of them was eligible
    const closed = responseRates(tallyCases(cases({ UH: 7 })), 'closed').unweighted;
    expect(closed).toMatchObject({ rr1: 0, rr3: 0, con1: 0, rr5: undefined, coop1: undefined });
  });

  it('has no rate either where all that is known is not eligible', () => {
    // e = 0/5: no eligible case is left in the denominator of RR3
    const { unweighted } = responseRates(tallyCases(cases({ NE: 5, UO: 2 })), 'closed');
    expect(unweighted).toMatchObject({ eligibleShare: 0, rr1: 0, rr3: undefined, rr5: undefined });
  });
});

describe('a replacement', () => {
  it('never turns a non-response into a response', () => {
    const reserves = cases({ I: 15, P: 2, R: 3 }, 1, true);
    const before = responseRates(tallyCases(county), 'closed');
    const after = responseRates(tallyCases([...county, ...reserves]), 'closed');
    expect(after.unweighted).toEqual(before.unweighted);
    expect(after.weighted).toEqual(before.weighted);
    // 17 of 70 + 17 answers come from reserves
    expect([before.reserveShare, after.reserveShare]).toEqual([0, 17 / 87]);
  });

  it('has no share of answers where there is none', () => {
    expect(responseRates(emptyTally, 'closed').reserveShare).toBeUndefined();
  });
});

describe('tallies', () => {
  it('refuse a case without weight, and one without a disposition that exists', () => {
    for (const baseWeight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => tallyCases(cases({ I: 1 }, baseWeight))).toThrow('base weight');
    const unknown = JSON.parse('{"disposition": "X", "baseWeight": 1, "reserve": false}') as IssuedCase;
    expect(() => tallyCases([unknown])).toThrow('No disposition "X"');
  });

  const issued = fc.record({
    disposition: fc.constantFrom(...DISPOSITIONS),
    baseWeight: fc.integer({ min: 1, max: 40 }),
    reserve: fc.boolean(),
  });

  it('of parts add to that of the whole', () => {
    fc.assert(
      fc.property(fc.array(issued), fc.array(issued), (a, b) => {
        expect(addTallies(tallyCases(a), tallyCases(b))).toEqual(tallyCases([...a, ...b]));
        expect(addTallies(emptyTally, tallyCases(a))).toEqual(tallyCases(a));
      }),
      { seed: 10, numRuns: 100 },
    );
  });

  it('give rates inside [0, 1], in AAPOR’s order', () => {
    fc.assert(
      fc.property(fc.array(issued, { minLength: 1 }), (list) => {
        for (const { eligibleShare, ...rates } of [
          responseRates(tallyCases(list), 'closed').unweighted,
          responseRates(tallyCases(list), 'open').weighted,
        ]) {
          const values = Object.values(rates).filter((value) => value !== undefined);
          expect([eligibleShare, ...values].every((value) => value >= 0 && value <= 1)).toBe(true);
          const { rr1 = 0, rr3 = rr1, rr5 = rr3, rr2 = rr1, con3 = 1, ref3 = 0, rr6 = 0 } = rates;
          expect(rr1).toBeLessThanOrEqual(rr3);
          expect(rr3).toBeLessThanOrEqual(rr5);
          expect(rr1).toBeLessThanOrEqual(rr2);
          // who was interviewed or refused was contacted
          expect(rr6 + ref3).toBeLessThanOrEqual(con3 + 1e-12);
        }
      }),
      { seed: 10, numRuns: 200 },
    );
  });
});
