import { type OutcomeRates, outcomeRates, type Rate } from './outcome-rates.ts';
import type { Amounts, Tally } from './tally.ts';

/**
 * The response of an area on its original sample. A reserve opened for a household that was not reached adds answers to the estimates,
 * but the household stays a non-response here: else a team could replace its way to 100 %.
 */
export interface ResponseRates {
  readonly unweighted: OutcomeRates;
  /** By base weights: the share of the population that the sample stands for. */
  readonly weighted: OutcomeRates;
  /** Original cases that were never attempted (UH). Apart and in no rate during fieldwork; in the rates once it is closed. */
  readonly neverAttempted: number;
  /** Answers from reserves over all answers. */
  readonly reserveShare: Rate;
}

const withoutNeverAttempted = (by: Amounts): Amounts => ({ ...by, UH: 0 });

const answers = ({ I, P }: Amounts): number => I + P;

/** During fieldwork a case not yet attempted says nothing about response; when it is closed, it was not worked, and counts. */
export const responseRates = (
  { cases, weights, reserves }: Tally,
  fieldwork: 'open' | 'closed',
): ResponseRates => {
  const counted = (by: Amounts): Amounts => (fieldwork === 'open' ? withoutNeverAttempted(by) : by);
  const allAnswers = answers(cases) + answers(reserves);
  return {
    unweighted: outcomeRates(counted(cases)),
    weighted: outcomeRates(counted(weights)),
    neverAttempted: cases.UH,
    reserveShare: allAnswers > 0 ? answers(reserves) / allAnswers : undefined,
  };
};
