import type { AnswerProblem } from '../../methods/questionnaire/check-answer.ts';
import type { Answers, Audience, Form } from '../../methods/questionnaire/form.ts';
import type { LiveAnswers } from '../../methods/questionnaire/live-answers.ts';
import { randomId } from '../page/random-id.ts';
import { type Screen, screenAt, screensOf } from './screens.ts';

/**
 * What one person is doing with one link: answers and place. This is all that is kept, so that a reload, a crash or a failed
 * sending can only ever put the person back where they were.
 */
export type Place =
  | { readonly at: 'notice' }
  | { readonly at: 'left' }
  /**
   * `code`: the screen's id, the answer key of its first item. `fixing`: came from the review to change one answer, and
   * goes back there as soon as nothing is missing.
   */
  | { readonly at: 'item'; readonly code: string; readonly fixing: boolean }
  | { readonly at: 'review' };

export interface Session {
  /** Made once for this answer set and never again, so that a repeated sending is known as one. */
  readonly responseId: string;
  readonly answers: Answers;
  readonly place: Place;
  /** The second secret, made before the first sending, with which the own answers can be seen and changed later. */
  readonly secret?: string | undefined;
}

export const freshSession = (): Session => ({ responseId: randomId(), answers: {}, place: { at: 'notice' } });

/** An open form: what is asked, by whom, and the answers as they stand. */
export interface Visit {
  readonly form: Form;
  readonly audience: Audience;
  readonly live: LiveAnswers;
}

export const screensNow = ({ form, audience, live }: Visit): readonly Screen[] =>
  screensOf(form, audience, live);

/** What keeps the person at this screen, by answer key; empty when it can be left. */
export const problemsOn = ({ live }: Visit, screen: Screen): ReadonlyMap<string, AnswerProblem> => {
  const problems = new Map<string, AnswerProblem>();
  if (screen.kind !== 'items') return problems;
  for (const { key } of screen.asked) {
    const problem = live.problemAt(key);
    if (problem) problems.set(key, problem);
  }
  return problems;
};

const firstWrong = (visit: Visit): Screen | undefined =>
  screensNow(visit).find((screen) => problemsOn(visit, screen).size > 0);

const atScreen = (screen: Screen | undefined, fixing = false): Place =>
  screen ? { at: 'item', code: screen.id, fixing } : { at: 'review' };

/** After agreeing: the first screen of all for a new session, else the first with something missing. */
export const begin = (visit: Visit): Place => {
  const fresh = Object.keys(visit.live.answers()).length === 0;
  return atScreen(fresh ? screensNow(visit)[0] : firstWrong(visit));
};

/** The screen at hand, if it is (still) shown. */
export const currentScreen = (visit: Visit, place: Place): Screen | undefined => {
  if (place.at !== 'item') return undefined;
  const screens = screensNow(visit);
  return screens[screenAt(screens, place.code)];
};

/** The next screen, or the review after the last; stays where it is while an answer here is wrong or missing. */
export const forward = (visit: Visit, place: Place): Place => {
  const screens = screensNow(visit);
  const here = place.at === 'item' ? screenAt(screens, place.code) : -1;
  const screen = screens[here];
  if (place.at !== 'item' || (screen && problemsOn(visit, screen).size > 0)) return place;
  if (place.fixing) return atScreen(firstWrong(visit), true);
  return atScreen(screens[here + 1]);
};

/** The screen before, or the notice before the first; from the review the last screen. */
export const backward = (visit: Visit, place: Place): Place => {
  const screens = screensNow(visit);
  const here = place.at === 'item' ? screenAt(screens, place.code) : screens.length;
  const previous = screens[here - 1];
  return previous ? atScreen(previous) : { at: 'notice' };
};

export const fix = (key: string): Place => ({ at: 'item', code: key, fixing: true });
