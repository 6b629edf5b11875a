import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from '../context.ts';
import { refusal } from '../refusals.ts';
import { type OpenMessage, parseNumber } from './open-message.ts';
import { openedChannel } from './send-message.ts';

/** What became of a message, for whoever has its number and code. Never its text: a phone passes through hands. */
export const seeOwnMessage = async (
  context: Context,
  token: string,
  number: string,
  secret: string,
): Promise<OpenMessage> => {
  const { channel } = await openedChannel(context, token);
  const named = parseNumber(number);
  const found =
    named && (await context.stores.openMessages.get({ campaignId: channel.campaignId, ...named }));
  const given = createHash('sha256').update(secret).digest();
  const kept = Buffer.from(found?.secretHash ?? '', 'hex');
  if (found === undefined || kept.length !== given.length || !timingSafeEqual(kept, given)) {
    throw refusal('message-code-wrong');
  }
  return found;
};
