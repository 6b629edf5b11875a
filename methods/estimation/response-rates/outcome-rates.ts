import { EstimationError } from '../estimation-error.ts';
import { DISPOSITIONS } from './disposition.ts';
import type { Amounts } from './tally.ts';

/** A share of 0 to 1; undefined where its denominator is empty. */
export type Rate = number | undefined;

/** AAPOR, Standard Definitions, 10th edition (2023): response, cooperation, refusal and contact rates. */
export interface OutcomeRates {
  readonly rr1: Rate;
  readonly rr2: Rate;
  readonly rr3: Rate;
  readonly rr4: Rate;
  readonly rr5: Rate;
  readonly rr6: Rate;
  readonly coop1: Rate;
  readonly coop2: Rate;
  readonly coop3: Rate;
  readonly coop4: Rate;
  readonly ref1: Rate;
  readonly ref2: Rate;
  readonly ref3: Rate;
  readonly con1: Rate;
  readonly con2: Rate;
  readonly con3: Rate;
  /** e: the share of the unknown taken to be eligible. */
  readonly eligibleShare: number;
}

const rate = (part: number, whole: number): Rate => (whole > 0 ? part / whole : undefined);

/** e = eligible among those whose eligibility is known. Where it is known of none all count as eligible, as in RR1. */
const eligibleShareOf = ({ I, P, R, NC, O, NE }: Amounts): number => {
  const eligible = I + P + R + NC + O;
  return rate(eligible, eligible + NE) ?? 1;
};

const check = (by: Amounts): void => {
  for (const disposition of DISPOSITIONS)
    if (!(by[disposition] >= 0 && by[disposition] < Number.POSITIVE_INFINITY))
      throw new EstimationError('out-of-range', `${by[disposition]} cases are ${disposition}.`);
};

/** The rates from counts, or from sums of weights, by disposition. */
export const outcomeRates = (by: Amounts): OutcomeRates => {
  check(by);
  const { I, P, R, NC, O, UH, UO } = by;
  const eligibleShare = eligibleShareOf(by);
  const interviews = I + P;
  const contacted = interviews + R + O;
  const eligible = contacted + NC;
  const withUnknown = eligible + UH + UO;
  const withShareOfUnknown = eligible + eligibleShare * (UH + UO);
  return {
    rr1: rate(I, withUnknown),
    rr2: rate(interviews, withUnknown),
    rr3: rate(I, withShareOfUnknown),
    rr4: rate(interviews, withShareOfUnknown),
    rr5: rate(I, eligible),
    rr6: rate(interviews, eligible),
    coop1: rate(I, contacted),
    coop2: rate(interviews, contacted),
    coop3: rate(I, interviews + R),
    coop4: rate(interviews, interviews + R),
    ref1: rate(R, withUnknown),
    ref2: rate(R, withShareOfUnknown),
    ref3: rate(R, eligible),
    con1: rate(contacted, withUnknown),
    con2: rate(contacted, withShareOfUnknown),
    con3: rate(contacted, eligible),
    eligibleShare,
  };
};
