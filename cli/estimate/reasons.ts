import type { NotEstimableReason } from '../../methods/estimation/estimate.ts';

/** Completes “not estimable because …”. */
export const REASONS: Readonly<Record<NotEstimableReason, string>> = {
  'no-answers': 'no row belongs to it',
  'zero-denominator': 'its denominator is 0',
  'one-psu': 'one PSU alone does not tell how PSUs differ',
  'no-degrees-of-freedom': 'it has no more PSUs than strata',
  'only-lonely-strata': 'every stratum has one PSU',
  'not-a-proportion': 'an interval of proportions was asked for and the ratio is below 0 or above 1',
  'not-a-count': 'an interval of counts was asked for and the total is below 0',
};
