/**
 * When a figure would tell about households what they said: fewer than 10 of them, or fewer than 30 that all say the same. The rule's numbers
 * stand here once.
 */
export interface Tallied {
  /** Households that answered. */
  readonly households: number;
  /** Those of them that count: that are satisfied, that were wrongly exited. */
  readonly count: number;
}

/** A figure on fewer households is hidden, and a shown one stays as it is until at least so many came or went. */
export const FEWEST_HOUSEHOLDS = 10;

/** Hidden cells of one family have at least so many households together, unless all of the family is hidden. */
export const FEWEST_TOGETHER = 20;

const FEWEST_ALIKE = 30;

export type PrimaryReason = 'few-households' | 'all-alike';

/** Why a cell is hidden for its own sake; undefined: it need not be. A cell without households has nothing to hide. */
export const primaryReason = ({ households, count }: Tallied): PrimaryReason | undefined => {
  if (households === 0) return;
  if (households < FEWEST_HOUSEHOLDS) return 'few-households';
  return households < FEWEST_ALIKE && (count === 0 || count === households) ? 'all-alike' : undefined;
};

/**
 * The least width of what outsiders may know a hidden number within: more than ±max(3, 20 %) of it, so at least the next whole number above twice as
 * much. A number and the rest of its households are one secret, so 20 % are taken of the smaller of the two, as verdicts count non-events
 * above one half; of a cell that is hidden for its own sake, of the larger.
 */
export const requiredWidth = ({ households, count }: Tallied, disclosive: boolean): number => {
  const rest = households - count;
  const measured = disclosive ? Math.max(count, rest) : Math.min(count, rest);
  return Math.floor(Math.max(6, (2 * measured) / 5)) + 1;
};
