import { entry } from '../packed-triangle.ts';
import { type CodedMargin, categoryName, totalsByCategory } from './margin.ts';
import { MET } from './tolerance.ts';
import { WeightingError } from './weighting-error.ts';

/** Rounding stops a better fit here. */
const EXACT = 1e-14;

const fitMargin = (weights: Float64Array, { counts, codes }: CodedMargin): void => {
  const totals = totalsByCategory(codes, counts.length, weights);
  for (const [cell, code] of codes.entries()) {
    const total = entry(totals, code);
    if (total > 0) weights[cell] = (entry(weights, cell) * entry(counts, code)) / total;
  }
};

/** How far a category is from its count, as a share of it. */
interface Misfit {
  readonly share: number;
  readonly margin: CodedMargin;
  readonly code: number;
  readonly reached: number;
}

const worseOf = (a: Misfit | undefined, b: Misfit): Misfit => (a === undefined || b.share > a.share ? b : a);

const worstMisfit = (weights: Float64Array, margins: readonly CodedMargin[]): Misfit | undefined => {
  let worst: Misfit | undefined;
  for (const margin of margins) {
    const totals = totalsByCategory(margin.codes, margin.counts.length, weights);
    for (const [code, count] of margin.counts.entries()) {
      const reached = entry(totals, code);
      const share = count === 0 ? 0 : Math.abs(reached - count) / count;
      worst = worseOf(worst, { share, margin, code, reached });
    }
  }
  return worst;
};

const failure = ({ margin, code, reached }: Misfit, iterations: number): WeightingError =>
  new WeightingError({
    code: 'no-convergence',
    data: { target: categoryName(margin, code), total: entry(margin.counts, code), reached, iterations },
  });

/**
 * Fits the weights of the cells to each margin in turn until all hold at once; stops where a further round moves rounding only.
 * In place.
 */
export const fitProportionally = (
  weights: Float64Array,
  margins: readonly CodedMargin[],
  iterations: number,
): void => {
  let before = Number.POSITIVE_INFINITY;
  for (let round = 1; ; round++) {
    for (const margin of margins) fitMargin(weights, margin);
    const worst = worstMisfit(weights, margins);
    if (worst === undefined || worst.share <= EXACT) return;
    if (worst.share <= MET && (worst.share >= before || round >= iterations)) return;
    if (round >= iterations) throw failure(worst, iterations);
    before = worst.share;
  }
};
