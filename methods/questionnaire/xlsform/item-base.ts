/** What every item has, whatever its type. */
import type { Rule, Text, TodayItem } from '../form.ts';
import { checksAt } from './checks.ts';
import { conditionAt, initialAt, type RuleCells } from './conditions.ts';
import { plainInitial } from './initial-value.ts';
import { codeFor } from './names.ts';
import type { Question, SurveyRow } from './survey-rows.ts';
import { spotAt, textAt } from './table.ts';
import { type Texts, textUnder } from './texts.ts';

export type Base = Omit<TodayItem, 'type'>;

const silent: readonly Question['type'][] = ['calculate', 'hidden', 'today'];

const labelAt = (
  { table, row, tell }: RuleCells,
  type: Question['type'],
  code: string,
  texts: Texts,
): Text => {
  const label = textUnder(table, row, 'label', texts);
  if (label === undefined && !silent.includes(type)) {
    tell(
      'error',
      spotAt(table, row, 'label'),
      'missing-label',
      `the question ${code} has no label`,
      `题目${code}没有文字`,
    );
  }
  return label ?? { [texts.languages[0]]: code };
};

/** @param bounds what the limits of a number say as a constraint, where they were written by us */
export const baseOf = (
  cells: RuleCells,
  { code, group }: SurveyRow,
  question: Question,
  texts: Texts,
  bounds: Rule | undefined,
): Base => {
  const { table, row, tell } = cells;
  const { type } = question;
  const hint = textUnder(table, row, 'hint', texts);
  const required = conditionAt(cells, 'required');
  const relevant = conditionAt(cells, 'relevant');
  const checks = checksAt(cells, texts, bounds);
  const codes = cells.scope.self?.codes;
  const initial = type === 'hidden' ? undefined : initialAt(cells, (text) => plainInitial(text, type, codes));
  const audience = textAt(table, row, 'zhenping::audience');
  if (audience !== '' && audience !== 'interviewer') {
    tell(
      'error',
      spotAt(table, row, 'zhenping::audience'),
      'audience',
      'write interviewer, or nothing',
      '须写interviewer或留空',
    );
  }
  const counts = textAt(table, row, 'zhenping::counts_with');
  return {
    code,
    label: labelAt(cells, type, code, texts),
    ...(hint === undefined ? {} : { hint }),
    required: required === undefined ? false : required,
    ...(relevant === undefined ? {} : { relevant }),
    ...(checks.length === 0 ? {} : { checks }),
    ...(initial === undefined ? {} : { initial }),
    ...(group === undefined ? {} : { group }),
    ...(audience === 'interviewer' ? { audience } : {}),
    ...(counts === '' ? {} : { countsWith: codeFor(counts) ?? counts }),
  };
};
