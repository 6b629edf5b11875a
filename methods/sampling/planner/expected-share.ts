import type { PlannedIndicator } from './plan-request.ts';
import type { WeighedStratum } from './plan-strata.ts';

type Expectation = Pick<PlannedIndicator, 'expected'>;

/** The share expected in a stratum. */
export const shareInStratum = ({ expected }: Expectation, place: number): number =>
  typeof expected === 'number' ? expected : (expected[place] ?? Number.NaN);

/** The share expected over all: strata by their households. */
export const shareOverall = (indicator: Expectation, strata: readonly WeighedStratum[]): number =>
  typeof indicator.expected === 'number'
    ? indicator.expected
    : strata.reduce((sum, { weight }, place) => sum + weight * shareInStratum(indicator, place), 0);

/** The rarer side of a share: what errors or dissatisfied households are. */
export const rareSide = (share: number): number => Math.min(share, 1 - share);

/** Takes the last bits of a multiplication away, so that 1 − 3·0.05 is 0.85. */
const tidy = (share: number): number => Math.round(share * 1e12) / 1e12;

/** The share whose rarer side is `times` as large; what was the rarer side may then be the larger. */
export const alongRareSide = (share: number, times: number): number => {
  const rare = times * rareSide(share);
  return tidy(share > 0.5 ? 1 - rare : rare);
};

/** The same, with a rarer side of at most one half. */
export const withRareSide = (share: number, times: number): number =>
  alongRareSide(share, Math.min(times, 0.5 / rareSide(share)));
