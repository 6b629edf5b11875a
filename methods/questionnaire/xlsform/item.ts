/** A row of the survey as an item of ours. */
import type { Choice, Item, Text, TodayItem } from '../form.ts';
import { lookOf } from './appearance.ts';
import { checksAt } from './checks.ts';
import { conditionAt, initialAt, type RuleCells, valueAt } from './conditions.ts';
import { plainInitial } from './initial-value.ts';
import { boundsRule, limitAt, limits, rangeAt } from './limits.ts';
import { codeFor } from './names.ts';
import type { Survey } from './survey.ts';
import type { Question, SurveyRow } from './survey-rows.ts';
import { spotAt, textAt } from './table.ts';
import { type Texts, textUnder } from './texts.ts';

type Base = Omit<TodayItem, 'type'>;

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

const baseOf = (
  cells: RuleCells,
  { code, group }: SurveyRow,
  question: Question,
  texts: Texts,
  bounds: Parameters<typeof checksAt>[2],
): Base => {
  const { table, row, tell } = cells;
  const { type } = question;
  const hint = textUnder(table, row, 'hint', texts);
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
    required: conditionAt(cells, 'required') ?? false,
    ...(relevant === undefined ? {} : { relevant }),
    ...(checks.length === 0 ? {} : { checks }),
    ...(initial === undefined ? {} : { initial }),
    ...(group === undefined ? {} : { group }),
    ...(audience === 'interviewer' ? { audience } : {}),
    ...(counts === '' ? {} : { countsWith: codeFor(counts) ?? counts }),
  };
};

const choicesOf = (cells: RuleCells, listName: string, survey: Survey): readonly Choice[] => {
  const list = survey.lists.find(listName);
  if (list !== undefined) return list.choices;
  cells.tell(
    'error',
    spotAt(cells.table, cells.row, 'type'),
    'unknown-list',
    `the sheet choices has no list “${listName}”`,
    `choices表中没有列表“${listName}”`,
  );
  return [];
};

const numberItem = (base: Base, cells: RuleCells, type: 'integer' | 'decimal' | 'range'): Item => {
  if (type !== 'range') {
    const { minimum, maximum } = limits[type];
    return {
      ...base,
      type,
      minimum: limitAt(cells, 'zhenping::minimum', minimum),
      maximum: limitAt(cells, 'zhenping::maximum', maximum),
    };
  }
  const range = rangeAt(cells);
  const said = textAt(cells.table, cells.row, 'zhenping::type');
  const isWhole = said === '' ? Object.values(range).every(Number.isInteger) : said === 'integer';
  return { ...base, type: isWhole ? 'integer' : 'decimal', ...range };
};

/** What the limits say as a constraint, where they were written by us. */
const boundsAt = (cells: RuleCells, code: string, type: Question['type']): Parameters<typeof checksAt>[2] => {
  const { table, row } = cells;
  if (type !== 'integer' && type !== 'decimal') return undefined;
  if (textAt(table, row, 'zhenping::minimum') === '' && textAt(table, row, 'zhenping::maximum') === '')
    return undefined;
  const { minimum, maximum } = limits[type];
  return boundsRule(
    code,
    limitAt(cells, 'zhenping::minimum', minimum),
    limitAt(cells, 'zhenping::maximum', maximum),
  );
};

export const itemOf = (
  surveyRow: SurveyRow,
  question: Question,
  cells: RuleCells,
  survey: Survey,
  texts: Texts,
): Item => {
  const { table, row, tell } = cells;
  const { type } = question;
  const base = baseOf(cells, surveyRow, question, texts, boundsAt(cells, surveyRow.code, type));
  const look = lookOf(type, textAt(table, row, 'appearance'));
  for (const word of look.unknown) {
    tell(
      'ignored',
      spotAt(table, row, 'appearance'),
      'appearance',
      `the appearance “${word}” means nothing for this question`,
      `外观“${word}”对此题没有意义`,
    );
  }
  switch (type) {
    case 'select-one':
    case 'select-multiple':
    case 'rank': {
      const list = survey.lists.find(question.list ?? '');
      const filter = conditionAt(
        { ...cells, scope: { ...cells.scope, ...(list === undefined ? {} : { list }) } },
        'choice_filter',
      );
      const choices = choicesOf(cells, question.list ?? '', survey);
      const { searchable, scale } = look;
      const more = {
        choices,
        ...(filter === undefined ? {} : { choiceFilter: filter }),
        ...(searchable === undefined ? {} : { searchable }),
      };
      return type === 'rank'
        ? { ...base, type, ...more }
        : { ...base, type, ...more, ...(scale === undefined ? {} : { scale }) };
    }
    case 'text': {
      const { multiline } = look;
      const maximumLength = limitAt(cells, 'zhenping::length', limits.text);
      return { ...base, type, maximumLength, ...(multiline === undefined ? {} : { multiline }) };
    }
    case 'integer':
    case 'decimal':
    case 'range':
      return numberItem(base, cells, type);
    case 'image':
      return { ...base, type: look.signature ? 'signature' : 'image' };
    case 'calculate':
      if (textAt(table, row, 'calculation') === '') {
        tell(
          'error',
          spotAt(table, row, 'calculation'),
          'missing-calculation',
          'the row calculates nothing',
          '该行没有calculation',
        );
      }
      return { ...base, type, calculation: valueAt(cells, 'calculation') ?? null };
    case 'hidden':
      return {
        ...base,
        type: 'calculate',
        calculation:
          valueAt(cells, 'calculation') ??
          initialAt(cells, (text) => plainInitial(text, type, undefined)) ??
          null,
      };
    default:
      return { ...base, type };
  }
};
