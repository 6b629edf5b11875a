import type { Context } from '../context.ts';
import { signLink } from '../fieldwork/link.ts';
import { refusal } from '../refusals.ts';
import { markOf, readShortCode, type ShortCode } from './short-code.ts';

/** So many tries in an hour: one phone mast may carry a whole township by one address, and there are 10¹⁴ codes. */
const triesOfSender = 60;
const triesOfAll = 6000;

const hour = 3_600_000;

/** What a typed code opens; tries are counted, so that nobody finds one by trying. A slip of the finger is told before that. */
export const findShortCode = async (context: Context, typed: string): Promise<ShortCode> => {
  const code = readShortCode(typed);
  if (code === undefined) {
    throw refusal('short-code-mistyped');
  }
  await mustBeWithinTries(context);
  const found = await context.stores.shortCodes.find(markOf(context.linkKey, code));
  if (found === undefined) {
    throw refusal('short-code-unknown');
  }
  return found;
};

const mustBeWithinTries = async ({ stores, now, senderOn }: Context): Promise<void> => {
  const moment = now.toISOString();
  const hourOf = moment.slice(0, 13);
  const until = (Math.floor(now.getTime() / hour) + 1) * hour;
  const counts = await Promise.all([
    stores.limits.count(`CODE#${hourOf}#${senderOn(moment.slice(0, 10))}`, triesOfSender, until),
    stores.limits.count(`CODE#${hourOf}`, triesOfAll, until),
  ]);
  if (!counts.every(Boolean)) {
    throw refusal('short-code-tries');
  }
};

/** The link of the card that says this code, made anew; as good or as ended as the card itself. */
export const openShortCode = async (context: Context, typed: string): Promise<string> => {
  const { campaignId, village, number, generation } = await findShortCode(context, typed);
  return signLink(context.linkKey, {
    campaignId,
    village,
    number,
    generation,
    audience: 'r',
    chance: Buffer.from(context.random(16)).toString('base64url'),
  });
};
