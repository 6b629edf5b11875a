/** Units so large that a probability proportional to size would reach 1 are taken for certain and leave the list. */
export interface TakeAllSplit<Unit> {
  readonly takeAll: readonly Unit[];
  readonly rest: readonly Unit[];
  /** Units still to be drawn from the rest. */
  readonly quota: number;
  /** Sum of the sizes of the rest. */
  readonly total: number;
}

/**
 * Units with quota·size ≥ total leave the list, with quota and total of what is left, until there is none (Särndal,
 * Swensson & Wretman 1992, section 3.6.1).
 * @param units sizes are positive integers whose sum is at most 2^53 - 1; at least `n` units
 */
export const splitTakeAll = <Unit extends { readonly size: number }>(
  units: readonly Unit[],
  n: number,
): TakeAllSplit<Unit> => {
  const takeAll: Unit[] = [];
  let rest = units;
  let total = rest.reduce((sum, { size }) => sum + size, 0);
  for (;;) {
    const quota = n - takeAll.length;
    // quota·size ≥ total without the product, which could pass 2^53: size ≥ ⌈total/quota⌉.
    const limit =
      quota === 0
        ? Number.POSITIVE_INFINITY
        : (total - (total % quota)) / quota + (total % quota > 0 ? 1 : 0);
    const large = rest.filter(({ size }) => size >= limit);
    if (large.length === 0) return { takeAll, rest, quota, total };
    takeAll.push(...large);
    rest = rest.filter(({ size }) => size < limit);
    total = rest.reduce((sum, { size }) => sum + size, 0);
  }
};
