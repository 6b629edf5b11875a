/** Two people of two sides make the result of a lottery count: when they may type it, and what came of it. */
import type { NamedPulse } from '../../methods/sampling/certificate/draw-design.ts';
import {
  agreedResult,
  hasLotteryForm,
  type LotteryDesign,
  type LotteryEntry,
  type LotterySide,
  lotterySides,
  openRound,
} from '../../methods/sampling/certificate/lottery.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import { mustBeIn } from '../campaigns/campaign-rules.ts';
import { refusal, refusalWith, type Wording } from '../refusals.ts';
import { pulseAfterDeadline } from './chance.ts';
import type { FrozenDraw } from './draw-record.ts';
import { impossible } from './impossible.ts';
import { type Lottery, latestIssue } from './lottery.ts';

/** The issue as the pulse that will decide; it must be drawn after nobody can reveal any more, and not be awaited for ever. */
export const plannedIssue = ({ lottery, issue, drawnAt }: Lottery, deadline: string): NamedPulse => {
  const wait = Date.parse(drawnAt) - Date.parse(deadline);
  if (wait < pulseAfterDeadline || wait > latestIssue) {
    throw impossible(
      `the lottery is drawn (${drawnAt}) less than an hour, or more than 31 days, after the deadline (${deadline}).`,
      `彩票开奖时间（${drawnAt}）须在揭示截止（${deadline}）之后至少1小时、至多31天。`,
    );
  }
  return { name: lottery, number: issue, at: drawnAt };
};

export interface NamedLottery extends LotteryDesign, NamedPulse {}

/** The lottery whose result decides a draw; undefined where none does. */
export const lotteryOf = ({ design: { beacon, lottery } }: FrozenDraw): NamedLottery | undefined =>
  beacon === null || lottery === undefined || lottery === null ? undefined : { ...beacon, ...lottery };

/** The clocks of two machines differ; no round begins before the one above it ended, and nothing is drawn before the last. */
export const latestMoment = (moments: readonly string[]): string => moments.toSorted().at(-1) ?? '';

const sideNames: Readonly<Record<LotterySide, Wording>> = {
  commissioner: { en: 'the commissioner', zh: '委托方' },
  evaluator: { en: 'the evaluator', zh: '评估方' },
};

/** Who has yet to type the result. */
export const sidesAwaited = (entries: readonly LotteryEntry[]): readonly LotterySide[] => {
  if (agreedResult(entries) !== undefined) {
    return [];
  }
  const round = openRound(entries);
  return lotterySides.filter((side) => !entries.some((each) => each.round === round && each.side === side));
};

/** The result as the pulse of the draw; the refusal that names who has not typed it. */
export const resultOf = (lottery: NamedLottery, entries: readonly LotteryEntry[]): string => {
  const result = agreedResult(entries);
  if (result === undefined) {
    const missing = sidesAwaited(entries).map((side) => sideNames[side]);
    const names: Wording = {
      en: missing.map(({ en }) => en).join(' and '),
      zh: missing.map(({ zh }) => zh).join('、'),
    };
    throw refusal('lottery-result-missing', { lottery: lottery.name, issue: lottery.number, names });
  }
  return result;
};

/** Throws unless the lottery is drawn by the timetable and nothing is drawn from it yet. */
export const mustTakeResults = (campaign: Campaign, { at }: NamedLottery, now: Date): void => {
  mustBeIn(campaign, 'frame-frozen');
  if (campaign.signedAt === undefined) {
    throw refusal('design-unsigned');
  }
  if (now.toISOString() < at) {
    throw refusal('lottery-not-drawn', { at });
  }
};

export const mustHaveForm = ({ writtenAs }: NamedLottery, text: string): void => {
  if (!hasLotteryForm(writtenAs, text)) {
    throw refusal('lottery-form-wrong', { writtenAs });
  }
};

/** Throws where both sides of the round just ended typed different texts: both are told both. */
export const mustAgree = (entries: readonly LotteryEntry[], round: number): void => {
  const typed = entries.filter((each) => each.round === round);
  if (openRound(entries) > round && agreedResult(entries) === undefined) {
    throw refusalWith(
      'lottery-results-differ',
      typed.map(({ side, text }) => ({
        field: side,
        reason: { en: `${sideNames[side].en}: ${text}`, zh: `${sideNames[side].zh}：${text}` },
      })),
    );
  }
};
