import { EstimationError } from '../estimation-error.ts';
import type { Bounds } from '../interval.ts';

/** A proportion with its 95 % Korn–Graubard interval. */
export interface ShownProportion {
  readonly estimate: number;
  /** Households. */
  readonly n: number;
  readonly effectiveN: number;
  readonly degreesOfFreedom: number;
  readonly interval: Bounds;
}

export type UnreliableReason = 'few-households' | 'wide' | 'relatively-wide';

/**
 * The mark of NCHS Data Presentation Standards for Proportions (Vital and Health Statistics 2-175, 2017). An unreliable figure says
 * nothing and is hidden for that reason alone: its verdict may show, and nothing else is hidden for its sake.
 */
export interface Reliability {
  /** Absent: the figure may be shown. */
  readonly unreliable?: UnreliableReason;
  /** Someone looks at it before it is published. Only of a figure that may be shown. */
  readonly review: readonly ('few-degrees-of-freedom' | 'zero-or-one')[];
  /** The figure may be shown, but 1 − p could not be: a footnote says so. */
  readonly unreliableComplement: boolean;
}

const FEWEST_HOUSEHOLDS = 30;
const FEWEST_DEGREES_OF_FREEDOM = 8;
const NARROW = 0.05;
const WIDE = 0.3;
const RELATIVELY_WIDE = 1.3;

const unreliableReason = (
  { estimate, n, effectiveN }: ShownProportion,
  width: number,
): UnreliableReason | undefined => {
  if (n < FEWEST_HOUSEHOLDS || effectiveN < FEWEST_HOUSEHOLDS) return 'few-households';
  if (width <= NARROW) return;
  if (width >= WIDE) return 'wide';
  return width > RELATIVELY_WIDE * estimate ? 'relatively-wide' : undefined;
};

const checkShown = ({ estimate, n, effectiveN, degreesOfFreedom, interval }: ShownProportion): void => {
  const { lower, upper } = interval;
  if (!(lower >= 0 && lower <= estimate && estimate <= upper && upper <= 1))
    throw new EstimationError('out-of-range', `${estimate} with an interval from ${lower} to ${upper}.`);
  if (![n, effectiveN, degreesOfFreedom].every((size) => size >= 0))
    throw new EstimationError(
      'out-of-range',
      `${n} households worth ${effectiveN}, ${degreesOfFreedom} degrees of freedom.`,
    );
};

/**
 * At p = 0 the relative width is infinite: 0 % is shown only where its interval is narrow. Refuses as `out-of-range` what is no interval
 * around its estimate, and sizes that are none.
 */
export const reliabilityOf = (proportion: ShownProportion): Reliability => {
  checkShown(proportion);
  const { estimate, degreesOfFreedom, interval } = proportion;
  const width = interval.upper - interval.lower;
  const unreliable = unreliableReason(proportion, width);
  if (unreliable !== undefined) return { unreliable, review: [], unreliableComplement: false };
  return {
    review: [
      ...(degreesOfFreedom < FEWEST_DEGREES_OF_FREEDOM ? (['few-degrees-of-freedom'] as const) : []),
      ...(estimate === 0 || estimate === 1 ? (['zero-or-one'] as const) : []),
    ],
    unreliableComplement: width > NARROW && width > RELATIVELY_WIDE * (1 - estimate),
  };
};
