import { EstimationError } from '../estimation-error.ts';

/**
 * One pass over answers in any order: each answer is added to its *slot*, one PSU seen through one combination of categories. All
 * areas, breakdowns and variances follow from the slots, so memory grows with PSUs and categories, never with answers.
 */
export interface AnswerSums {
  /** Measure m is values[numerators[m]] of values[denominators[m]]. */
  readonly numerators: Int32Array;
  readonly denominators: Int32Array;
  /** Slot by slot: the number of answers, then `SUM_FIELDS` by measure. */
  readonly sums: Pages;
  /** `SQUARE_FIELDS` by measure, slot by slot, where design effects are wanted. */
  readonly squares: Pages | undefined;
}

/** Doubles in pages, so that growing never copies and never needs twice the memory. */
interface Pages {
  readonly width: number;
  readonly pages: Float64Array[];
}

/** By measure Σwy, Σwx, answers with x > 0, Σ(wx)². */
export const SUM_FIELDS = 4;
/** Σw and Σw² over answers with x > 0, Σwy², Σwxy, Σwx². */
export const SQUARE_FIELDS = 5;

const SLOTS_BITS = 8;
const SLOTS_MASK = (1 << SLOTS_BITS) - 1;

export interface MeasurePlace {
  readonly numerator: number;
  readonly denominator: number;
}

export const emptyAnswerSums = (
  measures: readonly MeasurePlace[],
  { designEffects = false }: { readonly designEffects?: boolean } = {},
): AnswerSums => {
  if (measures.length === 0) throw new EstimationError('wrong-shape', 'At least one measure is summed.');
  return {
    numerators: Int32Array.from(measures, ({ numerator }) => numerator),
    denominators: Int32Array.from(measures, ({ denominator }) => denominator),
    sums: { width: 1 + SUM_FIELDS * measures.length, pages: [] },
    squares: designEffects ? { width: SQUARE_FIELDS * measures.length, pages: [] } : undefined,
  };
};

const pageOf = ({ width, pages }: Pages, slot: number): Float64Array => {
  for (;;) {
    const page = pages[slot >>> SLOTS_BITS];
    if (page !== undefined) return page;
    pages.push(new Float64Array(width << SLOTS_BITS));
  }
};

const offsetOf = ({ width }: Pages, slot: number): number => (slot & SLOTS_MASK) * width;

const plus = (page: Float64Array, at: number, amount: number): void => {
  page[at] = (page[at] ?? 0) + amount;
};

const addSquares = (
  { numerators, denominators }: AnswerSums,
  squares: Pages,
  slot: number,
  weight: number,
  values: Float64Array,
): void => {
  const page = pageOf(squares, slot);
  let at = offsetOf(squares, slot);
  for (let measure = 0; measure < numerators.length; measure++, at += SQUARE_FIELDS) {
    const y = values[numerators[measure] ?? 0] ?? Number.NaN;
    const x = values[denominators[measure] ?? 0] ?? Number.NaN;
    if (Number.isNaN(y) || Number.isNaN(x)) continue;
    if (x > 0) {
      plus(page, at, weight);
      plus(page, at + 1, weight * weight);
    }
    plus(page, at + 2, weight * y * y);
    plus(page, at + 3, weight * x * y);
    plus(page, at + 4, weight * x * x);
  }
};

const refuseNoWeight = (weight: number): void => {
  if (!Number.isFinite(weight))
    throw new EstimationError('not-a-number', `An answer has the weight ${weight}.`);
  if (weight < 0) throw new EstimationError('negative-weight', `An answer has the weight ${weight}.`);
};

const refuseValue = (measure: number, y: number, x: number): never => {
  throw x < 0
    ? new EstimationError('negative-denominator', `Measure ${measure} of an answer has x ${x}.`)
    : new EstimationError('not-a-number', `Measure ${measure} of an answer holds y ${y} of x ${x}.`);
};

/**
 * Adds one answer in place. NaN in `values` says that the answer holds nothing: it takes no part in the measures that need the value.
 * Refuses infinite values, denominators below 0 and weights that are negative or no numbers.
 */
export const addAnswer = (answers: AnswerSums, slot: number, weight: number, values: Float64Array): void => {
  refuseNoWeight(weight);
  const { numerators, denominators, sums, squares } = answers;
  const page = pageOf(sums, slot);
  let at = offsetOf(sums, slot);
  plus(page, at, 1);
  at += 1;
  for (let measure = 0; measure < numerators.length; measure++, at += SUM_FIELDS) {
    const y = values[numerators[measure] ?? 0] ?? Number.NaN;
    const x = values[denominators[measure] ?? 0] ?? Number.NaN;
    if (Number.isNaN(y) || Number.isNaN(x)) continue;
    if (!(x >= 0 && y - y === 0 && x - x === 0)) refuseValue(measure, y, x);
    const wx = weight * x;
    plus(page, at, weight * y);
    plus(page, at + 1, wx);
    plus(page, at + 2, x > 0 ? 1 : 0);
    plus(page, at + 3, wx * wx);
  }
  if (squares !== undefined) addSquares(answers, squares, slot, weight, values);
};

/** Answers added to a slot. */
export const slotAnswers = ({ sums }: AnswerSums, slot: number): number =>
  pageOf(sums, slot)[offsetOf(sums, slot)] ?? 0;

/** Sums of a slot: a page of doubles, and where the first measure asked for stands in it; the next follow. */
export interface SlotSums {
  readonly page: Float64Array;
  readonly from: number;
}

/** Zeros for a slot to which no answer was added. */
export const slotSums = ({ sums }: AnswerSums, slot: number, measure: number): SlotSums => ({
  page: pageOf(sums, slot),
  from: offsetOf(sums, slot) + 1 + SUM_FIELDS * measure,
});

/** Undefined where no design effects were wanted. */
export const slotSquares = ({ squares }: AnswerSums, slot: number, measure: number): SlotSums | undefined =>
  squares === undefined
    ? undefined
    : { page: pageOf(squares, slot), from: offsetOf(squares, slot) + SQUARE_FIELDS * measure };
