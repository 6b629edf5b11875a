import type { RefusalCode } from '../refusals.ts';
import type { Doubt, Review, ReviewState, ReviewStep } from './review.ts';

/** Steps that people take who did not interview. */
export type Judgement = Exclude<ReviewStep, 'corrected'>;

/** In which states a step can be taken. */
const takenFrom: Readonly<Record<ReviewStep, readonly ReviewState[]>> = {
  check: ['received'],
  accept: ['checked'],
  return: ['received', 'checked'],
  dispute: ['received', 'checked', 'accepted'],
  'review-again': ['disputed'],
  'settle-accept': ['disputed'],
  'settle-return': ['disputed'],
  corrected: ['returned'],
};

/** Steps after which somebody else has to do something, and needs to be told what. */
const saysWhy: readonly ReviewStep[] = ['return', 'dispute', 'settle-accept', 'settle-return'];

const settles = (step: Judgement): boolean => step === 'settle-accept' || step === 'settle-return';

export interface Judging {
  readonly step: Judgement;
  readonly by: string;
  readonly comment: string;
  readonly doubt?: Doubt | undefined;
  /** Who interviewed, as far as it is known. */
  readonly interviewers: readonly string[];
  /** Whether the household answered by itself. */
  readonly selfCompleted: boolean;
}

/** The first rule that forbids the step, or nothing. */
export const forbids = (review: Review, judging: Judging): RefusalCode | undefined => {
  const { step, by, comment, doubt, interviewers, selfCompleted } = judging;
  const rules: readonly (readonly [boolean, RefusalCode])[] = [
    [interviewers.includes(by), 'review-own-interview'],
    [!takenFrom[step].includes(review.state), 'review-state'],
    [selfCompleted && (step === 'return' || step === 'settle-return'), 'review-no-return'],
    [step === 'accept' && by === review.checkedBy, 'review-four-eyes'],
    [step === 'review-again' && review.secondBy !== undefined, 'review-second-given'],
    [step === 'review-again' && (by === review.disputedBy || by === review.checkedBy), 'review-own-review'],
    [settles(step) && review.secondBy === undefined, 'review-second-missing'],
    [settles(step) && (by === review.disputedBy || by === review.secondBy), 'review-own-review'],
    [(step === 'dispute' || step === 'review-again') && doubt === undefined, 'review-doubt-missing'],
    [step === 'dispute' && doubt === 'none', 'review-doubt-missing'],
    [saysWhy.includes(step) && comment.trim().length < shortestComment, 'review-comment-missing'],
  ];
  return rules.find(([broken]) => broken)?.[1];
};

/** Characters; two Chinese words. */
const shortestComment = 4;

/**
 * Whether the steps before are hidden from this person: a second reviewer judges blind, and nobody who may still become one
 * is told what the first has doubted.
 */
export const isBlind = (review: Review, by: string): boolean =>
  review.state === 'disputed' &&
  review.secondBy === undefined &&
  by !== review.disputedBy &&
  by !== review.checkedBy;
