import { describe, expect, it } from 'vitest';
import { agreementByItem, ofInterviewer } from '../../../../methods/quality/back-checks/agreement.ts';
import { type AskedTwice, agreementTable } from '../../../../methods/quality/back-checks/agreement-table.ts';
import {
  categoryDifferences,
  grossDifferenceRate,
} from '../../../../methods/quality/back-checks/difference-rates.ts';

const answered = (first: number, again: number, times: number): readonly AskedTwice[] =>
  Array.from({ length: times }, () => ({ first, again }));

const hundred = [...answered(1, 1, 40), ...answered(1, 2, 6), ...answered(2, 1, 9), ...answered(2, 2, 45)];

describe('The differences of two interviews', () => {
  /** (6 + 9)/100; `binom.test(15, 100)$conf.int` */
  it('are the gross difference rate with exact bounds', () => {
    const found = grossDifferenceRate(agreementTable(hundred));
    expect(found?.rate).toBeCloseTo(0.15, 12);
    expect(found?.bounds.lower).toBeCloseTo(0.08645438564, 9);
    expect(found?.bounds.upper).toBeCloseTo(0.23530750015, 9);
    expect(grossDifferenceRate(agreementTable([]))).toBeUndefined();
  });

  /** (6 − 9)/100 ± qnorm(.975)·sqrt(15 − 9/100)/100; index 0.15/(.46·.51 + .49·.54) */
  it('are the net difference and the index of inconsistency of each category, with its prevalence', () => {
    const [one] = categoryDifferences(agreementTable(hundred));
    expect(one?.first).toBeCloseTo(0.46, 12);
    expect(one?.again).toBeCloseTo(0.49, 12);
    expect(one?.netDifference.rate).toBeCloseTo(-0.03, 12);
    expect(one?.netDifference.bounds.lower).toBeCloseTo(-0.10568100886, 9);
    expect(one?.netDifference.bounds.upper).toBeCloseTo(0.04568100886, 9);
    expect(one?.inconsistency).toBeCloseTo(0.3004807692, 9);
  });

  it('have no index where everybody chose the category both times', () => {
    expect(
      categoryDifferences(agreementTable(answered(1, 1, 5))).map(({ inconsistency }) => inconsistency),
    ).toEqual([undefined]);
  });
});

describe('Agreement by item', () => {
  const items = [
    { code: 'H10', kind: 'opinion' },
    { code: 'C1', kind: 'choice' },
  ] as const;
  const backCheck = (at: number) => ({
    interview: `i${at}`,
    interviewers: [at % 2 === 0 ? 'Li' : 'Yang'],
    answers: { H10: { first: at % 4, again: (at + (at % 7 === 0 ? 1 : 0)) % 4 } },
  });

  it('tells kappa from 20 back-checks on, and the raw agreement from the first', () => {
    const nineteen = agreementByItem(
      items,
      Array.from({ length: 19 }, (_, at) => backCheck(at)),
    );
    expect(nineteen.map(({ item, n, kappa }) => ({ item, n, kappa }))).toEqual([
      { item: 'H10', n: 19, kappa: undefined },
    ]);
    const [twenty] = agreementByItem(
      items,
      Array.from({ length: 20 }, (_, at) => backCheck(at)),
    );
    expect(twenty?.kappa).toBeDefined();
    // 0, 7 and 14 of 20 differ.
    expect(twenty?.agreement).toBeCloseTo(17 / 20, 12);
  });

  it('can be asked of one interviewer', () => {
    const all = Array.from({ length: 10 }, (_, at) => backCheck(at));
    expect(ofInterviewer(all, 'Li').map(({ interview }) => interview)).toEqual([
      'i0',
      'i2',
      'i4',
      'i6',
      'i8',
    ]);
  });
});
