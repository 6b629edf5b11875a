/**
 * How much the open channel takes, so that a flood of messages costs nearly nothing and the sample's answers do not notice. What is
 * over a limit is refused before the campaign is read or the message looked at; and once a limit was met, this process refuses by itself
 * until it is over, so that a flood reaches the table only as often as messages may come.
 */
import type { Gates } from '../platform/gates.ts';
import { refusal } from '../refusals.ts';
import type { LimitStore } from './limit-store.ts';

/** One phone mast may carry a whole township by one address, so a sender's limit cannot be narrow. */
export const channelLimits = { aSenderADay: 40, aCampaignAMinute: 60 } as const;

interface Sending {
  readonly limits: LimitStore;
  readonly gates: Gates;
  readonly now: Date;
  readonly senderOn: (day: string) => string;
}

const minuteMilliseconds = 60_000;
const dayMilliseconds = 86_400_000;

const endOf = (now: Date, length: number): number => (Math.floor(now.getTime() / length) + 1) * length;

/** Counts one message of this sender, or refuses it. */
export const mustBeWithinLimits = async (
  { limits, gates, now, senderOn }: Sending,
  campaignId: string,
): Promise<void> => {
  const day = now.toISOString().slice(0, 10);
  const minute = now.toISOString().slice(0, 16);
  const campaign = `OPEN#${campaignId}#${minute}`;
  const sender = `OPEN#${campaignId}#${day}#${senderOn(day)}`;
  const moment = now.getTime();
  if (gates.isShut(campaign, moment)) {
    throw refusal('channel-busy');
  }
  if (gates.isShut(sender, moment)) {
    throw refusal('channel-limit');
  }
  const dayEnds = endOf(now, dayMilliseconds);
  if (!(await limits.count(sender, channelLimits.aSenderADay, dayEnds))) {
    gates.shut(sender, dayEnds);
    throw refusal('channel-limit');
  }
  const minuteEnds = endOf(now, minuteMilliseconds);
  if (!(await limits.count(campaign, channelLimits.aCampaignAMinute, minuteEnds))) {
    gates.shut(campaign, minuteEnds);
    throw refusal('channel-busy');
  }
};
