import type { AnswerProblem } from '../../methods/questionnaire/check-answer.ts';
import type { Item } from '../../methods/questionnaire/form.ts';
import type { Words } from './words-zh.ts';

/** `{name}` replaced by its value. */
export const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

const sentenceFor = (problem: AnswerProblem, item: Item, words: Words): string => {
  const { reason } = problem;
  switch (reason) {
    case 'missing':
    case 'out-of-range':
    case 'text-too-long':
    case 'option-not-alone':
      return words.problem[reason];
    case 'wrong-type':
      if (item.type === 'integer') return words.problem['not-whole'];
      return item.type === 'decimal' ? words.problem['not-a-number'] : words.problem.other;
    default:
      return words.problem.other;
  }
};

/** What is wrong with the answer to an item and what to do, for the person who answers; a form's own check says so itself. */
export const problemInWords = (problem: AnswerProblem, item: Item, words: Words): string =>
  fill(sentenceFor(problem, item, words), problem.data);
