import type { AnswerProblem, AnswerReason } from '../../methods/questionnaire/check-answer.ts';
import type { Problem, Wording } from '../refusals.ts';

/** What is wrong with an answer, in the reader's words. */
const wordings: Readonly<Record<AnswerReason, Wording>> = {
  'unknown-item': { en: 'the form has no such question', zh: '问卷中没有这道题' },
  'not-asked': { en: 'this question is not asked after the other answers', zh: '按其他答案，此题不应回答' },
  'other-audience': { en: 'only the interviewer answers this', zh: '此题只由调查员填写' },
  missing: { en: 'an answer is needed', zh: '此题必答' },
  'wrong-type': { en: 'the answer is of the wrong kind', zh: '答案类型不对' },
  'unknown-option': { en: 'this is not one of the options', zh: '不是可选项' },
  'repeated-option': { en: 'an option was chosen twice', zh: '选项重复' },
  'option-not-alone': { en: 'this option excludes the others', zh: '该选项不能与其他选项同选' },
  'out-of-range': { en: 'the number is outside the range', zh: '数字超出范围' },
  'text-too-long': { en: 'the text is too long', zh: '文字过长' },
};

export const answerProblems = (problems: readonly AnswerProblem[]): readonly Problem[] =>
  problems.map(({ item, reason, data }) => ({
    field: item,
    reason: {
      en: `${wordings[reason].en}${numbersOf(data)}`,
      zh: `${wordings[reason].zh}${numbersOf(data)}`,
    },
  }));

const numbersOf = (data: AnswerProblem['data']): string => {
  const entries = Object.entries(data);
  return entries.length === 0 ? '' : ` (${entries.map(([name, value]) => `${name} ${value}`).join(', ')})`;
};
