/**
 * A confidential submission is one conditional put; for anonymous ones see `take-anonymous.ts`. The link is signed and names its case, a published form never changes, so everything can
 * be decided before the write; case state, counts and figures follow from the table's stream. Whether the campaign takes answers is
 * known from up to two seconds ago; the write's condition has the last word, because closing takes the place of every answer
 * that is not there.
 */

import { checkAnswers } from '../../methods/questionnaire/check-answers.ts';
import type { Form } from '../../methods/questionnaire/form.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { takesAnswers } from '../campaigns/campaign-rules.ts';
import type { Context } from '../context.ts';
import { type Link, readLink } from '../fieldwork/link.ts';
import { Permit } from '../people/permit.ts';
import { formOfCase, formTaken } from '../questionnaires/form-of-case.ts';
import { refusal, refusalWith } from '../refusals.ts';
import { mustMayBring } from '../teams/may-bring.ts';
import { answerProblems } from './answer-problems.ts';
import { privacyOf } from './privacy-of.ts';
import { contentHashOf, type Receipt, type Response, receiptOf } from './response.ts';
import { sentAnswers } from './sent-answers.ts';
import { takeAnonymous } from './take-anonymous.ts';
import { workOut } from './worked-out.ts';

export interface SubmitResponseInput {
  readonly token: string;
  readonly responseId: string;
  readonly formCode: string;
  readonly formVersion: number;
  readonly language: string;
  readonly consent: boolean;
  /** SHA-256 (hex) of the second secret. */
  readonly secretHash?: string | null | undefined;
  /** Of the draft that was kept last; it is emptied. */
  readonly draftVersion?: number | null | undefined;
  /** Of the interviewer's device, where the campaign has field rules. */
  readonly deviceId?: string | null | undefined;
  /** As they came from outside. */
  readonly answers?: unknown;
}

export const submitResponse = async (context: Context, input: SubmitResponseInput): Promise<Receipt> => {
  const { link, campaign } = await openedBy(context, input.token);
  if (!takesAnswers(campaign)) {
    throw refusal('fieldwork-not-open');
  }
  if (link.audience === 'i') {
    Permit.decide(context, 'send an interview', { campaign, division: link.village });
    await mustMayBring(context, campaign, link, input.deviceId);
  }
  if (!input.consent) {
    throw refusal('consent-missing');
  }
  const form = await formTaken(context.stores, campaign, link.number, input);
  if (form === undefined) {
    throw refusal('form-version-differs');
  }
  const answers = sentAnswers(input.answers);
  const problems = checkAnswers(form, answers, audienceOf(link));
  if (problems.length > 0) {
    throw refusalWith('answers-invalid', answerProblems(problems));
  }
  const workedOut = await workOut(context, link, form, answers, audienceOf(link));
  if (privacyOf(campaign, link.number) === 'anonymous') {
    const { responseId } = input;
    const sent = { responseId, formCode: form.code, formVersion: form.version, answers, ...workedOut };
    return takeAnonymous(context, campaign, link, sent);
  }
  const receipt = await placeResponse(context, campaign, {
    campaignId: link.campaignId,
    village: link.village,
    number: link.number,
    generation: link.generation,
    responseId: input.responseId,
    contentHash: contentHashOf(form.code, form.version, answers),
    audience: link.audience,
    language: input.language,
    formCode: form.code,
    formVersion: form.version,
    answers,
    ...workedOut,
    ...(typeof input.secretHash === 'string' ? { secretHash: input.secretHash } : {}),
    receivedAt: context.now.toISOString(),
    ...(link.audience === 'i' && context.person !== undefined ? { personId: context.person.personId } : {}),
  });
  if (typeof input.draftVersion === 'number') {
    await context.stores.drafts.empty(link, context.now);
  }
  return receipt;
};

/**
 * The same content gives the same receipt however often it comes; other content is kept beside the first, for review. Once there are too
 * many versions, only the device that sent one hears of it: else whoever holds the card alone could guess until a guess is said to be there.
 */
export const placeResponse = async (
  context: Context,
  campaign: Campaign,
  response: Response,
): Promise<Receipt> => {
  const { responses, campaigns } = context.stores;
  const found = await responses.place(response);
  if (found.placed) {
    return receiptOf(response, 'NEW', campaign);
  }
  if (found.held === 'gate') {
    throw refusal('link-revoked');
  }
  if (found.held === 'closed') {
    throw refusal('fieldwork-not-open');
  }
  if (found.contentHash === response.contentHash) {
    if (!(await responses.mayHearOf(response, found))) {
      throw refusal('too-many-versions');
    }
    const { responseId, receivedAt } = found;
    return receiptOf({ ...response, responseId, receivedAt }, 'REPEATED', campaign);
  }
  const stillTaken = campaigns.stillTakesAnswers(response.campaignId);
  const firstSent = await responses.keepConflict(response, stillTaken);
  if (firstSent === undefined) {
    throw refusal('too-many-versions');
  }
  return receiptOf({ ...response, ...firstSent }, 'CONFLICT', campaign);
};

export const audienceOf = (link: Link) => (link.audience === 'i' ? 'interviewer' : 'respondent');

/** What a token opens, or the refusal: forged, unknown campaign, unknown form. */
export const openedBy = async (
  context: Context,
  token: string,
): Promise<{ readonly link: Link; readonly campaign: Campaign; readonly form: Form }> => {
  const link = readLink(context.linkKey, token);
  const campaign = link && (await context.recentCampaign(link.campaignId));
  const form = campaign && link && (await formOfCase(context.stores, campaign, link.number));
  if (link === undefined || campaign === undefined || form === undefined) {
    throw refusal('link-unknown');
  }
  return { link, campaign, form };
};
