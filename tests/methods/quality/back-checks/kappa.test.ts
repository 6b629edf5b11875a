import { describe, expect, it } from 'vitest';
import type { AgreementTable } from '../../../../methods/quality/back-checks/agreement-table.ts';
import { kappaOf } from '../../../../methods/quality/back-checks/kappa.ts';

const tableOf = (counts: readonly (readonly number[])[]): AgreementTable => ({
  categories: counts.map((_, at) => at + 1),
  counts,
  n: counts.flat().reduce((sum, count) => sum + count, 0),
});

/** Cohen (1960), table 2, as counts of 200. */
const cohen = tableOf([
  [88, 14, 18],
  [10, 40, 10],
  [2, 6, 12],
]);

/** Fleiss (1981), table 13.1, as counts of 100. */
const fleiss = tableOf([
  [75, 1, 4],
  [5, 4, 1],
  [0, 0, 10],
]);

/**
 * R, with p <- x/n; r <- rowSums(p); c <- colSums(p); po <- sum(w*p); pe <- sum(w*outer(r, c)); k <- (po - pe)/(1 - pe);
 * se <- sqrt((sum(p*(w*(1-pe) - outer(w %*% c, t(w) %*% r, "+")*(1-po))^2) - (po*pe - 2*pe + po)^2)/(n*(1-pe)^4))
 */
const ordered = tableOf([
  [11, 4, 1, 0],
  [3, 9, 4, 1],
  [0, 3, 12, 5],
  [0, 1, 2, 14],
]);

describe('Kappa', () => {
  it('is .492 in the example of Cohen, and .676 with a standard error of .088 in that of Fleiss', () => {
    expect(kappaOf(cohen, 'unweighted')?.kappa).toBeCloseTo(0.49152542373, 9);
    expect(kappaOf(fleiss, 'unweighted')?.kappa).toBeCloseTo(0.67647058824, 9);
    expect(kappaOf(fleiss, 'unweighted')?.standardError).toBeCloseTo(0.08770295348, 9);
    expect(kappaOf(fleiss, 'unweighted')?.bounds.lower).toBeCloseTo(0.50457595809, 9);
    expect(kappaOf(fleiss, 'unweighted')?.bounds.upper).toBeCloseTo(0.84836521838, 9);
  });

  it.each([
    ['unweighted', 0.54185983092, 0.07583303686],
    ['linear', 0.68478985991, 0.05924031285],
    ['quadratic', 0.80373831776, 0.04818915984],
  ] as const)('with %s steps is what R computes', (weights, kappa, standardError) => {
    const found = kappaOf(ordered, weights);
    expect(found?.kappa).toBeCloseTo(kappa, 9);
    expect(found?.standardError).toBeCloseTo(standardError, 9);
  });

  /** `binom.test(30, 30)$conf.int[1]` is 0.8842966918; with p_e = 1/2 kappa's bound is 2·that − 1. */
  it('of 30 that all agree is 1 with the lower bound of the exact interval', () => {
    const found = kappaOf(
      tableOf([
        [15, 0],
        [0, 15],
      ]),
      'unweighted',
    );
    expect(found?.kappa).toBe(1);
    expect(found?.bounds.lower).toBeCloseTo(2 * 0.8842966918 - 1, 9);
  });

  it('does not exist where both gave one answer throughout, or nobody was asked', () => {
    expect(kappaOf(tableOf([[40]]), 'unweighted')).toBeUndefined();
    expect(kappaOf(tableOf([]), 'unweighted')).toBeUndefined();
  });
});
