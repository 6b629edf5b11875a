import { auditEvent } from '../audit/audit-event.ts';
import { type Context, inCampaign } from '../context.ts';
import { refusal, refusalWith } from '../refusals.ts';
import { type MessageState, mostSteps, numberOf, type OpenMessage, parseNumber } from './open-message.ts';
import { type SeenMessage, seenBy } from './see-messages.ts';

export interface AnsweringMessage {
  readonly number: string;
  readonly state: Exclude<MessageState, 'received'>;
  /** What the sender is told. */
  readonly text: string;
}

/** Somebody takes the message up, or answers it. Every step stays; an answer ends it. */
export const answerMessage = async (
  context: Context,
  campaignId: string,
  { number, state, text }: AnsweringMessage,
): Promise<SeenMessage> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'answer the open channel');
  const seen = await known(context, campaignId, number);
  if (seen.state === 'answered') {
    throw refusal('message-answered');
  }
  const said = text.trim().normalize('NFC');
  if ((state === 'answered' && said === '') || seen.steps.length >= mostSteps) {
    throw refusalWith('input-invalid', [
      { field: 'text', reason: { en: 'an answer with words is needed', zh: '须填写答复内容' } },
    ]);
  }
  const step = { at: context.now.toISOString(), by: permit.personId, state, text: said };
  const event = auditEvent(permit, campaignId, context.now, context.newId(), `${numberOf(seen)} ${state}`);
  const { openMessages, audit } = context.stores;
  const change = { state, steps: [...seen.steps, step] };
  return seenBy(context, campaign, await openMessages.change(permit, seen, change, audit.recorded(event)));
};

/** How the sender can be reached, where that was said; whoever looks is written down first. */
export const seeContact = async (context: Context, message: OpenMessage): Promise<string | undefined> => {
  const { campaignId } = message;
  const { permit } = await inCampaign(context, campaignId, 'answer the open channel');
  const { openMessages, audit } = context.stores;
  await audit.record(
    auditEvent(permit, campaignId, context.now, context.newId(), `${numberOf(message)} contact`),
  );
  const kept = await openMessages.contact(permit, message);
  // Expired items may linger in the table.
  return kept !== undefined && kept.expiresAt * 1000 > context.now.getTime() ? kept.contact : undefined;
};

const known = async ({ stores }: Context, campaignId: string, number: string): Promise<OpenMessage> => {
  const named = parseNumber(number);
  const found = named && (await stores.openMessages.get({ campaignId, ...named }));
  if (found === undefined) {
    throw refusal('message-unknown');
  }
  return found;
};
