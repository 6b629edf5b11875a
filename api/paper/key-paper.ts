import { createHmac } from 'node:crypto';
import { checkAnswers } from '../../methods/questionnaire/check-answers.ts';
import type { Answers, Form } from '../../methods/questionnaire/form.ts';
import { auditEvent } from '../audit/audit-event.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { type Context, inCampaign } from '../context.ts';
import { type Case, caseCode, parseCaseCode } from '../fieldwork/case.ts';
import { findShortCode } from '../invitations/open-short-code.ts';
import type { Permit } from '../people/permit.ts';
import { formTaken } from '../questionnaires/form-of-case.ts';
import { refusal, refusalWith } from '../refusals.ts';
import { answerProblems } from '../responses/answer-problems.ts';
import { privacyOf } from '../responses/privacy-of.ts';
import { contentHashOf, type Receipt } from '../responses/response.ts';
import { sentAnswers } from '../responses/sent-answers.ts';
import { placeResponse } from '../responses/submit-response.ts';
import { workOut } from '../responses/worked-out.ts';
import { differencesOf, type Keying } from './keying.ts';

export interface KeyPaperInput {
  /** Name of the case, or the number that stands on its card. */
  readonly case: string;
  readonly formCode: string;
  readonly formVersion: number;
  readonly language: string;
  /** That the paper says so. */
  readonly consent: boolean;
  /** As they came from outside. */
  readonly answers?: unknown;
}

export interface KeyedPaper {
  readonly code: string;
  /** `once`: a second person keys it too. `differs`: they do not agree. `taken`: it is an answer now. */
  readonly state: 'once' | 'differs' | 'taken';
  /** Where the two differ; what each keyed is not told to them. */
  readonly differing: readonly string[];
  readonly receipt?: Receipt | undefined;
}

/** What somebody reads on a paper. Keyed again by the same person with the same content, it changes nothing. */
export const keyPaper = async (
  context: Context,
  campaignId: string,
  input: KeyPaperInput,
): Promise<KeyedPaper> => {
  const { campaign, permit, each } = await paperCase(context, campaignId, input.case, 'key a paper');
  const { form, answers } = await readPaper(context, campaign, each, input);
  const { keyings, audit } = context.stores;
  const before = await keyings.ofCase(permit, each);
  const [first, second] = before;
  const contentHash = contentHashOf(form.code, form.version, answers);
  const own = before.find(({ personId }) => personId === permit.personId);
  if (own !== undefined) {
    if (own.contentHash !== contentHash) {
      throw refusal('paper-same-person');
    }
    return stateOf(each, before);
  }
  if (second !== undefined) {
    throw refusal('paper-keyed-twice');
  }
  const keying: Keying = {
    campaignId,
    village: each.village,
    number: each.number,
    place: first === undefined ? 1 : 2,
    personId: permit.personId,
    keyedAt: context.now.toISOString(),
    language: input.language,
    formCode: form.code,
    formVersion: form.version,
    contentHash,
    answers,
  };
  const code = caseCode(each.village, each.number);
  const event = auditEvent(permit, campaignId, context.now, context.newId(), `${code} ${keying.place}`);
  if (!(await keyings.keep(permit, keying, audit.recorded(event)))) {
    throw refusal('try-again');
  }
  if (first?.contentHash !== contentHash) {
    return stateOf(each, [...before, keying]);
  }
  const receipt = await takePaper(context, campaign, each, form, answers, input.language);
  return { code, state: 'taken', differing: [], receipt };
};

const stateOf = ({ village, number }: Case, [first, second]: readonly Keying[]): KeyedPaper => {
  const code = caseCode(village, number);
  if (first === undefined || second === undefined) {
    return { code, state: 'once', differing: [] };
  }
  const differing = differencesOf(first.answers, second.answers).map(({ key }) => key);
  return { code, state: differing.length === 0 ? 'taken' : 'differs', differing };
};

/** The case whose paper it is, where the asker may do this and the case has no answer yet. */
export const paperCase = async <Wanted extends 'key a paper' | 'settle a paper'>(
  context: Context,
  campaignId: string,
  named: string,
  act: Wanted,
): Promise<{ readonly campaign: Campaign; readonly permit: Permit<Wanted>; readonly each: Case }> => {
  const place = parseCaseCode(named) ?? (await placeOfCard(context, campaignId, named));
  const { campaign, permit } = await inCampaign(context, campaignId, act, place.village);
  mustBeIn(campaign, 'fieldwork');
  if (privacyOf(campaign, place.number) === 'anonymous') {
    throw refusal('paper-anonymous');
  }
  const each = await context.stores.cases.get(permit, campaignId, place.village, place.number);
  if (each === undefined) {
    throw refusal('case-unknown');
  }
  return { campaign, permit, each };
};

const placeOfCard = async (context: Context, campaignId: string, typed: string) => {
  // Before anything is looked up by a number: whoever keys no paper here learns nothing from it.
  await inCampaign(context, campaignId, 'key a paper');
  const card = await findShortCode(context, typed);
  if (card.campaignId !== campaignId) {
    throw refusal('short-code-unknown');
  }
  return card;
};

/** Answers as a paper has them, checked as those of a household that answers by itself. */
export const readPaper = async (
  context: Context,
  campaign: Campaign,
  { number }: Case,
  input: Omit<KeyPaperInput, 'case'>,
): Promise<{ readonly form: Form; readonly answers: Answers }> => {
  if (!input.consent) {
    throw refusal('consent-missing');
  }
  const form = await formTaken(context.stores, campaign, number, input);
  if (form === undefined) {
    throw refusal('form-version-differs');
  }
  const answers = sentAnswers(input.answers);
  const problems = checkAnswers(form, answers, 'respondent');
  if (problems.length > 0) {
    throw refusalWith('answers-invalid', answerProblems(problems));
  }
  return { form, answers };
};

/** Follows from the content, so that trying again gives the same receipt; by a key, so that nobody finds the content from the receipt. */
const idOf = (key: Uint8Array, code: string, contentHash: string): string =>
  createHmac('sha256', key)
    .update(`zhenping/paper/v1 ${code} ${contentHash}`)
    .digest('base64url')
    .slice(0, 22);

/** The paper becomes an answer. */
export const takePaper = async (
  context: Context,
  campaign: Campaign,
  { campaignId, village, number, generation }: Case,
  form: Form,
  answers: Answers,
  language: string,
): Promise<Receipt> => {
  const link = { campaignId, village, number, generation, audience: 'r', chance: '' } as const;
  const contentHash = contentHashOf(form.code, form.version, answers);
  return placeResponse(context, campaign, {
    campaignId,
    village,
    number,
    generation,
    responseId: idOf(context.linkKey, caseCode(village, number), contentHash),
    contentHash,
    audience: 'r',
    mode: 'paper',
    language,
    formCode: form.code,
    formVersion: form.version,
    answers,
    ...(await workOut(context, link, form, answers, 'respondent')),
    receivedAt: context.now.toISOString(),
  });
};
