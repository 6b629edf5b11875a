/**
 * - `korn-graubard`: beta quantiles at the effective sample size; for proportions, R `svyciprop(method = "beta")`
 * - `logit`: t interval on the logit scale; R `svyciprop(method = "xlogit")`
 * - `arcsine`: t interval on the arcsine scale; R `svyciprop(method = "asin")`
 * - `t`: estimate ± t·standard error; for anything
 */
export const INTERVAL_METHODS = ['korn-graubard', 'logit', 'arcsine', 't'] as const;

export type IntervalMethod = (typeof INTERVAL_METHODS)[number];
