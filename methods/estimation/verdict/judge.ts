import type { NotEstimable, NotEstimableReason } from '../estimate.ts';
import { EstimationError } from '../estimation-error.ts';
import { type Evidence, evidenceOf, type Judged } from './evidence.ts';
import { type FurtherSample, furtherSample } from './further-sample.ts';
import { checkRule, holdsAt, type Outcome, type VerdictRule } from './rule.ts';

/**
 * Three outcomes, not two. “Meets” needs the one-sided bound of the bad side beyond the line with every case that could not be
 * judged counted against the area; “fails” needs the other bound on the bad side with every such case counted in its favour; between them the
 * sample cannot tell. The official comparison of the point estimate stands beside it.
 */
export interface Readings<Reading> {
  /** Cases that could not be judged count as errors (on an “at least” line: as none of what is wanted). */
  readonly against: Reading;
  /** They count as no errors. The same as `against` where every case was judged. */
  readonly inFavour: Reading;
}

/** One reading with its one-sided bounds at the rule's level. */
export interface ReadingBounds {
  readonly estimate: number;
  readonly effectiveN: number;
  readonly lower: number;
  readonly upper: number;
}

/** The comparison that the official rule makes: the point estimate from confirmed cases, without its uncertainty. */
export interface OfficialComparison {
  readonly estimate: number;
  readonly meets: boolean;
}

export interface JudgedVerdict {
  readonly outcome: Outcome;
  readonly rule: VerdictRule;
  readonly readings: Readings<ReadingBounds>;
  readonly official: OfficialComparison;
  /** Where the sample cannot tell. */
  readonly furtherSample?: FurtherSample;
}

/** A figure that cannot be estimated cannot be judged. */
export interface VerdictWithoutFigure {
  readonly outcome: 'cannot-tell';
  readonly rule: VerdictRule;
  readonly notEstimable: NotEstimableReason;
}

export type Verdict = JudgedVerdict | VerdictWithoutFigure;

interface Sides {
  /** The bound that must lie on the good side for “meets”. */
  readonly bad: 'lower' | 'upper';
  /** The bound that must lie on the bad side for “fails”. */
  readonly good: 'lower' | 'upper';
}

const sidesOf = ({ direction }: VerdictRule): Sides =>
  direction === 'below' ? { bad: 'upper', good: 'lower' } : { bad: 'lower', good: 'upper' };

const checkOrder = (rule: VerdictRule, { against, inFavour }: Readings<Evidence>): void => {
  const wrong =
    rule.direction === 'below' ? against.estimate < inFavour.estimate : against.estimate > inFavour.estimate;
  if (wrong)
    throw new EstimationError(
      'out-of-range',
      `${against.estimate} cannot be the reading against the area where ${inFavour.estimate} is the one in its favour.`,
    );
};

const meets = (rule: VerdictRule, { against }: Readings<Evidence>, multiple: number): boolean =>
  holdsAt(rule, against.boundsAt(multiple)[sidesOf(rule).bad]);

const fails = (rule: VerdictRule, { inFavour }: Readings<Evidence>, multiple: number): boolean =>
  !holdsAt(rule, inFavour.boundsAt(multiple)[sidesOf(rule).good]);

const needed = (rule: VerdictRule, evidence: Readings<Evidence>): FurtherSample => {
  if (holdsAt(rule, evidence.against.estimate))
    return furtherSample(evidence.against, 'meets', (multiple) => meets(rule, evidence, multiple));
  if (!holdsAt(rule, evidence.inFavour.estimate))
    return furtherSample(evidence.inFavour, 'fails', (multiple) => fails(rule, evidence, multiple));
  return { within: false, reason: 'cannot-judge-cases' };
};

const readingBounds = ({ estimate, effectiveN, boundsAt }: Evidence): ReadingBounds => ({
  estimate,
  effectiveN,
  ...boundsAt(1),
});

const withEvidence = (rule: VerdictRule, evidence: Readings<Evidence>): JudgedVerdict => {
  checkOrder(rule, evidence);
  const verdict = {
    rule,
    readings: { against: readingBounds(evidence.against), inFavour: readingBounds(evidence.inFavour) },
    official: { estimate: evidence.inFavour.estimate, meets: holdsAt(rule, evidence.inFavour.estimate) },
  };
  if (meets(rule, evidence, 1)) return { outcome: 'meets', ...verdict };
  if (fails(rule, evidence, 1)) return { outcome: 'fails', ...verdict };
  return { outcome: 'cannot-tell', ...verdict, furtherSample: needed(rule, evidence) };
};

/** The verdict on a rate or a composite. Refuses a rule or a figure out of range, and readings in the wrong order. */
export const judge = (rule: VerdictRule, readings: Readings<Judged | NotEstimable>): Verdict => {
  checkRule(rule);
  const { against, inFavour } = readings;
  if ('notEstimable' in against) return { outcome: 'cannot-tell', rule, notEstimable: against.notEstimable };
  if ('notEstimable' in inFavour)
    return { outcome: 'cannot-tell', rule, notEstimable: inFavour.notEstimable };
  const tail = 1 - rule.level;
  return withEvidence(rule, { against: evidenceOf(against, tail), inFavour: evidenceOf(inFavour, tail) });
};
