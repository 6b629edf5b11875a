import { isEstimable } from '../../methods/estimation/estimate.ts';
import type { CoverageMeasure } from './design.ts';
import { drawAndEstimate, type ReadyDesign } from './draw-and-estimate.ts';

/** What many draws say about one measure; adds over draws. */
export interface Tally {
  readonly draws: number;
  /** Intervals that held the truth; a draw without an interval held nothing. */
  readonly covered: number;
  readonly notEstimable: number;
  /** Σ of estimate − truth, of its square, and of the estimated variance. */
  readonly error: number;
  readonly squaredError: number;
  readonly variance: number;
}

export const NO_DRAWS: Tally = {
  draws: 0,
  covered: 0,
  notEstimable: 0,
  error: 0,
  squaredError: 0,
  variance: 0,
};

export const addTallies = (a: Tally, b: Tally): Tally => ({
  draws: a.draws + b.draws,
  covered: a.covered + b.covered,
  notEstimable: a.notEstimable + b.notEstimable,
  error: a.error + b.error,
  squaredError: a.squaredError + b.squaredError,
  variance: a.variance + b.variance,
});

type Reading = ReturnType<typeof drawAndEstimate>[number];

const tallyOf = (reading: Reading | undefined, { truth }: CoverageMeasure): Tally => {
  if (reading === undefined || !isEstimable(reading)) return { ...NO_DRAWS, draws: 1, notEstimable: 1 };
  const { estimate, variance, interval } = reading;
  return {
    draws: 1,
    covered: interval.lower <= truth && truth <= interval.upper ? 1 : 0,
    notEstimable: 0,
    error: estimate - truth,
    squaredError: (estimate - truth) ** 2,
    variance,
  };
};

/** Draws number `from` to `to` − 1 of a design, by measure. */
export const tallyDraws = (ready: ReadyDesign, from: number, to: number): readonly Tally[] => {
  const { measures } = ready.design;
  let tallies = measures.map(() => NO_DRAWS);
  for (let draw = from; draw < to; draw++) {
    const readings = drawAndEstimate(ready, draw);
    tallies = tallies.map((tally, at) =>
      measures.slice(at, at + 1).reduce((sum, each) => addTallies(sum, tallyOf(readings[at], each)), tally),
    );
  }
  return tallies;
};

/** Share of draws whose interval held the truth. */
export const coverageOf = ({ covered, draws }: Tally): number => covered / draws;

/** The mean of the estimated variances over the variance that the estimates showed. */
export const varianceRatioOf = ({ draws, notEstimable, error, squaredError, variance }: Tally): number => {
  const n = draws - notEstimable;
  const empirical = (squaredError - (error * error) / n) / (n - 1);
  return variance / n / empirical;
};
