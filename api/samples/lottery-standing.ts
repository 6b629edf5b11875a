import {
  agreedResult,
  type LotteryEntry,
  type LotterySide,
  openRound,
} from '../../methods/sampling/certificate/lottery.ts';
import type { Stores } from '../context.ts';
import type { FrozenDraw } from './draw-record.ts';
import { lotteryOf, type NamedLottery, sidesAwaited } from './lottery-rules.ts';

/** An entry as everybody may see it: its text only once both sides have made theirs. */
export interface ShownLotteryEntry extends Omit<LotteryEntry, 'text'> {
  readonly text: string | null;
}

/** How far a draw by lottery is. */
export interface LotteryStanding extends NamedLottery {
  readonly result: string | null;
  readonly entries: readonly ShownLotteryEntry[];
  /** For whose entry the draw waits; nobody before the lottery is drawn. */
  readonly awaited: readonly LotterySide[];
}

/** For anybody: a side that holds the draw up is seen to do so. Nothing where no lottery takes part. */
export const lotteryStanding = async (
  { ceremonies }: Stores,
  draw: FrozenDraw,
  now: Date,
): Promise<LotteryStanding | undefined> => {
  const lottery = lotteryOf(draw);
  if (lottery === undefined) {
    return;
  }
  const entries = await ceremonies.lotteryEntries(draw.campaignId, draw.drawNumber);
  const round = openRound(entries);
  return {
    ...lottery,
    result: agreedResult(entries) ?? null,
    entries: entries.map((each) => ({ ...each, text: each.round < round ? each.text : null })),
    awaited: now.toISOString() < lottery.at ? [] : sidesAwaited(entries),
  };
};
