import { createHash, timingSafeEqual } from 'node:crypto';
import type { Answers } from '../../methods/questionnaire/form.ts';
import { readAnswers } from '../../methods/questionnaire/read-form.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { takesAnswers } from '../campaigns/campaign-rules.ts';
import type { Context } from '../context.ts';
import type { Link } from '../fieldwork/link.ts';
import { refusal } from '../refusals.ts';
import { type AnswerChange, daysAfter } from './answer-change.ts';
import { lastAccepted } from './correction.ts';
import { privacyOf } from './privacy-of.ts';
import { openedBy } from './submit-response.ts';

/** An accepted answer, for the one who has both the card and the second secret. */
export interface OwnAnswer {
  readonly link: Link;
  readonly campaign: Campaign;
  readonly secretHash: string;
  readonly audience: 'r' | 'i';
  readonly personId: string | undefined;
  readonly receivedAt: string;
  readonly formCode: string;
  readonly formVersion: number;
  readonly language: string;
  /** As they were last given, whether or not that took effect yet. */
  readonly answers: Answers;
  readonly changes: readonly AnswerChange[];
}

const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * The card alone shows nothing: it passed through hands. Whoever lacks the secret hears the same whether or not there is an
 * answer.
 */
export const ownAnswer = async (context: Context, token: string, secret: string): Promise<OwnAnswer> => {
  const { link, campaign } = await openedBy(context, token);
  if (privacyOf(campaign, link.number) === 'anonymous') {
    throw refusal('changes-not-kept');
  }
  const { responses, changes, corrections } = context.stores;
  const held = await responses.held(link.campaignId, link.village, link.number);
  const secretHash = hashOfSecret(secret);
  if (held?.kind !== 'answer' || held.secretHash === undefined || !isSame(held.secretHash, secretHash)) {
    throw refusal('secret-wrong');
  }
  const [made, corrected] = await Promise.all([changes.ofCase(link), corrections.ofCase(link)]);
  const newest = lastAccepted(corrected) ?? made.findLast(({ kind }) => kind === 'revision');
  const { audience = 'r', personId, receivedAt = '', formCode = '', formVersion = 0, language = '' } = held;
  const first = { formCode, formVersion, language, answers: readAnswers(held.answers) };
  return {
    link,
    campaign,
    secretHash,
    audience,
    personId,
    receivedAt,
    ...first,
    ...given(newest),
    changes: made,
  };
};

type Content = Pick<AnswerChange, 'formCode' | 'formVersion' | 'language' | 'answers'>;

const given = (revision: Content | undefined) => {
  const { formCode, formVersion, language, answers } = revision ?? {};
  return formCode === undefined ||
    formVersion === undefined ||
    language === undefined ||
    answers === undefined
    ? {}
    : { formCode, formVersion, language, answers };
};

/** Days in which answers can be corrected, where a campaign says nothing else. */
const usualRevisionDays = 14;

/** Until when the answers may be corrected; nothing where they may not. */
export const mayReviseUntil = ({ campaign, receivedAt, audience }: OwnAnswer): string | undefined => {
  const days = campaign.revisionDays ?? usualRevisionDays;
  return audience === 'r' && days > 0 && takesAnswers(campaign) ? daysAfter(receivedAt, days) : undefined;
};
