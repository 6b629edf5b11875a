import type { AnswerProblem } from '../../methods/questionnaire/check-answer.ts';
import type { Answers } from '../../methods/questionnaire/form.ts';
import { ShapeError } from '../../methods/questionnaire/json-shape.ts';
import { readAnswers } from '../../methods/questionnaire/read-form.ts';
import { type Problem, refusalWith } from '../refusals.ts';
import { answerProblems } from './answer-problems.ts';

/** A JSON text longer than this is no answer set: 45 answers take 1 KB, and text answers are limited each. */
const longestAnswers = 20_000;

/**
 * The answers as they came from outside, or the refusal that names what cannot be one. Whether they fit the form is for
 * `checkAnswers`. Half of a character, as a browser leaves it that cuts a text at its greatest length, becomes the replacement character
 * (USVString, https://webidl.spec.whatwg.org/#idl-USVString): it could be neither hashed nor stored, and nobody could send the rest.
 */
export const sentAnswers = (sent: unknown): Answers => {
  const problems = problemsOf(sent);
  if (problems.length > 0) {
    throw refusalWith('answers-invalid', problems);
  }
  return Object.fromEntries(
    Object.entries(readAnswers(sent)).map(([key, answer]) => [
      key,
      typeof answer === 'string' ? answer.toWellFormed() : answer,
    ]),
  );
};

const problemsOf = (sent: unknown): readonly Problem[] => {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
    return [{ field: 'answers', reason: { en: 'answers by item code are needed', zh: '须按题号提交答案' } }];
  }
  const entries = Object.entries(sent);
  const { length } = JSON.stringify(sent);
  if (length <= longestAnswers) {
    return answerProblems(entries.filter(isNoAnswer).map(([item]) => problem(item, 'wrong-type')));
  }
  const longest = entries.flatMap(([item, value]) =>
    typeof value === 'string' && value.length > longestAnswers
      ? [problem(item, 'text-too-long', { length: value.length })]
      : [],
  );
  return longest.length > 0 ? answerProblems(longest) : [tooLong(length)];
};

const problem = (
  item: string,
  reason: AnswerProblem['reason'],
  data: AnswerProblem['data'] = {},
): AnswerProblem => ({ item, reason, data });

const isNoAnswer = ([item, value]: readonly [string, unknown]): boolean => {
  try {
    readAnswers({ [item]: value });
    return false;
  } catch (error) {
    if (error instanceof ShapeError) {
      return true;
    }
    throw error;
  }
};

const tooLong = (length: number): Problem => ({
  field: 'answers',
  reason: {
    en: `they have ${length} characters; at most ${longestAnswers} are taken`,
    zh: `共 ${length} 个字符，最多 ${longestAnswers} 个`,
  },
});
