/** A form of ours as an XLSForm, from which `formFromSheets` makes the same form again. Other programs pass over `zhenping::`. */
import type { Form, Rule } from '../form.ts';
import type { Sheet } from '../workbook/workbook.ts';
import type { TextSheet } from '../workbook/write-workbook.ts';
import { DERIVED_SHEET } from './derived.ts';
import { openPrinter } from './expression/print.ts';
import type { Scope } from './expression/scope.ts';
import { understand } from './form-from-sheets.ts';
import { openFormScope } from './form-scope.ts';
import { headerLanguage } from './language.ts';
import { sheetOf, textCells, type WrittenRow } from './sheet-writer.ts';
import { choiceRows, listNamesOf } from './write-choices.ts';
import { surveyRowsOf } from './write-groups.ts';
import { itemRow } from './write-item.ts';

/** A form that no spreadsheet can hold, such as one with a text that begins with a blank. */
export class FormNotWritable extends Error {
  /** Where the form that comes back differs: `items[3].label.zh`. */
  readonly path: string;

  constructor(path: string) {
    super(`a spreadsheet cannot hold this form as it is: ${path} would come back otherwise`);
    this.name = 'FormNotWritable';
    this.path = path;
  }
}

const settingsRow = ({ code, version, title, languages, notices }: Form): WrittenRow => {
  const [first = ''] = languages;
  const { [first]: plain = '', ...others } = title;
  return {
    form_title: plain,
    form_id: code,
    version: String(version),
    default_language: headerLanguage(first),
    ...textCells('zhenping::title', others),
    ...textCells('zhenping::confidential', notices.confidential),
    ...textCells('zhenping::anonymous', notices.anonymous),
  };
};

const derivedRows = ({ derived = [] }: Form, scope: Scope): readonly WrittenRow[] => {
  const anyName: Scope = { ...scope, find: (name) => scope.find(name) ?? { code: name, kind: 'opaque' } };
  const value = (rule: Rule): string => openPrinter(anyName).value(rule);
  return derived.map(({ code, label, rule }) => ({
    name: code,
    ...textCells('label', label),
    rule: value(rule),
  }));
};

const written = (form: Form): readonly TextSheet[] => {
  const scopeOf = openFormScope(form);
  const names = listNamesOf(form);
  const labels = form.languages.map((language) => `label::${headerLanguage(language)}`);
  const survey = surveyRowsOf(form, (item) => itemRow(item, scopeOf(item.code), names), scopeOf);
  const derived = derivedRows(form, scopeOf());
  return [
    sheetOf('survey', ['type', 'name', ...labels], survey),
    sheetOf('choices', ['list_name', 'name', ...labels, 'zhenping::apart'], choiceRows(names)),
    sheetOf('settings', ['form_title', 'form_id', 'version', 'default_language'], [settingsRow(form)]),
    ...(derived.length === 0 ? [] : [sheetOf(DERIVED_SHEET, ['name', ...labels, 'rule'], derived)]),
  ];
};

/** What is read of sheets that are written, without the way through a file. */
export const readable = (sheets: readonly TextSheet[]): readonly Sheet[] =>
  sheets.map(({ name, rows }) => ({
    name,
    merged: [],
    rows: rows.map((cells, index) => ({
      row: index + 1,
      cells: cells.flatMap((text, column) => {
        const plain = text.replaceAll(/\r\n?/g, '\n').trim();
        return plain === '' ? [] : [{ column, text: plain }];
      }),
    })),
  }));

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Nothing, an empty list and an empty object say the same where a field may be absent. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || (isFields(value) && Object.keys(value).length === 0);

/** Where two forms first differ, whatever the order of their fields. */
const difference = (a: unknown, b: unknown, path: string): string | undefined => {
  if (a === b || (isEmpty(a) && isEmpty(b))) return undefined;
  if (!isFields(a) || !isFields(b) || Array.isArray(a) !== Array.isArray(b)) return path;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = difference(a[key], b[key], Array.isArray(a) ? `${path}[${key}]` : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
};

/**
 * The sheets survey, choices, settings, and zhenping_derived where the form has derived variables.
 * @throws FormNotWritable
 */
export const sheetsFromForm = (form: Form): readonly TextSheet[] => {
  const sheets = written(form);
  const { form: again, report } = understand(readable(sheets), form.code);
  const error = report.problems().find(({ severity }) => severity === 'error');
  if (error !== undefined)
    throw new FormNotWritable(`${error.sheet}!${error.column}${error.row} (${error.en})`);
  const path = difference(form, again, 'form');
  if (path !== undefined) throw new FormNotWritable(path);
  return sheets;
};
