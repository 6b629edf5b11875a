import { logitBounds, tBounds } from '../../methods/estimation/interval.ts';
import { adjustForDegreesOfFreedom, exactBounds } from '../../methods/estimation/korn-graubard.ts';
import { ratioBounds } from '../../methods/estimation/ratio-bounds.ts';
import { logitTestAgainst, testAgainst } from '../../methods/estimation/threshold-test.ts';
import type { Figure } from './compare.ts';
import { domainDf, type EntrySample, influenceOf, standardErrorOf, statedRows } from './entry-sample.ts';

/** A proportion against a threshold by a t test; `svyttest` counts one degree of freedom less. */
export const thresholdTestFigures = (of: EntrySample): readonly Figure[] => {
  const { entry } = of;
  const { estimate } = influenceOf(of, 'proportion');
  const se = standardErrorOf(of, influenceOf(of, 'proportion'));
  const threshold = entry.threshold ?? Number.NaN;
  const degreesOfFreedom = domainDf(of) - (entry.method === 'svyttest' ? 1 : 0);
  const uncertain = { estimate, standardError: se ?? Number.NaN, degreesOfFreedom };
  const onLogits = entry.method === 'logit';
  const test = onLogits ? logitTestAgainst(uncertain, threshold) : testAgainst(uncertain, threshold);
  const tail = 1 - (entry.oneSided?.level ?? 0.95);
  const bounds = onLogits ? logitBounds(uncertain, tail) : tBounds(uncertain, tail);
  return [
    { what: 'estimate', got: estimate, expected: entry.estimate },
    { what: 'se', got: se, expected: entry.se, scale: estimate },
    { what: 't', got: test?.t, expected: entry.test?.t },
    { what: 'test df', got: degreesOfFreedom, expected: entry.test?.df },
    { what: 'p less', got: test?.less, expected: entry.test?.pValueLess },
    { what: 'p greater', got: test?.greater, expected: entry.test?.pValueGreater },
    { what: 'p two-sided', got: test?.twoSided, expected: entry.test?.pValueTwoSided },
    { what: 'one-sided lower', got: bounds.lower, expected: entry.oneSided?.lower, scale: estimate },
    { what: 'one-sided upper', got: bounds.upper, expected: entry.oneSided?.upper, scale: estimate },
  ];
};

const truth = (holds: boolean | undefined): number | undefined =>
  holds === undefined ? undefined : Number(holds);

/** One-sided Korn–Graubard bounds and on which side of the threshold they lie. */
export const thresholdBoundFigures = (of: EntrySample): readonly Figure[] => {
  const { entry } = of;
  const influence = influenceOf(of, 'proportion');
  const { estimate } = influence;
  const se = standardErrorOf(of, influence);
  const degreesOfFreedom = domainDf(of);
  const rows = statedRows(of);
  const threshold = entry.threshold ?? Number.NaN;
  const measured = {
    estimate,
    variance: (se ?? Number.NaN) ** 2,
    n: rows,
    kishN: rows,
    groupDegreesOfFreedom: degreesOfFreedom,
    areaDegreesOfFreedom: degreesOfFreedom,
  };
  const bounds = ratioBounds(measured, 1 - (entry.oneSided?.level ?? 0.95), { cap: false });
  return [
    { what: 'estimate', got: estimate, expected: entry.estimate },
    { what: 'se', got: se, expected: entry.se, scale: estimate },
    { what: 'df', got: degreesOfFreedom, expected: entry.df },
    { what: 'one-sided lower', got: bounds?.lower, expected: entry.oneSided?.lower, scale: estimate },
    { what: 'one-sided upper', got: bounds?.upper, expected: entry.oneSided?.upper, scale: estimate },
    {
      what: 'below the threshold',
      got: bounds === undefined ? undefined : Number(bounds.upper < threshold),
      expected: truth(entry.belowThreshold),
    },
    {
      what: 'above the threshold',
      got: bounds === undefined ? undefined : Number(bounds.lower > threshold),
      expected: truth(entry.aboveThreshold),
    },
  ];
};

/** A proportion of 0 or 1: exact bounds at n rows, or at n adjusted for the design's degrees of freedom. */
export const zeroVarianceFigures = (of: EntrySample): readonly Figure[] => {
  const { entry } = of;
  const { estimate, n } = influenceOf(of, 'proportion');
  const tail = (1 - (entry.ci?.level ?? 0.95)) / 2;
  const adjusted = entry.df === undefined ? n : adjustForDegreesOfFreedom(n, n, domainDf(of), tail);
  const bounds = exactBounds(estimate, adjusted, tail);
  return [
    { what: 'estimate', got: estimate, expected: entry.estimate },
    { what: 'se', got: standardErrorOf(of, influenceOf(of, 'proportion')), expected: entry.se },
    { what: 'n', got: n, expected: entry.n },
    { what: 'successes', got: Math.round(n * estimate), expected: entry.successes },
    { what: 'adjusted n', got: adjusted, expected: entry.effectiveNAdjusted },
    { what: 'lower', got: bounds.lower, expected: entry.ci?.lower },
    { what: 'upper', got: bounds.upper, expected: entry.ci?.upper },
  ];
};
