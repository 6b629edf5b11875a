/**
 * An anonymous submission is one read, of the case's list type, and one transaction: the link is marked as used, the answer is
 * stored apart. From then on nobody can tell whose it is, so it can be neither changed nor taken back. The same sent again from the
 * same device gives the same receipt.
 */
import type { Answers } from '../../methods/questionnaire/form.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import type { Link } from '../fieldwork/link.ts';
import { refusal } from '../refusals.ts';
import { campaignDay } from '../results/campaign-day.ts';
import { type AnonymousAnswer, anonymousReceiptCode, answerKeyOf } from './anonymous-answer.ts';
import { contentHashOf, type Receipt } from './response.ts';
import type { WorkedOut } from './worked-out.ts';

export interface AnonymousSubmission extends WorkedOut {
  readonly responseId: string;
  readonly formCode: string;
  readonly formVersion: number;
  readonly answers: Answers;
}

export const takeAnonymous = async (
  context: Context,
  campaign: Campaign,
  link: Link,
  { responseId, ...sent }: AnonymousSubmission,
): Promise<Receipt> => {
  const { anonymous } = context.stores;
  const { campaignId, village } = link;
  const list = await anonymous.listOf(link);
  if (list === undefined) {
    throw refusal('link-unknown');
  }
  const answer: AnonymousAnswer = {
    ...sent,
    campaignId,
    village,
    answerKey: answerKeyOf(campaignId, village, responseId),
    list,
    day: campaignDay(context.now, campaign.timeZone),
  };
  if (await anonymous.place(link, answer)) {
    return receiptFor(answer, 'NEW');
  }
  const held = await context.stores.responses.held(campaignId, village, link.number);
  if (held !== undefined && held.kind !== 'used') {
    throw refusal(held.kind === 'closed' ? 'fieldwork-not-open' : 'link-revoked');
  }
  // A device that makes the same number by chance for two cards must not hear that the second was counted.
  const before = held && (await anonymous.named(answer));
  if (before === undefined || hashOfContent(before) !== hashOfContent(answer)) {
    throw refusal('link-used');
  }
  return receiptFor(before, 'REPEATED');
};

const hashOfContent = ({ formCode, formVersion, answers }: AnonymousAnswer): string =>
  contentHashOf(formCode, formVersion, answers);

const receiptFor = (answer: AnonymousAnswer, outcome: Receipt['outcome']): Receipt => ({
  code: anonymousReceiptCode(answer),
  receivedAt: undefined,
  receivedOn: answer.day,
  outcome,
});
