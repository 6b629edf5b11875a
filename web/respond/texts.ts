import type { AnswerProblem } from '../../methods/questionnaire/check-answer.ts';
import {
  type Answer,
  type ChoiceCode,
  DONT_KNOW,
  type Item,
  REFUSED,
  type Text,
} from '../../methods/questionnaire/form.ts';
import type { Language } from '../page/language.ts';
import { type Words, wordsIn } from './words.ts';

/** A form's own text; in a language that it does not have, in the first that it has. */
export const textIn = (text: Text, language: Language): string =>
  text[language] ?? Object.values(text)[0] ?? '';

/** `{name}` replaced by its value. */
export const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

const sentenceFor = (words: Words, reason: AnswerProblem['reason']): string => {
  switch (reason) {
    case 'missing':
    case 'out-of-range':
    case 'text-too-long':
    case 'wrong-type':
    case 'option-not-alone':
      return words.problem[reason];
    default:
      return words.problem.other;
  }
};

/** What is wrong and what to do, for the person who answers. */
export const problemInWords = (problem: AnswerProblem, language: Language): string =>
  fill(sentenceFor(wordsIn(language), problem.reason), problem.data);

const optionInWords = (item: Item, code: ChoiceCode, language: Language): string => {
  const choice = 'choices' in item ? item.choices.find((one) => one.code === code) : undefined;
  if (choice) return textIn(choice.label, language);
  const words = wordsIn(language);
  if (code === DONT_KNOW) return words.dontKnow;
  return code === REFUSED ? words.refused : String(code);
};

/** An answer as the person gave it, for the review. */
export const answerInWords = (item: Item, answer: Answer | undefined, language: Language): string => {
  if (answer === undefined || answer === '') return wordsIn(language).notAnswered;
  if (typeof answer === 'string') return answer;
  if (typeof answer === 'object') {
    return answer.map((code) => optionInWords(item, code, language)).join(language === 'zh' ? '、' : ', ');
  }
  return item.type === 'integer' ? String(answer) : optionInWords(item, answer, language);
};
