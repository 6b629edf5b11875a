import { type AnswerProblem, checkAnswer } from './check-answer.ts';
import type { Answer, Answers, Audience, Form, Item } from './form.ts';
import { isForAudience, relevantItems } from './relevant-items.ts';

const checkUnasked = (
  item: Item,
  answer: Answer | undefined,
  audience: Audience,
): readonly AnswerProblem[] => {
  if (answer === undefined) return [];
  return [
    { item: item.code, reason: isForAudience(item, audience) ? 'not-asked' : 'other-audience', data: {} },
  ];
};

/**
 * Everything that is wrong with a whole answer set, in the form's order, unknown items last; empty when it can be taken.
 * The phone shows these before sending and the server checks again: the same function, so they cannot disagree.
 * @throws RuleError for a rule outside the accepted operators
 */
export const checkAnswers = (form: Form, answers: Answers, audience: Audience): readonly AnswerProblem[] => {
  const given = new Map(Object.entries(answers));
  const asked = new Set(relevantItems(form, answers, audience));
  const problems = form.items.flatMap((item) => {
    const answer = given.get(item.code);
    return asked.has(item) ? checkAnswer(item, answer) : checkUnasked(item, answer, audience);
  });
  for (const item of form.items) given.delete(item.code);
  const unknown = [...given.keys()].map(
    (item): AnswerProblem => ({ item, reason: 'unknown-item', data: {} }),
  );
  return [...problems, ...unknown];
};
