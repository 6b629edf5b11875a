/** An XLSForm as a form of ours: the subset that docs/xlsform.md states. What is outside of it is told with its place. */
import type { Form, Group, Item } from '../form.ts';
import type { Sheet } from '../workbook/workbook.ts';
import { openChoiceLists } from './choice-lists.ts';
import { tellCircles } from './circles.ts';
import { tellColumns } from './columns-told.ts';
import { DERIVED_SHEET, derivedOf } from './derived.ts';
import { tellRefusal } from './engine-refusal.ts';
import { groupOf } from './group.ts';
import { tidy } from './headers.ts';
import { itemOf } from './item.ts';
import { codeFor } from './names.ts';
import { withOther } from './or-other.ts';
import type { SheetProblem, Tell } from './problem.ts';
import { openReport } from './report.ts';
import { readSettings } from './settings.ts';
import { openSurvey, type Survey } from './survey.ts';
import { surveyRows } from './survey-rows.ts';
import { languagesOf, readTable, type Table, textAt } from './table.ts';
import type { Texts } from './texts.ts';
import { type Understood, understoodOf } from './understood.ts';

export interface FormReading {
  /** Absent where there is any error. */
  readonly form: Form | null;
  readonly understood: Understood;
  readonly problems: readonly SheetProblem[];
}

const known = ['survey', 'choices', 'settings', DERIVED_SHEET] as const;
type Known = (typeof known)[number];

const sheetName = (sheet: Sheet): string => tidy(sheet.name).toLowerCase();

const tablesOf = (sheets: readonly Sheet[], tell: Tell): Partial<Record<Known, Table>> => {
  const found: Partial<Record<Known, Table>> = {};
  for (const sheet of sheets) {
    const name = known.find((each) => each === sheetName(sheet));
    if (name === undefined) {
      if (sheet.rows.length > 0)
        tell(
          'ignored',
          { sheet: sheet.name },
          'other-sheet',
          `the sheet “${sheet.name}” is not part of the form`,
          `工作表“${sheet.name}”不属于表单`,
        );
    } else if (found[name] !== undefined) {
      tell(
        'error',
        { sheet: sheet.name },
        'two-sheets',
        `there are two sheets ${name}`,
        `有两个${name}工作表`,
      );
    } else found[name] = readTable(sheet, tell);
  }
  return found;
};

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

const readForm = (
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

/**
 * @param name what the form is called where its settings do not say it, such as the name of the file
 */
export const formFromSheets = (sheets: readonly Sheet[], name = 'form'): FormReading => {
  const report = openReport(sheets.map((sheet) => sheet.name));
  const { tell } = report;
  const { survey: table, choices, settings, [DERIVED_SHEET]: derived } = tablesOf(sheets, tell);
  if (table === undefined) {
    const names = sheets.map((sheet) => `“${sheet.name}”`).join(', ');
    tell(
      'error',
      {},
      'no-survey',
      `there is no sheet survey; the sheets are ${names}`,
      `没有survey工作表，现有：${names}`,
    );
    return { form: null, understood: understoodOf(null), problems: report.problems() };
  }
  const [settingsRow] = settings?.rows ?? [];
  const language =
    settings === undefined || settingsRow === undefined
      ? ''
      : textAt(settings, settingsRow, 'default_language');
  const languages = languagesOf([table, ...(choices === undefined ? [] : [choices])], language);
  if (languages.includes('und')) {
    tell(
      'note',
      { sheet: table.sheet, row: table.headerRow },
      'no-language',
      'nothing says in which language the labels are; name it in the settings: default_language',
      '未注明文字的语言，请在settings的default_language中注明',
    );
  }
  const rows = surveyRows(table, tell);
  if (rows.length === 0 && !report.hasErrors())
    tell('error', { sheet: table.sheet }, 'empty', 'the sheet has no question', '工作表中没有题目');
  const lists = openChoiceLists(choices, { languages, tell, codeOf: (each) => survey.find(each)?.code });
  const survey: Survey = openSurvey({ table, rows, lists, languages, tell });
  const form = readForm(survey, settings, derived, name);
  tellColumns(
    table,
    rows.map(({ row }) => row),
    tell,
  );
  const asked = new Set(rows.flatMap(({ type }) => (type.kind === 'question' ? (type.list ?? []) : [])));
  for (const [list, spot] of lists.spots) {
    if (!asked.has(list))
      tell(
        'ignored',
        spot,
        'unused-list',
        `no question offers the list “${list}”`,
        `没有题目使用列表“${list}”`,
      );
  }
  if (!report.hasErrors()) tellCircles(form, survey);
  if (!report.hasErrors()) tellRefusal(form, survey);
  return {
    form: report.hasErrors() ? null : form,
    understood: understoodOf(form),
    problems: report.problems(),
  };
};
