import type { Answer, Answers, Form } from './form.ts';
import { openAnswers } from './live-answers.ts';

/**
 * The answers to items that are asked; the rest is dropped, because a hidden item is “not asked”, never 0 and never what
 * was said before a change.
 */
export const onlyAsked = (form: Form, answers: Answers): Answers =>
  // The interviewer's view is the widest: nothing is dropped because somebody else was meant to answer it.
  openAnswers(form, 'interviewer', answers).answers();

/** The answer set after one answer was given, changed or taken back (`undefined`); answers that this hides are gone. */
export const withAnswer = (
  form: Form,
  answers: Answers,
  code: string,
  answer: Answer | undefined,
): Answers => {
  const { [code]: _previous, ...others } = answers;
  return onlyAsked(form, answer === undefined ? others : { ...others, [code]: answer });
};

/** The other items whose answers the change would clear, in no promised order; asked before a person confirms it. */
export const clearedBy = (
  form: Form,
  answers: Answers,
  code: string,
  answer: Answer | undefined,
): readonly string[] => openAnswers(form, 'interviewer', answers).wouldClear(code, answer);
