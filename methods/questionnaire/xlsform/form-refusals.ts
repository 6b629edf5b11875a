/** What keeps a form from being published, whoever made it, told at the cell that says it. */
import type { Form } from '../form.ts';
import type { FormProblem, FormProblemReason } from '../form-problem.ts';
import { formProblems } from '../form-problems.ts';
import type { TwoLanguages } from '../workbook/two-languages.ts';
import { DERIVED_SHEET } from './derived.ts';
import type { Spot } from './problem.ts';
import type { Survey } from './survey.ts';
import { spotAt } from './table.ts';

type Say = (data: FormProblem['data']) => TwoLanguages;

const plain =
  (en: string, zh: string): Say =>
  () => ({ en, zh });

/** Most cannot come from a spreadsheet, because they were told before; all have their words. */
const sentences: Readonly<Record<FormProblemReason, Say>> = {
  'no-language': plain('the form has no language', '表单没有语言'),
  'no-items': plain('the form has no question', '表单没有题目'),
  'too-many-items': ({ maximum }) => ({
    en: `a form has at most ${maximum} questions`,
    zh: `一份表单最多${maximum}题`,
  }),
  'too-many-choices': ({ maximum }) => ({
    en: `a question has at most ${maximum} choices`,
    zh: `一题最多${maximum}个选项`,
  }),
  'duplicate-code': plain('another row has this name', '此名称重复'),
  rule: ({ problem }) => ({ en: `the rule is not taken: ${problem}`, zh: `不支持该规则：${problem}` }),
  'unknown-name': ({ name }) => ({ en: `there is no question ${name}`, zh: `没有题目${name}` }),
  'unknown-property': ({ name }) => ({ en: `no choice has the column ${name}`, zh: `没有选项有${name}列` }),
  'unknown-group': ({ name }) => ({ en: `there is no group ${name}`, zh: `没有分组${name}` }),
  'unknown-item': ({ name }) => ({ en: `there is no question ${name}`, zh: `没有题目${name}` }),
  'circular-rules': ({ circle }) => ({
    en: `the rules go in a circle: ${circle}`,
    zh: `规则循环引用：${circle}`,
  }),
  'repeat-in-repeat': plain('a repeat inside a repeat is not taken', '不支持重复组内再设重复组'),
  'group-apart': plain('the questions of a group do not stand together', '同一分组的题目没有排在一起'),
  'missing-text': ({ language }) => ({ en: `a text in ${language} is missing`, zh: `缺少${language}文字` }),
  'minimum-above-maximum': ({ minimum, maximum }) => ({
    en: `the least, ${minimum}, is above the most, ${maximum}`,
    zh: `最小值${minimum}大于最大值${maximum}`,
  }),
  'out-of-limits': plain('a limit is out of what can be', '限值超出范围'),
  'duplicate-choice': ({ choice }) => ({ en: `there are two choices ${choice}`, zh: `有两个选项${choice}` }),
  'no-choices': plain('the question has no choices', '题目没有选项'),
  'not-answer-code': ({ choice }) => ({
    en: `${choice} stands for an answer that was not given; give this choice another name`,
    zh: `${choice}表示未作答，请给该选项换一个名称`,
  }),
};

const columns: Readonly<Record<string, string>> = {
  label: 'label',
  hint: 'hint',
  relevant: 'relevant',
  required: 'required',
  checks: 'constraint',
  calculation: 'calculation',
  choiceFilter: 'choice_filter',
  choices: 'type',
  initial: 'default',
  repeat: 'repeat_count',
};

const spotOf = ({ path, code, reason }: FormProblem, { rows, table }: Survey): Spot => {
  const found = rows.find((row) => row.code === code);
  if (found === undefined) return { sheet: table.sheet };
  const { row, type } = found;
  const isCalculate = type.kind === 'question' && type.type === 'calculate';
  const [, field = ''] = /^form\.\w+\[\d+\]\.(\w+)/.exec(path) ?? [];
  const circle = isCalculate ? 'calculation' : 'relevant';
  return spotAt(table, row, reason === 'circular-rules' ? circle : (columns[field] ?? 'name'));
};

/** The name of something that is no question, where a design may know it: derived variables and review checks speak of its parameters. */
const parameterOf = (form: Form, { path, reason, data }: FormProblem): string | undefined => {
  const [, item, check] = /^form\.items\[(\d+)\]\.checks\[(\d+)\]\.holds$/.exec(path) ?? [];
  const { checks = [] } = form.items[Number(item)] ?? {};
  const mayAsk = path.startsWith('form.derived') || checks[Number(check)]?.kind === 'review';
  return reason === 'unknown-name' && mayAsk ? String(data['name']) : undefined;
};

/** @param facts names beside the questions that are known to whoever asks, such as the parameters of every design */
export const tellRefusals = (form: Form, survey: Survey, facts: readonly string[]): void => {
  const { tell } = survey;
  const parameters = formProblems(form, facts).flatMap((problem) => {
    const name = parameterOf(form, problem);
    return name === undefined ? [] : [{ name, problem }];
  });
  for (const { name, problem } of parameters) {
    const isDerived = problem.path.startsWith('form.derived');
    const en = `${problem.code} speaks of ${name}, which is no question; a campaign’s design must name it as a parameter`;
    const zh = `${problem.code}引用了${name}，它不是题目，须由评估设计作为参数给出`;
    tell('note', isDerived ? { sheet: DERIVED_SHEET } : spotOf(problem, survey), problem.reason, en, zh);
  }
  for (const problem of formProblems(form, [...facts, ...parameters.map(({ name }) => name)])) {
    const { en, zh } = sentences[problem.reason](problem.data);
    tell('error', spotOf(problem, survey), problem.reason, en, zh);
  }
};
