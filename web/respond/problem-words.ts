import type { AnswerProblem } from '../../methods/questionnaire/check-answer.ts';
import type { Item } from '../../methods/questionnaire/form.ts';
import type { Language } from '../page/language.ts';
import { fill } from './texts.ts';

const zh = {
  missing: '请先回答这一题。不好回答，可以选“不知道”或“不愿回答”。',
  'out-of-range': '请填 {minimum} 到 {maximum} 之间的数。',
  'text-too-long': '写得太长了，最多 {maximum} 个字。',
  'not-a-number': '请填数字。',
  'not-whole': '请填整数。',
  'option-not-alone': '“不知道”“不愿回答”“没有”不能和别的一起选。',
  incomplete: '还没有选完。',
  other: '这一题的回答不能用，请改一下。',
};

const en: typeof zh = {
  missing: 'Please answer this question. If it is hard, choose “Don’t know” or “Prefer not to answer”.',
  'out-of-range': 'Please give a number from {minimum} to {maximum}.',
  'text-too-long': 'This is too long: at most {maximum} characters.',
  'not-a-number': 'Please give a number.',
  'not-whole': 'Please give a whole number.',
  'option-not-alone': '“Don’t know”, “Prefer not to answer” and “none” cannot be chosen with another.',
  incomplete: 'This is not complete yet.',
  other: 'This answer cannot be taken; please change it.',
};

const sentenceFor = (problem: AnswerProblem, item: Item, words: typeof zh): string => {
  const { reason } = problem;
  switch (reason) {
    case 'missing':
    case 'out-of-range':
    case 'text-too-long':
    case 'option-not-alone':
      return words[reason];
    case 'wrong-type':
      if (item.type === 'integer') return words['not-whole'];
      return item.type === 'decimal' ? words['not-a-number'] : words.other;
    default:
      return words.other;
  }
};

/** What is wrong with the answer to an item and what to do, for the person who answers; a form's own check says so itself. */
export const problemInWords = (problem: AnswerProblem, item: Item, language: Language): string =>
  fill(sentenceFor(problem, item, language === 'en' ? en : zh), problem.data);
