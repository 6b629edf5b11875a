/** One unit under one check. */
export interface UnitScore {
  readonly check: string;
  readonly unit: number;
  readonly n: number;
  /** In standard deviations of ordinary units, positive in the direction that the check looks at. */
  readonly z: number;
  /** z·n/(n + 10): few interviews weigh little. */
  readonly score: number;
  /** The chance of an honest unit to be that unusual. */
  readonly p: number;
}

/** Half of the score is believed at so many interviews. */
const HALF_BELIEVED = 10;

export const shrunk = (z: number, n: number): number => (z * n) / (n + HALF_BELIEVED);
