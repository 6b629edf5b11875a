import { checkAnswers } from '../../methods/questionnaire/check-answers.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import { refusal, refusalWith } from '../refusals.ts';
import { answerProblems } from '../responses/answer-problems.ts';
import { sentAnswers } from '../responses/sent-answers.ts';
import { campaignDay } from '../results/campaign-day.ts';
import { channelForm } from './channel-form.ts';
import { mustBeWithinLimits } from './channel-limits.ts';
import { type ChannelToken, readChannel } from './channel-token.ts';
import type { KeptContact } from './message-store.ts';
import { answerDays, dayAfter, numberOf, type OpenMessage, takesMessages } from './open-message.ts';

export interface SendingMessage {
  readonly token: string;
  readonly messageId: string;
  readonly formVersion: number;
  readonly language: string;
  readonly consent: boolean;
  readonly secretHash: string;
  /** How the sender can be reached, and whether it may be kept. */
  readonly contact?: string | null | undefined;
  readonly contactConsent?: boolean | null | undefined;
  /** As they came from outside. */
  readonly answers?: unknown;
}

export interface MessageReceipt {
  readonly number: string;
  readonly receivedAt: string;
  readonly dueOn: string;
  readonly outcome: 'NEW' | 'REPEATED';
}

/** What an open code opens, or the refusal. */
export const openedChannel = async (
  context: Context,
  token: string,
): Promise<{ readonly channel: ChannelToken; readonly campaign: Campaign }> => {
  const channel = readChannel(context.linkKey, token);
  const campaign = channel && (await context.recentCampaign(channel.campaignId));
  if (channel === undefined || campaign === undefined) {
    throw refusal('channel-unknown');
  }
  return { channel, campaign };
};

/**
 * Takes a message of anybody who scanned the open code. Limits come before everything that costs something. Sent again by the same
 * device, it gives the number that it got.
 */
export const sendMessage = async (context: Context, input: SendingMessage): Promise<MessageReceipt> => {
  const channel = readChannel(context.linkKey, input.token);
  if (channel === undefined) {
    throw refusal('channel-unknown');
  }
  const { limits, openMessages } = context.stores;
  await mustBeWithinLimits({ ...context, limits }, channel.campaignId);
  const { campaign } = await openedChannel(context, input.token);
  const before = await openMessages.sentAs(campaign.campaignId, input.messageId);
  if (before !== undefined) {
    return receiptOf(before, 'REPEATED');
  }
  const contact = mustBeUsable(campaign, input);
  const entry = await numbered(context, campaign, channel, input, contact !== undefined);
  if (await openMessages.keep(entry, input.messageId, keptUntil(entry, contact))) {
    return receiptOf(entry, 'NEW');
  }
  const kept = await openMessages.sentAs(campaign.campaignId, input.messageId);
  if (kept === undefined) {
    throw refusal('try-again');
  }
  return receiptOf(kept, 'REPEATED');
};

const receiptOf = (message: OpenMessage, outcome: MessageReceipt['outcome']): MessageReceipt => ({
  number: numberOf(message),
  receivedAt: message.receivedAt,
  dueOn: message.dueOn,
  outcome,
});

/** Throws unless the message can be taken; gives the contact, where there is one. */
const mustBeUsable = (campaign: Campaign, input: SendingMessage): string | undefined => {
  if (!takesMessages(campaign)) {
    throw refusal('channel-closed');
  }
  if (!input.consent) {
    throw refusal('consent-missing');
  }
  if (input.formVersion !== channelForm.version) {
    throw refusal('form-version-differs');
  }
  const contact = (input.contact ?? '').trim().normalize('NFC');
  if (contact !== '' && input.contactConsent !== true) {
    throw refusal('contact-without-consent');
  }
  return contact === '' ? undefined : contact;
};

const numbered = async (
  { stores, now }: Context,
  { campaignId, timeZone }: Campaign,
  { division }: ChannelToken,
  { formVersion, language, secretHash, answers: sent }: SendingMessage,
  named: boolean,
): Promise<OpenMessage> => {
  const answers = sentAnswers(sent);
  const problems = checkAnswers(channelForm, answers, 'respondent');
  if (problems.length > 0) {
    throw refusalWith('answers-invalid', answerProblems(problems));
  }
  const today = campaignDay(now, timeZone);
  const year = Number(today.slice(0, 4));
  return {
    campaignId,
    year,
    sequence: await stores.openMessages.nextSequence(campaignId, year),
    role: 'complaint',
    division,
    formVersion,
    language,
    answers,
    receivedAt: now.toISOString(),
    dueOn: dayAfter(today, named ? answerDays.named : answerDays.unnamed),
    named,
    secretHash,
    state: 'received',
    steps: [],
    version: 1,
  };
};

/** A contact outlives the day by which it is needed by this much. */
const contactDaysAfterDue = 90;

const keptUntil = ({ dueOn }: OpenMessage, contact: string | undefined): KeptContact | undefined =>
  contact === undefined
    ? undefined
    : { contact, expiresAt: Date.parse(`${dayAfter(dueOn, contactDaysAfterDue)}T00:00:00Z`) / 1000 };
