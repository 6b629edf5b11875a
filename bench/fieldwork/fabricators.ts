/**
 * People who make interviews up, in the ways that fieldwork reports describe. Nothing here knows the checks: an invention starts from what such
 * a person has at hand (own earlier interviews, an idea of the people here, the first questions of a real one) and is written down with care.
 */
import type { GivenAnswer } from '../../methods/quality/interview.ts';
import type { Chance } from '../estimate/chance.ts';
import { normal, oneOf, whether } from './draws.ts';
import { asSaid, type Household, isAsked, optionAt } from './household.ts';
import { interviewed, type Manner, type Result, USUAL_SECONDS } from './interviewing.ts';
import { type ModelledItem, QUESTIONS } from './questionnaire.ts';

export const WAYS = ['copies', 'imagines', 'mixes', 'breaks off'] as const;
export type Way = (typeof WAYS)[number];

export interface Fabricator {
  readonly way: Way;
  /** Share of a copied interview that is changed so that nobody sees it. */
  readonly changed: number;
  /** The idea that this person has of a household, by item. */
  readonly idea: Readonly<Record<string, number>>;
  /** Where questions are left and guessing begins, as a share of the form. */
  readonly breaksAt: number;
  /** How long an invention is on the screen, times the usual. */
  readonly pace: number;
  /** Numbers “do not look made up” to this person unless this share of them is not round. */
  readonly crooked: number;
}

export const fabricator = (chance: Chance, way: Way): Fabricator => ({
  way,
  changed: 0.12 + 0.2 * chance(),
  idea: Object.fromEntries(QUESTIONS.map(({ code }) => [code, normal(chance, 0, 0.5)])),
  breaksAt: 0.25 + 0.2 * chance(),
  pace: whether(chance, 0.4) ? 0.35 + 0.25 * chance() : 0.8 + 0.4 * chance(),
  crooked: 0.2 + 0.5 * chance(),
});

const TYPICAL: Readonly<Record<string, number>> = {
  F1: 20_000,
  F2: 6_000,
  F3: 2_000,
  F4: 800,
  F5: 3_000,
  F6: 1_500,
  F8: 3_000,
};

const madeUpAmount = (chance: Chance, code: string, { crooked }: Fabricator): number => {
  const amount = (TYPICAL[code] ?? 1_000) * (0.5 + chance());
  return whether(chance, crooked) ? Math.round(amount / 10) * 10 : asSaid(chance, amount);
};

const imagined = (chance: Chance, item: ModelledItem, who: Fabricator): number => {
  if (item.kind === 'amount') return madeUpAmount(chance, item.code, who);
  // People who invent avoid the ends of a scale and differ less than the households do.
  return optionAt(item, (who.idea[item.code] ?? 0) + normal(chance, 0, 0.6));
};

const perturbed = (chance: Chance, item: ModelledItem, answer: GivenAnswer): GivenAnswer => {
  if (typeof answer !== 'number') return answer;
  if (item.kind === 'amount')
    return Math.max(0, answer + oneOf(chance, [-2000, -1000, -500, 500, 1000, 2000]));
  return Math.min(item.cuts.length + 1, Math.max(1, answer + oneOf(chance, [-1, 1])));
};

const inventedAnswer = (
  chance: Chance,
  item: ModelledItem,
  who: Fabricator,
  earlier: readonly Result[],
): GivenAnswer => {
  const known = earlier.map(({ answers }) => answers[item.code]).filter((answer) => answer !== undefined);
  if (who.way === 'mixes' && known.length > 0) return oneOf(chance, known);
  return imagined(chance, item, who);
};

/** What stands in the form in the end; undefined is “does not know”, which people who invent seldom write. */
const writtenAnswer = (
  chance: Chance,
  item: ModelledItem,
  who: Fabricator,
  source: Result | undefined,
  earlier: readonly Result[],
): GivenAnswer | undefined => {
  if (whether(chance, 0.008)) return undefined;
  const copied = source?.answers[item.code];
  if (copied === undefined) return inventedAnswer(chance, item, who, earlier);
  return whether(chance, who.changed) ? perturbed(chance, item, copied) : copied;
};

/** An interview that nobody gave, or of which only the beginning was asked; `earlier` are true ones of the same person and list. */
export const madeUp = (
  chance: Chance,
  household: Household,
  who: Fabricator,
  earlier: readonly Result[],
  manner: Manner,
): Result => {
  const items = QUESTIONS.filter((item) => isAsked(item, household.list));
  const real = who.way === 'breaks off' ? interviewed(chance, household, manner) : undefined;
  const source = who.way === 'copies' && earlier.length > 0 ? oneOf(chance, earlier) : undefined;
  const written = items.map((item, at) => {
    const truly = at < who.breaksAt * items.length ? real : undefined;
    return {
      code: item.code,
      answer: truly ? truly.answers[item.code] : writtenAnswer(chance, item, who, source, earlier),
      seconds: truly?.itemSeconds[item.code] ?? USUAL_SECONDS * who.pace * Math.exp(normal(chance, 0, 0.5)),
    };
  });
  const known = written.flatMap(({ code, answer }) =>
    answer === undefined ? [] : [[code, answer] as const],
  );
  return {
    answers: Object.fromEntries(known),
    asked: items.length,
    dontKnow: items.length - known.length,
    itemSeconds: Object.fromEntries(written.map(({ code, seconds }) => [code, seconds])),
  };
};
