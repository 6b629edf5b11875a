/** A row of the survey as an item of ours. */
import type { Choice, Item, Rule } from '../form.ts';
import { type Look, lookOf } from './appearance.ts';
import { conditionAt, initialAt, type RuleCells, valueAt } from './conditions.ts';
import { plainInitial } from './initial-value.ts';
import { type Base, baseOf } from './item-base.ts';
import { boundsRule, limitAt, limits, rangeAt } from './limits.ts';
import type { Survey } from './survey.ts';
import type { Question, SurveyRow } from './survey-rows.ts';
import { spotAt, textAt } from './table.ts';
import type { Texts } from './texts.ts';

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
const boundsAt = (cells: RuleCells, code: string, type: Question['type']): Rule | undefined => {
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

const lookAt = ({ table, row, tell }: RuleCells, type: Question['type']): Look => {
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
  return look;
};

const selectItem = (
  base: Base,
  { type, list: listName = '' }: Question,
  cells: RuleCells,
  { searchable, scale }: Look,
  survey: Survey,
): Item => {
  const list = survey.lists.find(listName);
  const scope = { ...cells.scope, ...(list === undefined ? {} : { list }) };
  const filter = conditionAt({ ...cells, scope }, 'choice_filter');
  const more = {
    choices: choicesOf(cells, listName, survey),
    ...(filter === undefined ? {} : { choiceFilter: filter }),
    ...(searchable === undefined ? {} : { searchable }),
  };
  if (type === 'rank') return { ...base, type, ...more };
  const selected = type === 'select-multiple' ? type : 'select-one';
  return { ...base, type: selected, ...more, ...(scale === undefined ? {} : { scale }) };
};

const calculateItem = (base: Base, { type }: Question, cells: RuleCells): Item => {
  const { table, row, tell } = cells;
  const calculation = valueAt(cells, 'calculation');
  if (type === 'hidden') {
    const initial = initialAt(cells, (text) => plainInitial(text, type, undefined));
    return { ...base, type: 'calculate', calculation: calculation ?? initial ?? null };
  }
  if (textAt(table, row, 'calculation') === '') {
    const spot = spotAt(table, row, 'calculation');
    tell('error', spot, 'missing-calculation', 'the row calculates nothing', '该行没有calculation');
  }
  return { ...base, type: 'calculate', calculation: calculation ?? null };
};

const textItem = (base: Base, cells: RuleCells, { multiline }: Look): Item => ({
  ...base,
  type: 'text',
  maximumLength: limitAt(cells, 'zhenping::length', limits.text),
  ...(multiline === undefined ? {} : { multiline }),
});

export const itemOf = (
  surveyRow: SurveyRow,
  question: Question,
  cells: RuleCells,
  survey: Survey,
  texts: Texts,
): Item => {
  const { type } = question;
  const base = baseOf(cells, surveyRow, question, texts, boundsAt(cells, surveyRow.code, type));
  const look = lookAt(cells, type);
  switch (type) {
    case 'select-one':
    case 'select-multiple':
    case 'rank':
      return selectItem(base, question, cells, look, survey);
    case 'text':
      return textItem(base, cells, look);
    case 'integer':
    case 'decimal':
    case 'range':
      return numberItem(base, cells, type);
    case 'image':
      return { ...base, type: look.signature ? 'signature' : 'image' };
    case 'calculate':
    case 'hidden':
      return calculateItem(base, question, cells);
    default:
      return { ...base, type };
  }
};
