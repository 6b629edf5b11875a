/**
 * What a stratum adds from which one PSU answers, though it could have been another. R: `survey.lonely.psu`.
 * - `adjust`: c·E·E', the PSU's distance from the whole sample's mean: right for ratios, too large for totals;
 * - `certainty`: nothing, as if the PSU had been certain (R's `remove` gives the same number);
 * - `average`: what the other strata add on average; enters at reading, H/(H − L) times the variance between PSUs;
 * - `refuse`: an error.
 */
export const LONELY_POLICIES = ['adjust', 'certainty', 'average', 'refuse'] as const;

export type LonelyPolicy = (typeof LONELY_POLICIES)[number];
