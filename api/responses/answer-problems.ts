import type { AnswerProblem, AnswerReason } from '../../methods/questionnaire/check-answer.ts';
import type { Problem, Wording } from '../refusals.ts';

/** What is wrong with an answer, in the reader's words. */
const wordings: Readonly<Record<AnswerReason, Wording>> = {
  'unknown-item': { en: 'the form has no such question', zh: '问卷中没有这道题' },
  'not-asked': { en: 'this question is not asked after the other answers', zh: '按其他答案，此题不应回答' },
  'other-audience': { en: 'only the interviewer answers this', zh: '此题只由调查员填写' },
  calculated: { en: 'this is worked out from other answers, not answered', zh: '此题由系统计算，不应作答' },
  missing: { en: 'an answer is needed', zh: '此题必答' },
  'wrong-type': { en: 'the answer is of the wrong kind', zh: '答案类型不对' },
  'wrong-format': {
    en: 'there is no such date, time, place or file',
    zh: '日期、时间、位置或文件的写法不对',
  },
  'unknown-option': { en: 'this is not one of the options', zh: '不是可选项' },
  'option-not-offered': {
    en: 'this option is not offered after the other answers',
    zh: '按其他答案，没有这个选项',
  },
  'repeated-option': { en: 'an option was chosen twice', zh: '选项重复' },
  'option-not-alone': { en: 'this option excludes the others', zh: '该选项不能与其他选项同选' },
  'options-missing': { en: 'not all options are ranked', zh: '未排完所有选项' },
  'out-of-range': { en: 'the number is outside the range', zh: '数字超出范围' },
  'text-too-long': { en: 'the text is too long', zh: '文字过长' },
  'check-failed': { en: 'the answer contradicts a rule of the form', zh: '答案不符合问卷的检验规则' },
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
