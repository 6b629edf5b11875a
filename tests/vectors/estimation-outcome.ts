import { EstimationError } from '../../methods/estimation/estimation-error.ts';
import type { Outcome } from './compare.ts';
import { type EntrySample, influenceOf, standardErrorOf } from './entry-sample.ts';
import { covarianceFigures, estimateFigures } from './estimate-figures.ts';
import type { Entry } from './estimation-file.ts';
import { intervalCovered } from './interval-figures.ts';
import { ESTIMATION_KINDS, INTERVAL_KINDS } from './known-kinds.ts';
import { quantileOutcome } from './quantile-figures.ts';
import { groupTestFigures, independenceOutcome } from './table-figures.ts';
import { thresholdBoundFigures, thresholdTestFigures, zeroVarianceFigures } from './threshold-figures.ts';
import { varianceEstimatorNamed } from './unequal-of-file.ts';

/** What the entry asks for that no one has heard of. */
const unknownIn = (entry: Entry): string | undefined => {
  if (!ESTIMATION_KINDS.has(entry.kind)) return `kind "${entry.kind}"`;
  if (entry.ci !== undefined && !INTERVAL_KINDS.has(entry.ci.method)) return `interval "${entry.ci.method}"`;
  const estimator = entry.varianceEstimator;
  if (estimator !== undefined && varianceEstimatorNamed(estimator) === undefined)
    return `variance estimator "${estimator}"`;
  return undefined;
};

/** Kinds that read their interval in their own way. */
const OWN_INTERVALS: ReadonlySet<string> = new Set(['quantile', 'ttest', 'zeroVarianceConvention']);

/** Kinds whose figure is one number of the weights, or several. */
const REPLICATED_KINDS: ReadonlySet<string> = new Set([
  'mean',
  'proportion',
  'total',
  'ratio',
  'variance',
  'difference',
  'contrast',
  'covariance',
]);

/** What the format has and nothing here computes, for no entry asks for it. */
const uncomputedIn = (entry: Entry): string | undefined => {
  if (entry.replication !== undefined && !REPLICATED_KINDS.has(entry.kind))
    return `replicate weights of a ${entry.kind}`;
  if (entry.adjustment !== undefined && entry.varianceEstimator !== undefined)
    return `adjusted weights with ${entry.varianceEstimator}`;
  if (!OWN_INTERVALS.has(entry.kind) && entry.ci !== undefined && !intervalCovered(entry.ci.method))
    return `interval ${entry.ci.method}`;
  return undefined;
};

/** R refuses, and so must we, with an error of our own. */
const refusal = (of: EntrySample): Outcome => {
  try {
    standardErrorOf(of, influenceOf(of, 'mean'));
  } catch (error) {
    if (error instanceof EstimationError) return { figures: [] };
    throw error;
  }
  return { figures: [{ what: 'refusal', got: undefined, expected: 1 }] };
};

const covered = (of: EntrySample): Outcome => {
  switch (of.entry.kind) {
    case 'error':
      return refusal(of);
    case 'covariance':
      return { figures: covarianceFigures(of) };
    case 'chisq':
      return independenceOutcome(of);
    case 'ttest':
      return { figures: groupTestFigures(of) };
    case 'quantile':
      return quantileOutcome(of);
    case 'thresholdTest':
      return { figures: thresholdTestFigures(of) };
    case 'thresholdBound':
      return { figures: thresholdBoundFigures(of) };
    case 'zeroVarianceConvention':
      return { figures: zeroVarianceFigures(of) };
    default:
      return { figures: estimateFigures(of) };
  }
};

export const estimationOutcome = (of: EntrySample): Outcome => {
  const unknown = unknownIn(of.entry) ?? uncomputedIn(of.entry);
  return unknown === undefined ? covered(of) : { unknown };
};
