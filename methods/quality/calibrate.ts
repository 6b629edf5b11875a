import { normalQuantile, tCdf } from '../estimation/distributions.ts';
import { regularisedGamma } from '../estimation/incomplete-gamma.ts';
import { median, medianDeviation, spreadOf } from './order.ts';

/** What a statistic did when households were dealt anew. */
export interface Moments {
  readonly mean: number;
  readonly sd: number;
  readonly skewness: number;
}

export const momentsOf = (values: readonly number[]): Moments => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const second = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const third = values.reduce((sum, value) => sum + (value - mean) ** 3, 0) / values.length;
  const sd = Math.sqrt(second);
  return { mean, sd, skewness: sd > 0 ? third / sd ** 3 : 0 };
};

/** Below it a gamma distribution is as good as normal, and its shape too large to work with. */
const NEARLY_SYMMETRIC = 0.02;

/** The chance variation of one unit's statistic over n interviews. */
export interface UnitMoments extends Moments {
  readonly n: number;
}

/**
 * A unit that stands out is dealt to the others and to itself and hides behind the spread that it makes. So no unit varies more by chance than the
 * median unit would over as many interviews; its mean stays its own, since it knows the villages and lists where the unit was.
 */
export const withoutOwnWeight = (units: readonly UnitMoments[], fall: number): readonly Moments[] => {
  const usual = median(units.map(({ sd, n }) => sd * n ** fall));
  const skewness = median(units.map((moments) => moments.skewness));
  return units.map(({ mean, sd, n }) => ({ mean, sd: Math.min(sd, usual / n ** fall), skewness }));
};

/** Far out the shape that was fitted to some hundred values says little: it may stretch standard deviations by so much and no more. */
const MOST_STRETCH = 1.5;

const normalScore = (lower: number, upper: number, z: number): number => {
  const score = lower < upper ? normalQuantile(lower) : -normalQuantile(upper);
  const farthest = Math.max(1, Math.abs(z) * MOST_STRETCH);
  return Math.max(-farthest, Math.min(farthest, score));
};

/**
 * Where a value lies in a distribution with these moments, as the place in a normal distribution with the same tail: Pearson's type III (a
 * shifted gamma) through mean, standard deviation and skewness, as Minas and Montana (2014) do for permutation tests. 500 dealings give tails that
 * their count alone could not.
 */
export const normalScoreOf = (value: number, { mean, sd, skewness }: Moments): number => {
  const z = (value - mean) / sd;
  if (Math.abs(skewness) < NEARLY_SYMMETRIC) return z;
  const shape = 4 / skewness ** 2;
  const at = shape + Math.sign(skewness) * z * Math.sqrt(shape);
  const { lower, upper } = at <= 0 ? { lower: 0, upper: 1 } : regularisedGamma(shape, at);
  return skewness > 0 ? normalScore(lower, upper, z) : normalScore(upper, lower, z);
};

/** With fewer units than this their spread cannot be told from theirs alone. */
const ENOUGH_UNITS = 8;

/** What is taken instead: honest people differ by more than chance. */
const ASSUMED_SPREAD = 1.5;

/** How much honest units differ, by chance and by habit. */
export interface Habit {
  readonly centre: number;
  readonly spread: number;
  readonly degreesOfFreedom: number;
}

/** Farther out than so many robust standard deviations no unit takes part in saying what is ordinary. */
const CUT = 2.5;

/** Standard deviation of a normal distribution that is cut there: √(1 − 2·c·φ(c)/(2Φ(c) − 1)). */
const LEFT_BY_CUT = 0.9546;

/** The median deviation alone is a poor estimate from 30 values: one step of reweighting (Rousseeuw and Leroy 1987, section 1.3). */
const spreadOfMost = (scores: readonly number[], middle: number): number => {
  const farthest = CUT * medianDeviation(scores, middle);
  const most = scores.filter((score) => Math.abs(score - middle) <= farthest);
  return spreadOf(most) / LEFT_BY_CUT;
};

/**
 * Honest interviewers have habits: dealing households anew asks whether there are any, and the list is to show those that are unusual. So the
 * scores of all units give the centre and spread that a unit is compared with (Efron 2004, the empirical null), never narrower than chance alone.
 */
export const habitOf = (scores: readonly number[], direction: 'high' | 'low' | 'both'): Habit => {
  if (scores.length < ENOUGH_UNITS)
    return { centre: 0, spread: ASSUMED_SPREAD, degreesOfFreedom: Math.max(1, scores.length - 1) };
  const middle = median(scores);
  const centre = { high: Math.max(0, middle), low: Math.min(0, middle), both: middle }[direction];
  return {
    centre,
    spread: Math.max(1, spreadOfMost(scores, middle)),
    degreesOfFreedom: scores.length - 1,
  };
};

/** How unusual a unit is, positive in the direction that is looked at, and the chance of an honest unit to be that unusual. */
export const judgeAgainstHabit = (
  score: number,
  { centre, spread, degreesOfFreedom }: Habit,
  direction: 'high' | 'low' | 'both',
): { readonly z: number; readonly p: number } => {
  const signed = (score - centre) / spread;
  const z = direction === 'both' ? Math.abs(signed) : direction === 'low' ? -signed : signed;
  const tail = tCdf(-z, degreesOfFreedom);
  return { z, p: Math.min(1, direction === 'both' ? 2 * tail : tail) };
};
