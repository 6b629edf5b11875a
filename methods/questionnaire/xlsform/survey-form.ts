/** The rows of a survey, its settings and derived variables as one form. */
import type { Form, Group, Item } from '../form.ts';
import { derivedOf } from './derived.ts';
import { groupOf } from './group.ts';
import { itemOf } from './item.ts';
import { codeFor } from './names.ts';
import { withOther } from './or-other.ts';
import { readSettings } from './settings.ts';
import type { Survey } from './survey.ts';
import { type Table, textAt } from './table.ts';
import type { Texts } from './texts.ts';

const itemsOf = (
  survey: Survey,
  texts: Texts,
): { readonly items: readonly Item[]; readonly groups: readonly Group[] } => {
  const { table, rows, scope, tell, languages } = survey;
  const items: Item[] = [];
  const groups: { readonly order: number; readonly group: Group }[] = [];
  for (const surveyRow of rows) {
    const { row, type, code, repeat, name } = surveyRow;
    const named = survey.find(name) ?? { code, kind: 'opaque', ...(repeat === undefined ? {} : { repeat }) };
    const cells = { table, row, tell, scope: { ...scope, self: named } };
    if (type.kind === 'begin') {
      const order = textAt(table, row, 'zhenping::order');
      groups.push({
        order: order === '' ? groups.length : Number(order),
        group: groupOf(surveyRow, cells, texts),
      });
    } else {
      const item = itemOf(surveyRow, type, cells, survey, texts);
      const isSelect = item.type === 'select-one' || item.type === 'select-multiple';
      items.push(...(isSelect && type.orOther ? withOther(item, languages) : [item]));
    }
  }
  const inOrder = groups.toSorted((a, b) => a.order - b.order).map(({ group }) => group);
  return { items: [...addedToday(survey), ...items], groups: inOrder };
};

/** `today()` speaks of an item, which a form may not have. */
const addedToday = ({ addedToday: added, languages }: Survey): readonly Item[] => {
  const code = added();
  return code === undefined
    ? []
    : [{ code, type: 'today', label: { [languages[0]]: code }, required: false }];
};

/** @param name what the form is called where its settings do not say it */
export const surveyForm = (
  survey: Survey,
  settings: Table | undefined,
  derivedTable: Table | undefined,
  name: string,
): Form => {
  const { languages, tell } = survey;
  const texts: Texts = { languages, tell, codeOf: (each) => survey.find(each)?.code };
  const { items, groups } = itemsOf(survey, texts);
  const derived = derivedOf(derivedTable, survey.scope, { ...texts, codeOf: codeFor }, tell);
  const added = survey.addedToday();
  if (added !== undefined) {
    tell(
      'note',
      { sheet: survey.table.sheet },
      'added-today',
      `a question ${added} was added: it keeps the day on which the form is begun, of which today() speaks`,
      `已加上题目${added}：记录开始填写的日期，即today()`,
    );
  }
  return {
    ...readSettings(settings, languages, name, tell),
    languages,
    ...(groups.length === 0 ? {} : { groups }),
    items,
    ...(derived.length === 0 ? {} : { derived }),
  };
};
