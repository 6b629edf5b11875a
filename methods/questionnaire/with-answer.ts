import type { Answer, Answers, Form } from './form.ts';
import { relevantItems } from './relevant-items.ts';

/**
 * The answer set after one answer was given, changed or taken back (`undefined`). Answers that it hides are gone: a
 * hidden item is “not asked”, never 0 and never what was said before the change.
 */
export const withAnswer = (
  form: Form,
  answers: Answers,
  code: string,
  answer: Answer | undefined,
): Answers => {
  const { [code]: _previous, ...others } = answers;
  const changed: Answers = answer === undefined ? others : { ...others, [code]: answer };
  // The interviewer's view is the widest: nothing is dropped because somebody else was meant to answer it.
  const items = relevantItems(form, changed, 'interviewer');
  const kept = new Set(items.map((item) => item.code));
  return Object.entries(changed).reduce<Record<string, Answer>>((result, [key, value]) => {
    if (kept.has(key)) result[key] = value;
    return result;
  }, {});
};

/** The other items whose answers the change would clear, in no promised order; asked before a person confirms it. */
export const clearedBy = (
  form: Form,
  answers: Answers,
  code: string,
  answer: Answer | undefined,
): readonly string[] => {
  const after = new Set(Object.keys(withAnswer(form, answers, code, answer)));
  return Object.keys(answers).filter((key) => key !== code && !after.has(key));
};
