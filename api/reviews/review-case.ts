import { auditEvent } from '../audit/audit-event.ts';
import { type Context, inCampaign } from '../context.ts';
import { caseCode } from '../fieldwork/case.ts';
import type { Permit } from '../people/permit.ts';
import type { TransactedWrite } from '../platform/dynamo.ts';
import { refusal } from '../refusals.ts';
import { answerToReview, type ReviewedCase } from './answer-to-review.ts';
import { type Doubt, mostSteps, type Review, type ReviewEvent, reviewOf } from './review.ts';
import { forbids, type Judgement } from './review-rules.ts';

export interface ReviewCaseInput {
  readonly code: string;
  readonly step: Judgement;
  /** How many steps the reviewer saw. */
  readonly seenSteps: number;
  readonly comment?: string | null | undefined;
  readonly doubt?: Doubt | null | undefined;
}

/** The next step of a review, by somebody who did not interview. Asked again after it was taken, it is refused as seen too late. */
export const reviewCase = async (
  context: Context,
  campaignId: string,
  input: ReviewCaseInput,
): Promise<Review> => {
  const found = await answerToReview(context, campaignId, input.code);
  const { permit, review, steps } = found;
  if (input.seenSteps !== review.steps) {
    throw refusal('review-changed');
  }
  if (review.steps >= mostSteps) {
    throw refusal('review-too-long');
  }
  const settling = input.step === 'settle-accept' || input.step === 'settle-return';
  const acting = settling
    ? (await inCampaign(context, campaignId, 'settle a dispute', found.case.village)).permit
    : permit;
  const comment = input.comment?.trim() ?? '';
  const { interviewers, selfCompleted } = found;
  const forbidden = forbids(review, {
    step: input.step,
    by: permit.personId,
    comment,
    doubt: input.doubt ?? undefined,
    interviewers,
    selfCompleted,
  });
  if (forbidden !== undefined) {
    throw refusal(forbidden);
  }
  const { village, number } = found.case;
  const next: ReviewEvent = {
    campaignId,
    village,
    number,
    sequence: review.steps + 1,
    step: input.step,
    personId: permit.personId,
    at: context.now.toISOString(),
    comment,
    ...(input.doubt ? { doubt: input.doubt } : {}),
  };
  const subject = `${caseCode(village, number)} ${input.step}`;
  const { audit, campaigns, reviews } = context.stores;
  const taken = await reviews.take(acting, steps, next, [
    campaigns.stillTakesAnswers(campaignId),
    audit.recorded(auditEvent(acting, campaignId, context.now, context.newId(), subject)),
    ...accepting(context, acting, found, input.step),
  ]);
  if (!taken) {
    throw refusal('review-changed');
  }
  return reviewOf([...steps, next]);
};

/** With an acceptance the newest correction counts; there is at most one that was not accepted, because each needs a return. */
const accepting = (
  { stores }: Context,
  permit: Permit<'review answers' | 'settle a dispute'>,
  { corrections }: ReviewedCase,
  step: Judgement,
): readonly TransactedWrite[] => {
  const newest = corrections.at(-1);
  const accepts = step === 'accept' || step === 'settle-accept';
  return accepts && newest?.accepted === false ? [stores.corrections.accepted(permit, newest)] : [];
};
