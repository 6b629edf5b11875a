/** An XLSForm as a form of ours: the subset that docs/xlsform.md states. What is outside of it is told with its place. */
import type { Form } from '../form.ts';
import type { Sheet } from '../workbook/workbook.ts';
import { openChoiceLists } from './choice-lists.ts';
import { tellColumns } from './columns-told.ts';
import { DERIVED_SHEET } from './derived.ts';
import { tellRefusals } from './form-refusals.ts';
import { tidy } from './headers.ts';
import { nearest } from './nearest.ts';
import type { SheetProblem, Tell } from './problem.ts';
import { openReport, type Report } from './report.ts';
import { codesByName, openSurvey, type Survey } from './survey.ts';
import { surveyForm } from './survey-form.ts';
import { surveyRows } from './survey-rows.ts';
import { languagesOf, readTable, type Table, textAt } from './table.ts';
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
      const meant = nearest(sheetName(sheet), known);
      const [en, zh] =
        meant === undefined ? ['', ''] : [`; should it be “${meant}”?`, `，是否应为“${meant}”？`];
      if (sheet.rows.length > 0)
        tell(
          'ignored',
          { sheet: sheet.name },
          'other-sheet',
          `the sheet “${sheet.name}” is not part of the form${en}`,
          `工作表“${sheet.name}”不属于表单${zh}`,
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

/** What stands in the sheets, before anybody asks whether the form can be published. */
export interface Understanding {
  /** Absent where there is no sheet of questions. */
  readonly form: Form | null;
  readonly survey: Survey | undefined;
  readonly report: Report;
}

const defaultLanguage = (settings: Table | undefined): string => {
  const [row] = settings?.rows ?? [];
  return settings === undefined || row === undefined ? '' : textAt(settings, row, 'default_language');
};

const noSurvey = (sheets: readonly Sheet[], report: Report): Understanding => {
  const names = sheets.map((sheet) => `“${sheet.name}”`).join(', ');
  const en = `there is no sheet survey; the sheets are ${names}`;
  report.tell('error', {}, 'no-survey', en, `没有survey工作表，现有：${names}`);
  return { form: null, survey: undefined, report };
};

const tellLanguages = (table: Table, languages: readonly string[], tell: Tell): void => {
  if (!languages.includes('und')) return;
  const en = 'nothing says in which language the labels are; name it in the settings: default_language';
  const zh = '未注明文字的语言，请在settings的default_language中注明';
  tell('note', { sheet: table.sheet, row: table.headerRow }, 'no-language', en, zh);
};

const tellUnusedLists = ({ rows, lists, tell }: Survey): void => {
  const asked = new Set(rows.flatMap(({ type }) => (type.kind === 'question' ? (type.list ?? []) : [])));
  for (const [list, spot] of lists.spots) {
    const en = `no question offers the list “${list}”`;
    if (!asked.has(list)) tell('ignored', spot, 'unused-list', en, `没有题目使用列表“${list}”`);
  }
};

/** @param name what the form is called where its settings do not say it */
export const understand = (sheets: readonly Sheet[], name: string): Understanding => {
  const report = openReport(sheets.map((sheet) => sheet.name));
  const { tell } = report;
  const { survey: table, choices, settings, [DERIVED_SHEET]: derived } = tablesOf(sheets, tell);
  if (table === undefined) return noSurvey(sheets, report);
  const languages = languagesOf(
    [table, ...(choices === undefined ? [] : [choices])],
    defaultLanguage(settings),
  );
  tellLanguages(table, languages, tell);
  const rows = surveyRows(table, tell);
  if (rows.length === 0 && !report.hasErrors()) {
    tell('error', { sheet: table.sheet }, 'empty', 'the sheet has no question', '工作表中没有题目');
  }
  const codes = codesByName(rows);
  const lists = openChoiceLists(choices, { languages, tell, codeOf: (each) => codes.get(each) });
  const survey = openSurvey({ table, rows, lists, languages, tell });
  // In their order, because most speak of those before them.
  for (const { name: each } of rows) survey.find(each);
  const form = surveyForm(survey, settings, derived, name);
  tellColumns(
    table,
    rows.map(({ row }) => row),
    tell,
  );
  tellUnusedLists(survey);
  return { form, survey, report };
};

/**
 * @param name what the form is called where its settings do not say it, such as the name of the file
 * @param facts names that derived variables and review checks may speak of beside the questions, such as the parameters of a design
 */
export const formFromSheets = (
  sheets: readonly Sheet[],
  name = 'form',
  facts: readonly string[] = [],
): FormReading => {
  const { form, survey, report } = understand(sheets, name);
  if (form !== null && survey !== undefined && !report.hasErrors()) tellRefusals(form, survey, facts);
  return {
    form: report.hasErrors() ? null : form,
    understood: understoodOf(form),
    problems: report.problems(),
  };
};
