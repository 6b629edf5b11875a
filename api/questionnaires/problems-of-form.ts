import { compileForm } from '../../methods/questionnaire/compile-form.ts';
import type { Form, Item, Text } from '../../methods/questionnaire/form.ts';
import { FormError } from '../../methods/questionnaire/form-node.ts';
import { RuleError } from '../../methods/questionnaire/rule.ts';
import { type Problem, refusalWith, type Wording } from '../refusals.ts';

const errorWords: Readonly<Record<FormError['reason'], Wording>> = {
  'duplicate-code': { en: 'two have the same code', zh: '代码重复' },
  'unknown-name': {
    en: 'a rule or group speaks of something that is not there',
    zh: '规则或分组引用了不存在的内容',
  },
  'circular-rules': { en: 'the rules go in a circle', zh: '规则循环引用' },
};

/** Rules that refer to nothing or to themselves, and codes that are there twice: the first of them. */
const ruleProblems = (form: Form): readonly Problem[] => {
  try {
    compileForm(form);
    return [];
  } catch (error) {
    if (error instanceof FormError) {
      const { en, zh } = errorWords[error.reason];
      const [field = 'form'] = error.codes;
      const way = error.codes.join(' → ');
      return [{ field, reason: { en: `${en}: ${way}`, zh: `${zh}：${way}` } }];
    }
    if (error instanceof RuleError) {
      return [{ field: 'form', reason: { en: error.message, zh: `规则不可用：${error.message}` } }];
    }
    throw error;
  }
};

const textProblems = (field: string, text: Text, language: string): readonly Problem[] =>
  text[language] === undefined
    ? [
        {
          field,
          reason: {
            en: `the text in ${language}, the first language, is missing`,
            zh: `缺少首选语言 ${language} 的文字`,
          },
        },
      ]
    : [];

const choiceProblems = (item: Item, language: string): readonly Problem[] => {
  if (!('choices' in item)) {
    return [];
  }
  const codes = item.choices.map(({ code }) => code);
  const twice = codes.find((code, place) => codes.indexOf(code) < place);
  const doubled = { en: `two choices have the code ${twice}`, zh: `选项代码 ${twice} 重复` };
  return [
    ...(twice === undefined ? [] : [{ field: item.code, reason: doubled }]),
    ...item.choices.flatMap(({ code, label }) => textProblems(`${item.code}: ${code}`, label, language)),
  ];
};

const rangeProblems = (item: Item): readonly Problem[] =>
  'minimum' in item && item.minimum > item.maximum
    ? [{ field: item.code, reason: { en: 'the least is above the most', zh: '最小值大于最大值' } }]
    : [];

/** What is still wrong with a well-shaped form: nobody can answer it, or not in its first language. */
export const problemsOfForm = (form: Form): readonly Problem[] => {
  const [language] = form.languages;
  if (language === undefined || form.items.length === 0) {
    return [{ field: 'form', reason: { en: 'it has no language or no question', zh: '没有语言或题目' } }];
  }
  return [
    ...textProblems('title', form.title, language),
    ...textProblems('notices.confidential', form.notices.confidential, language),
    ...textProblems('notices.anonymous', form.notices.anonymous, language),
    ...form.items.flatMap((item) => [
      ...textProblems(item.code, item.label, language),
      ...choiceProblems(item, language),
      ...rangeProblems(item),
    ]),
    ...ruleProblems(form),
  ];
};

/** Throws unless the form can be published. */
export const mustBeWithoutProblems = (form: Form): void => {
  const problems = problemsOfForm(form);
  if (problems.length > 0) {
    throw refusalWith('form-has-problems', problems);
  }
};
