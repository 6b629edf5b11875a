import { type AnswerProblem, checkAnswer } from '../../methods/questionnaire/check-answer.ts';
import { checkAnswers } from '../../methods/questionnaire/check-answers.ts';
import type { Answer, Answers, Audience, Form, Item } from '../../methods/questionnaire/form.ts';
import { relevantItems } from '../../methods/questionnaire/relevant-items.ts';
import { onlyAsked, withAnswer } from '../../methods/questionnaire/with-answer.ts';

/**
 * What one person is doing with one link: answers and place. Everything here is pure, so that a reload, a crash or a
 * failed sending can only ever put the person back where they were.
 */
export type Place =
  | { readonly at: 'notice' }
  | { readonly at: 'left' }
  /** `fixing`: came from the review to change one answer, and goes back there as soon as nothing is missing. */
  | { readonly at: 'item'; readonly code: string; readonly fixing: boolean }
  | { readonly at: 'review' };

export interface Session {
  /** Made once for this answer set and never again, so that a repeated sending is known as one. */
  readonly responseId: string;
  readonly answers: Answers;
  readonly place: Place;
}

export interface Asked {
  readonly form: Form;
  readonly audience: Audience;
}

const itemsOf = ({ form, audience }: Asked, session: Session): readonly Item[] =>
  relevantItems(form, session.answers, audience);

const firstWrong = (asked: Asked, session: Session): Item | undefined =>
  itemsOf(asked, session).find((item) => checkAnswer(item, session.answers[item.code]).length > 0);

const atItem = (session: Session, code: string, fixing = false): Session => ({
  ...session,
  place: { at: 'item', code, fixing },
});

const atReview = (session: Session): Session => ({ ...session, place: { at: 'review' } });

/** After agreeing: the first item not yet answered, which is the first of all for a new session. */
export const begin = (asked: Asked, session: Session): Session => {
  const item = firstWrong(asked, session);
  return item ? atItem(session, item.code) : atReview(session);
};

/** The item at hand, if it is (still) asked. */
export const currentItem = (asked: Asked, session: Session): Item | undefined => {
  const { place } = session;
  return place.at === 'item' ? itemsOf(asked, session).find((item) => item.code === place.code) : undefined;
};

export const answerItem = (
  asked: Asked,
  session: Session,
  code: string,
  answer: Answer | undefined,
): Session => ({ ...session, answers: withAnswer(asked.form, session.answers, code, answer) });

/** What keeps the person at this item. */
export const problemHere = (asked: Asked, session: Session): AnswerProblem | undefined => {
  const item = currentItem(asked, session);
  return item ? checkAnswer(item, session.answers[item.code])[0] : undefined;
};

/** The next item, or the review after the last; stays where it is while the answer here is wrong or missing. */
export const forward = (asked: Asked, session: Session): Session => {
  const { place } = session;
  if (place.at !== 'item' || problemHere(asked, session)) return session;
  if (place.fixing) {
    const wrong = firstWrong(asked, session);
    return wrong ? atItem(session, wrong.code, true) : atReview(session);
  }
  const items = itemsOf(asked, session);
  const next = items[items.findIndex((item) => item.code === place.code) + 1];
  return next ? atItem(session, next.code) : atReview(session);
};

/** The item before, or the notice before the first; from the review the last item. */
export const backward = (asked: Asked, session: Session): Session => {
  const { place } = session;
  const items = itemsOf(asked, session);
  const here = place.at === 'item' ? items.findIndex((item) => item.code === place.code) : items.length;
  const previous = items[here - 1];
  return previous ? atItem(session, previous.code) : { ...session, place: { at: 'notice' } };
};

export const fixItem = (session: Session, code: string): Session => atItem(session, code, true);

/**
 * A draft made with an older version of the form: answers that still fit are kept, under a new response id because it is
 * no longer the same answer set.
 */
export const carryOver = (asked: Asked, session: Session, responseId: string): Session => {
  const wrong = new Set(
    checkAnswers(asked.form, session.answers, asked.audience).map((problem) => problem.item),
  );
  const fitting: Record<string, Answer> = {};
  for (const [code, answer] of Object.entries(session.answers)) if (!wrong.has(code)) fitting[code] = answer;
  return { ...session, responseId, answers: onlyAsked(asked.form, fitting), place: { at: 'notice' } };
};
