import type { GivenAnswer } from '../../methods/quality/interview.ts';
import type { Chance } from '../estimate/chance.ts';
import { normal, whether } from './draws.ts';
import type { Household } from './household.ts';
import { QUESTIONS } from './questionnaire.ts';

/** Everybody who asks leaves some trace, honest people too. */
export interface Manner {
  /** Times the usual seconds of an item. */
  readonly pace: number;
  /** How far opinions shift: by tone of voice, by dialect. */
  readonly tone: number;
  /** Share of amounts that are rounded to the thousand by who writes them down. */
  readonly rounding: number;
  /** Times the usual don't-knows: some ask again, some do not. */
  readonly patience: number;
  /** How much slower the end of an interview is than its beginning, as a logarithm: some tire, some warm up. */
  readonly drift: number;
  /** Share of the opinions that are noted down as the one before. */
  readonly carelessness: number;
}

export const honestManner = (chance: Chance, fast: boolean): Manner => ({
  pace: (fast ? 0.68 : 1) * Math.exp(normal(chance, 0, 0.12)),
  tone: normal(chance, 0, 0.12),
  rounding: Math.max(0, normal(chance, 0.08, 0.06)),
  patience: Math.exp(normal(chance, 0, 0.3)),
  drift: normal(chance, 0, 0.12),
  carelessness: 0.02,
});

/** Reads half of each question and notes what is nearest. */
export const speederManner = (chance: Chance): Manner => ({
  ...honestManner(chance, false),
  pace: 0.42 + 0.08 * chance(),
  carelessness: 0.25,
});

/** What came of an interview, made up or not. */
export interface Result {
  readonly answers: Readonly<Record<string, GivenAnswer>>;
  readonly asked: number;
  readonly dontKnow: number;
  readonly itemSeconds: Readonly<Record<string, number>>;
}

export const USUAL_SECONDS = 28;

const opinionAsNoted = (
  chance: Chance,
  answer: number,
  before: number | undefined,
  manner: Manner,
): number => {
  if (before !== undefined && whether(chance, manner.carelessness)) return before;
  const moved = Math.round(answer + manner.tone + normal(chance, 0, 0.25));
  return Math.min(5, Math.max(1, moved));
};

const amountAsNoted = (chance: Chance, amount: number, manner: Manner): number =>
  amount >= 1000 && whether(chance, manner.rounding) ? Math.round(amount / 1000) * 1000 : amount;

/** A true interview of a household by people with this manner. */
export const interviewed = (chance: Chance, household: Household, manner: Manner): Result => {
  const answers: Record<string, GivenAnswer> = {};
  const itemSeconds: Record<string, number> = {};
  let dontKnow = 0;
  let asked = 0;
  let before: number | undefined;
  for (const [at, { code, kind }] of QUESTIONS.entries()) {
    const answer = household.answers[code];
    if (typeof answer !== 'number') continue;
    asked++;
    const usual =
      USUAL_SECONDS * manner.pace * household.pace * Math.exp(manner.drift * (at / QUESTIONS.length - 0.5));
    itemSeconds[code] = usual * Math.exp(normal(chance, 0, 0.5));
    if (whether(chance, Math.min(0.5, household.unknowing * manner.patience))) {
      dontKnow++;
    } else if (kind === 'opinion') {
      before = opinionAsNoted(chance, answer, before, manner);
      answers[code] = before;
    } else {
      answers[code] = kind === 'amount' ? amountAsNoted(chance, answer, manner) : answer;
    }
  }
  return { answers, asked, dontKnow, itemSeconds };
};
