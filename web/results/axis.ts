/** The stretch of 0 to 1 that an indicator's pictures show. */
export interface Axis {
  readonly from: number;
  readonly to: number;
}

const ENDS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5];
const STARTS = [0.9, 0.8, 0.5];

/**
 * The tightest round axis on which everything fits: rare things are shown near 0, common ones near 1, and the ends are
 * told beside the pictures.
 * @param values estimates and ends of intervals, as proportions
 */
export const axisFor = (values: readonly number[]): Axis => {
  const largest = Math.max(0, ...values);
  const to = ENDS.find((end) => end >= largest) ?? 1;
  if (to < 1) return { from: 0, to };
  const smallest = Math.min(1, ...values);
  return { from: STARTS.find((start) => start <= smallest) ?? 0, to };
};

/** Where a value stands on the axis, as a percentage of its length; what lies beyond stands at the end. */
export const placeOn = ({ from, to }: Axis, value: number): number =>
  Math.min(100, Math.max(0, (100 * (value - from)) / (to - from)));
