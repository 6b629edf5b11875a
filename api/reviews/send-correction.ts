import { checkAnswers } from '../../methods/questionnaire/check-answers.ts';
import { auditEvent } from '../audit/audit-event.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { caseCode } from '../fieldwork/case.ts';
import { formTaken } from '../questionnaires/form-of-case.ts';
import { refusal, refusalWith } from '../refusals.ts';
import { answerProblems } from '../responses/answer-problems.ts';
import type { Correction } from '../responses/correction.ts';
import { contentHashOf } from '../responses/response.ts';
import { sentAnswers } from '../responses/sent-answers.ts';
import { openedBy } from '../responses/submit-response.ts';
import { workOut } from '../responses/worked-out.ts';
import { mustMayBring } from '../teams/may-bring.ts';
import { type ReviewEvent, reviewOf } from './review.ts';

export interface SendCorrectionInput {
  readonly token: string;
  readonly correctionId: string;
  readonly formCode: string;
  readonly formVersion: number;
  readonly language: string;
  readonly comment?: string | null | undefined;
  /** Of the interviewer's device, where the campaign has field rules. */
  readonly deviceId?: string | null | undefined;
  /** As they came from outside. */
  readonly answers?: unknown;
}

/**
 * What the interviewer found on visiting a returned case again. The case goes back to review, and the correction counts when it is
 * accepted there. Sent again with the same id, it gives what stands.
 */
export const sendCorrection = async (context: Context, input: SendCorrectionInput): Promise<Correction> => {
  const { link } = await openedBy(context, input.token);
  if (link.audience !== 'i') {
    throw refusal('correction-not-asked');
  }
  const { campaignId, village, number } = link;
  const { campaign, permit } = await inCampaign(context, campaignId, 'send an interview', village);
  const { corrections, reviews, responses, campaigns, audit } = context.stores;
  const made = await corrections.ofCase(link);
  const before = made.find(({ correctionId }) => correctionId === input.correctionId);
  if (before !== undefined) {
    return before;
  }
  mustBeIn(campaign, 'fieldwork');
  await mustMayBring(context, campaign, link, input.deviceId);
  const [held, steps] = await Promise.all([
    responses.held(campaignId, village, number),
    reviews.steps(permit, link),
  ]);
  if (reviewOf(steps).state !== 'returned' || held?.personId !== permit.personId) {
    throw refusal('correction-not-asked');
  }
  const form = await formTaken(context.stores, campaign, number, input);
  if (form === undefined) {
    throw refusal('form-version-differs');
  }
  const answers = sentAnswers(input.answers);
  const problems = checkAnswers(form, answers, 'interviewer');
  if (problems.length > 0) {
    throw refusalWith('answers-invalid', answerProblems(problems));
  }
  const at = context.now.toISOString();
  const correction: Correction = {
    campaignId,
    village,
    number,
    place: made.length + 1,
    correctionId: input.correctionId,
    receivedAt: at,
    personId: permit.personId,
    accepted: false,
    formCode: form.code,
    formVersion: form.version,
    language: input.language,
    contentHash: contentHashOf(form.code, form.version, answers),
    answers,
    ...(await workOut(context, link, form, answers, 'interviewer')),
  };
  const step: ReviewEvent = {
    campaignId,
    village,
    number,
    sequence: steps.length + 1,
    step: 'corrected',
    personId: permit.personId,
    at,
    comment: input.comment?.trim() ?? '',
  };
  const subject = `${caseCode(village, number)} corrected`;
  const taken = await reviews.take(permit, steps, step, [
    corrections.kept(permit, correction),
    campaigns.stillTakesAnswers(campaignId),
    audit.recorded(auditEvent(permit, campaignId, context.now, context.newId(), subject)),
  ]);
  if (taken) {
    return correction;
  }
  const same = (await corrections.ofCase(link)).find(
    ({ correctionId }) => correctionId === input.correctionId,
  );
  if (same === undefined) {
    throw refusal('review-changed');
  }
  return same;
};
