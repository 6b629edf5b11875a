import type { Campaign } from '../campaigns/campaign.ts';
import { type Context, inCampaign } from '../context.ts';
import { grantFor } from '../people/authority-rules.ts';
import { campaignDay } from '../results/campaign-day.ts';
import { messagesABlock } from './message-entity.ts';
import { isEarlier, isOverdue, numberOf, type OpenMessage } from './open-message.ts';

/** A message as those see it who deal with it. */
export interface SeenMessage extends OpenMessage {
  readonly number: string;
  readonly overdue: boolean;
}

export interface Page {
  /** Only messages after this number. */
  readonly after?: string | undefined;
  /** Only messages before this number. */
  readonly before?: string | undefined;
  readonly limit: number;
  /** From the last one on. */
  readonly inverted: boolean;
}

export const seenBy = ({ now }: Context, { timeZone }: Campaign, message: OpenMessage): SeenMessage => ({
  ...message,
  number: numberOf(message),
  overdue: isOverdue(message, campaignDay(now, timeZone)),
});

const isBetween = (number: string, { after, before }: Page): boolean =>
  (after === undefined || isEarlier(after, number)) && (before === undefined || isEarlier(number, before));

/** Messages that came by codes within the divisions of the asker, by number. */
export const seeMessages = async (
  context: Context,
  campaignId: string,
  page: Page,
): Promise<readonly SeenMessage[]> => {
  const { campaign, permit } = await inCampaign(context, campaignId, 'see the open channel');
  const mayLookInto = (division: string): boolean =>
    grantFor(context.grants, 'see the open channel', { campaign, division }, context.now) !== undefined;
  const { openMessages } = context.stores;
  const found: SeenMessage[] = [];
  for (const year of inOrder(yearsOf(context, campaign), page)) {
    const blocks = await openMessages.blocks(permit, campaignId, year);
    for (const block of inOrder(
      Array.from({ length: blocks }, (_, index) => index),
      page,
    )) {
      if (found.length >= page.limit) {
        return found.slice(0, page.limit);
      }
      const last = numberOf({ year, sequence: (block + 1) * messagesABlock });
      const messages =
        page.after !== undefined && !isEarlier(page.after, last)
          ? []
          : await openMessages.ofBlock(permit, campaignId, year, block);
      found.push(
        ...inOrder(messages, page)
          .filter((message) => mayLookInto(message.division))
          .map((message) => seenBy(context, campaign, message))
          .filter(({ number }) => isBetween(number, page)),
      );
    }
  }
  return found.slice(0, page.limit);
};

const inOrder = <Value>(values: readonly Value[], { inverted }: Page): readonly Value[] =>
  inverted ? values.toReversed() : values;

const yearsOf = ({ now }: Context, { createdAt, timeZone }: Campaign): readonly number[] => {
  const yearOf = (moment: Date): number => Number(campaignDay(moment, timeZone).slice(0, 4));
  const first = yearOf(new Date(createdAt));
  return Array.from({ length: yearOf(now) - first + 1 }, (_, index) => first + index);
};
