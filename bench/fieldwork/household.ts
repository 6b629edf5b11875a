import type { GivenAnswer } from '../../methods/quality/interview.ts';
import type { Chance } from '../estimate/chance.ts';
import { normal, oneOf, whether } from './draws.ts';
import { type ModelledItem, QUESTIONS } from './questionnaire.ts';

/** What makes the households of a village resemble each other. */
export interface SimulatedVillage {
  readonly code: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly wealth: number;
  readonly content: number;
  /** How much households differ from their village: 1, or less where all live alike. */
  readonly variety: number;
  /** Of each item, how the village differs: one water supply, one school, one doctor. */
  readonly ofItem: Readonly<Record<string, number>>;
  readonly coached: boolean;
}

export interface Household {
  readonly village: SimulatedVillage;
  readonly list: string;
  readonly answers: Readonly<Record<string, GivenAnswer>>;
  /** How readily it answers: chance of not knowing an item, and its own pace. */
  readonly unknowing: number;
  readonly pace: number;
}

const LISTS = ['exited', 'still poor', 'not registered'] as const;

export const simulatedVillage = (
  chance: Chance,
  code: string,
  homogeneous: boolean,
  coached: boolean,
): SimulatedVillage => ({
  code,
  latitude: 28 + chance(),
  longitude: 109 + chance(),
  wealth: normal(chance, 0, 0.45),
  content: normal(chance, 0, 0.4),
  variety: homogeneous ? 0.55 : 1,
  ofItem: Object.fromEntries(
    QUESTIONS.map((item) => [item.code, normal(chance, 0, homogeneous ? 0.6 : 0.35)]),
  ),
  coached,
});

/** As people say amounts: mostly round, some to the hundred, pensions and subsidies to the yuan. */
export const asSaid = (chance: Chance, amount: number, official = false): number => {
  if (official && whether(chance, 0.5)) return Math.max(10, Math.round(amount));
  const step = oneOf(chance, [5000, 1000, 500, 100, 10], [0.12, 0.5, 0.13, 0.2, 0.05]);
  return Math.max(Math.round(amount / step) * step, amount >= step / 2 ? step : 0);
};

const AMOUNTS: Readonly<
  Record<string, readonly [share: number, median: number, spread: number, wealth: number]>
> = {
  F1: [0.75, 18_000, 0.8, 0.5],
  F2: [0.8, 7_000, 0.9, 0.3],
  F3: [0.75, 2_600, 0.8, 0.2],
  F4: [0.25, 1_200, 0.8, 0.3],
  F5: [0.85, 3_200, 0.7, -0.2],
  F6: [0.7, 2_000, 0.6, 0],
  F8: [0.6, 4_000, 1.1, 0],
};

const amountOf = (chance: Chance, code: string, wealth: number): number => {
  const [share, median, spread, byWealth] = AMOUNTS[code] ?? [0, 0, 0, 0];
  if (!whether(chance, share)) return 0;
  return asSaid(chance, median * Math.exp(byWealth * wealth + normal(chance, 0, spread)), code === 'F5');
};

/** The option of an ordered item at a latent value, from 1. */
export const optionAt = (item: ModelledItem, latent: number): number =>
  1 + item.cuts.filter((cut) => latent > cut).length;

export const isAsked = (item: ModelledItem, list: string): boolean =>
  !item.registeredOnly || list !== 'not registered';

/** A household as it is. What an interviewer makes of it stands elsewhere. */
export const simulatedHousehold = (chance: Chance, village: SimulatedVillage): Household => {
  const list = oneOf(chance, LISTS, [0.45, 0.15, 0.4]);
  const poverty = { exited: -0.2, 'still poor': -0.8, 'not registered': 0.3 }[list];
  const wealth = village.wealth + poverty + normal(chance, 0, village.variety * 0.9);
  const content = village.coached
    ? 2.2 + normal(chance, 0, 0.4)
    : village.content + normal(chance, 0, village.variety * 0.9);
  const answers = QUESTIONS.filter((item) => isAsked(item, list)).map((item) => {
    if (item.kind === 'amount') return [item.code, amountOf(chance, item.code, wealth)] as const;
    const mean = item.wealth * wealth + item.content * content + (village.ofItem[item.code] ?? 0);
    const noise = item.kind === 'opinion' ? (village.coached ? 0.3 : 0.65) : 0.85;
    return [item.code, optionAt(item, mean + normal(chance, 0, noise * village.variety))] as const;
  });
  return {
    village,
    list,
    answers: Object.fromEntries(answers),
    unknowing: Math.min(0.3, 0.025 * Math.exp(normal(chance, 0, 0.7))),
    pace: Math.exp(normal(chance, 0, 0.22)),
  };
};
