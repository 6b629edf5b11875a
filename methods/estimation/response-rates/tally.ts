import { EstimationError } from '../estimation-error.ts';
import { DISPOSITIONS, type Disposition } from './disposition.ts';

/** One issued case. */
export interface IssuedCase {
  readonly disposition: Disposition;
  /** 1/Ππ of the original draw, above 0. */
  readonly baseWeight: number;
  /** Opened from the reserve to stand in for another: its answer is an answer, but never turns that non-response into a response. */
  readonly reserve: boolean;
}

export type Amounts = Readonly<Record<Disposition, number>>;

/** What response rates are read from; tallies of disjoint cases add. */
export interface Tally {
  /** Original cases by disposition: counts, and sums of base weights. */
  readonly cases: Amounts;
  readonly weights: Amounts;
  /** Reserve cases by disposition, counts. */
  readonly reserves: Amounts;
}

const amounts = (of: (disposition: Disposition) => number): Amounts => ({
  I: of('I'),
  P: of('P'),
  R: of('R'),
  NC: of('NC'),
  O: of('O'),
  NE: of('NE'),
  UH: of('UH'),
  UO: of('UO'),
});

export const emptyTally: Tally = {
  cases: amounts(() => 0),
  weights: amounts(() => 0),
  reserves: amounts(() => 0),
};

export const addTallies = (a: Tally, b: Tally): Tally => ({
  cases: amounts((disposition) => a.cases[disposition] + b.cases[disposition]),
  weights: amounts((disposition) => a.weights[disposition] + b.weights[disposition]),
  reserves: amounts((disposition) => a.reserves[disposition] + b.reserves[disposition]),
});

/** Refuses a case whose base weight is not above 0. */
export const tallyCases = (cases: readonly IssuedCase[]): Tally => {
  const count = new Map(
    DISPOSITIONS.map((disposition) => [disposition, { cases: 0, weights: 0, reserves: 0 }]),
  );
  for (const { disposition, baseWeight, reserve } of cases) {
    if (!(baseWeight > 0 && baseWeight < Number.POSITIVE_INFINITY))
      throw new EstimationError('negative-weight', `A case has base weight ${baseWeight}.`);
    const sums = count.get(disposition);
    if (sums === undefined) throw new EstimationError('out-of-range', `No disposition "${disposition}".`);
    if (reserve) sums.reserves += 1;
    else {
      sums.cases += 1;
      sums.weights += baseWeight;
    }
  }
  return {
    cases: amounts((disposition) => count.get(disposition)?.cases ?? 0),
    weights: amounts((disposition) => count.get(disposition)?.weights ?? 0),
    reserves: amounts((disposition) => count.get(disposition)?.reserves ?? 0),
  };
};
