import { isApproximate, type StratumMethod } from '../../methods/sampling/draw.ts';
import type { Context } from '../context.ts';
import { liesIn } from '../divisions/division.ts';
import type { Wording } from '../refusals.ts';
import type { Design } from './design.ts';
import { homesByStratum } from './home-of.ts';

/** What a method leaves to be said of the draw, and of every figure that rests on it. */
export const samplingMarks = {
  'conservative-variance': {
    en: 'Drawn in frame order, which has no exact variance: standard errors are those of a random order. They are conservative: intervals are as a rule too wide.',
    zh: '按框内顺序系统抽样，没有精确方差；标准误按随机顺序计算，偏保守，区间通常偏宽。',
  },
  'approximate-probability': {
    en: 'Drawn by order sampling, whose probabilities are approximate: weights rest on nominal ones.',
    zh: '按次序抽样（序贯泊松、帕累托），入样概率为近似值，权数按名义概率计算。',
  },
} as const satisfies Record<string, Wording>;

export type SamplingMark = keyof typeof samplingMarks;

export interface SamplingNote {
  readonly mark: SamplingMark;
  readonly strata: readonly string[];
}

const markOf = (method: StratumMethod): SamplingMark | undefined => {
  if (method === 'pps-frame-order') {
    return 'conservative-variance';
  }
  return isApproximate(method) ? 'approximate-probability' : undefined;
};

/** Each mark with the strata that have it. */
export const samplingNotes = (strata: Design['strata']): readonly SamplingNote[] => {
  const marked = Map.groupBy(strata, ({ method }) => markOf(method));
  return [...marked].flatMap(([mark, members]) =>
    mark === undefined ? [] : [{ mark, strata: members.map(({ code }) => code).toSorted() }],
  );
};

/** What is to be said of an area's figures: of strata that lie in it, and of those that it cuts. */
export const notesOnArea = async (
  { samples }: Context['stores'],
  campaignId: string,
  division: string,
): Promise<readonly SamplingNote[]> => {
  const frozen = await samples.frozenDesign(campaignId);
  if (frozen === undefined) {
    return [];
  }
  const homes = homesByStratum(frozen);
  return samplingNotes(
    frozen.design.strata.filter(({ code }) => {
      const home = homes.get(code);
      return home !== undefined && (liesIn(home, division) || liesIn(division, home));
    }),
  );
};
