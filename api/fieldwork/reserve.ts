/**
 * A reserve (备用样本) is a household of the ladder that was opened because a case gave no answer. It never takes that case's
 * place in a rate: the case keeps its outcome, and one household more is in the field. Which one was settled by the draw.
 */
import type { ListType } from '../frames/list-type.ts';

/** Why a reserve may be opened, and the outcomes (instruments A5, `outcomes`) with which each reason agrees. */
export const reserveReasons = {
  'refusal-kept': {
    en: 'refused, and again when somebody else asked',
    zh: '拒访，换人再访仍拒绝',
    outcomes: [3],
  },
  'never-met': {
    en: 'nobody met at three visits at different times of day',
    zh: '三次不同时段上门均无人',
    outcomes: [4],
  },
  'away-throughout': {
    en: 'the whole family is away until after fieldwork, confirmed by phone or by neighbours',
    zh: '整户外出，经电话或邻居核实调查期间不返回',
    outcomes: [5],
  },
  'not-found': {
    en: 'the address was not found, also with somebody who knows the village',
    zh: '经熟悉情况的人带路仍找不到地址',
    outcomes: [8],
  },
  unable: {
    en: 'illness or language keeps everybody in the household from answering',
    zh: '因病或语言等原因全户无法受访',
    outcomes: [9],
  },
  unreachable: {
    en: 'the way is cut or not safe until after fieldwork',
    zh: '道路中断或不安全，调查期间无法到达',
    outcomes: [4, 8, 9],
  },
} as const satisfies Record<
  string,
  { readonly en: string; readonly zh: string; readonly outcomes: readonly number[] }
>;

/** A household of a ladder, which is in the order in which reserves are opened. */
export interface LadderHousehold {
  /** Place in the frozen roster's list, from 1. */
  readonly position: number;
  readonly household: string;
  readonly group: string;
}

/** Of one list of a village: all that the draw did not take at first. */
export interface Ladder {
  readonly list: ListType;
  readonly households: readonly LadderHousehold[];
}

export type ReserveReason = keyof typeof reserveReasons;

export const reserveReasonKeys = Object.keys(reserveReasons).filter(
  (key): key is ReserveReason => key in reserveReasons,
);

/** How a reserve was opened, for good: nothing of it is changed or taken back. */
export interface ReserveOpening {
  readonly campaignId: string;
  readonly village: string;
  /** The case that gave no answer. */
  readonly number: number;
  /** The case that the reserve became. */
  readonly reserve: number;
  readonly list: ListType;
  /** Order within village and list, those drawn at first among them: the next one that was not opened. */
  readonly rank: number;
  readonly reason: ReserveReason;
  /** What the supervisor found: who was asked, when, how. Without names and numbers of people. */
  readonly evidence: string;
  /** Outcome of the case at that moment, and who had recorded it. */
  readonly outcome: number;
  readonly outcomeBy: string;
  /** UTC moment. */
  readonly openedAt: string;
  readonly openedBy: string;
}
