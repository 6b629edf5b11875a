/** Every kind that the format knows, by `reference/README.md`: a file with another one fails. */
export const ESTIMATION_KINDS: ReadonlySet<string> = new Set([
  'mean',
  'proportion',
  'total',
  'ratio',
  'variance',
  'quantile',
  'difference',
  'contrast',
  'covariance',
  'thresholdTest',
  'thresholdBound',
  'ttest',
  'chisq',
  'zeroVarianceConvention',
  'error',
]);

export const INTERVAL_KINDS: ReadonlySet<string> = new Set([
  't',
  'mean',
  'xlogit',
  'logit',
  'asin',
  'beta',
  'likelihood',
  'woodruff',
  'clopper-pearson',
]);
