import type { Form } from '../../methods/questionnaire/form.ts';
import type { FormProblemReason } from '../../methods/questionnaire/form-problem.ts';
import { formProblems } from '../../methods/questionnaire/form-problems.ts';
import { type Problem, refusalWith, type Wording } from '../refusals.ts';
import { parameterNames } from './instruments/fact-names.ts';

/** What is wrong with a form, in the reader's words. */
const wordings: Readonly<Record<FormProblemReason, Wording>> = {
  'no-language': { en: 'it names no language', zh: '没有指明语言' },
  'no-items': { en: 'it has no question', zh: '没有题目' },
  'too-many-items': { en: 'it has too many questions', zh: '题目过多' },
  'too-many-choices': { en: 'it has too many choices', zh: '选项过多' },
  'duplicate-code': { en: 'something else has this code too', zh: '代码重复' },
  rule: { en: 'the rule cannot be worked out', zh: '规则不可用' },
  'unknown-name': { en: 'it speaks of something that is not there', zh: '引用了不存在的内容' },
  'unknown-property': { en: 'no choice has this property', zh: '没有选项具有该属性' },
  'unknown-group': { en: 'there is no such group', zh: '没有这个分组' },
  'unknown-item': { en: 'there is no such question', zh: '没有这道题' },
  'circular-rules': { en: 'the rules go in a circle', zh: '规则循环引用' },
  'repeat-in-repeat': { en: 'a group that repeats lies in another one', zh: '重复组不能嵌套' },
  'group-apart': { en: 'the questions of a group do not stand together', zh: '同一分组的题目不连续' },
  'missing-text': { en: 'a text is missing in the first language', zh: '缺少首选语言的文字' },
  'minimum-above-maximum': { en: 'the least is above the most', zh: '最小值大于最大值' },
  'out-of-limits': { en: 'the number is outside of what is possible', zh: '数字超出允许范围' },
  'duplicate-choice': { en: 'a choice is there twice', zh: '选项代码重复' },
  'no-choices': { en: 'it has no choices', zh: '没有选项' },
  'not-answer-code': {
    en: 'the codes 96, 98 and 99 stand for not applicable, don’t know and refused',
    zh: '代码96、98、99专用于不适用、不知道和不愿回答',
  },
};

/** What keeps a form from being published. A design names its parameters, such as the income line; a form may speak of them. */
export const problemsOfForm = (form: Form): readonly Problem[] =>
  formProblems(form, parameterNames).map(({ path, code, reason, data }) => {
    const { en, zh } = wordings[reason];
    const details = Object.entries(data).map(([name, value]) => `${name} ${value}`);
    const shown = [code, ...details].join(', ');
    return { field: path, reason: { en: `${en} (${shown})`, zh: `${zh}（${shown}）` } };
  });

/** Throws unless the form can be published. */
export const mustBeWithoutProblems = (form: Form): void => {
  const problems = problemsOfForm(form);
  if (problems.length > 0) {
    throw refusalWith('form-has-problems', problems);
  }
};
