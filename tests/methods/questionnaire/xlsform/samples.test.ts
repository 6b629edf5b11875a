/** Every sample imports, or is refused with each reason's cell. Cells: read in the files by hand. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../../methods/questionnaire/workbook/read-workbook.ts';
import {
  type FormReading,
  formFromSheets,
} from '../../../../methods/questionnaire/xlsform/form-from-sheets.ts';
import { sheetsFromForm } from '../../../../methods/questionnaire/xlsform/sheets-from-form.ts';
import { errors } from './sheets.ts';

const sample = async (name: string): Promise<FormReading> => {
  const file = fileURLToPath(new URL(`./fixtures/${name}.xlsx`, import.meta.url));
  return formFromSheets(await readWorkbook(readFileSync(file)), name);
};

describe('these import', () => {
  test.each([
    ['field-list', { questions: 1, groups: 1, choices: 2, languages: ['en', 'zh'] }],
    ['group', { questions: 3, groups: 1, choices: 0, languages: ['en'] }],
    ['specify_other', { questions: 2, groups: 0, choices: 3, languages: ['en'] }],
    ['text_and_integer', { questions: 2, groups: 0, choices: 0, languages: ['en'] }],
    ['yes_or_no_question', { questions: 1, groups: 0, choices: 2, languages: ['en'] }],
  ])('%s', async (name, understood) => {
    const read = await sample(name);
    expect(errors(read)).toEqual([]);
    expect(read.understood).toMatchObject(understood);
    expect(read.form?.items.length).toBe(understood.questions);
    if (read.form !== null) expect(sheetsFromForm(read.form).length).toBe(3);
  });

  test('“or specify other” adds a choice and a question for its words, as pyxform does', async () => {
    const { form } = await sample('specify_other');
    const [sex, other] = form?.items ?? [];
    expect(sex).toMatchObject({
      code: 'sex',
      type: 'select-one',
      choices: [{ code: 'male' }, { code: 'female' }, { code: 'other', apart: true }],
    });
    expect(other).toMatchObject({
      code: 'sex_other',
      type: 'text',
      relevant: { '==': [{ var: 'sex' }, 'other'] },
      countsWith: 'sex',
    });
  });
});

describe('these are refused, precisely', () => {
  test.each([
    ['bad_calc', ['error survey!D2 open-text']],
    ['case_insensitivity', ['error SURVEY!A3 unknown-type', 'error SURVEY!A4 unknown-type']],
    ['choice_filter_test', ['error choices!B6 duplicate-choice']],
    ['or_other', ['error survey!D3 unknown-column']],
    ['pull_data', ['error survey!D2 unknown-function']],
  ])('%s', async (name, expected) => {
    const read = await sample(name);
    expect(errors(read)).toEqual(expected);
    expect(read.form).toBeNull();
  });

  test('duplicate_columns: the column, and what else is outside', async () => {
    const read = await sample('duplicate_columns');
    expect(errors(read)[0]).toBe('error survey!E1 duplicate-column');
    expect(errors(read)).toEqual(
      expect.arrayContaining([
        'error survey!A36 unknown-type',
        'error survey!A39 unknown-type',
        'error choices!C4 missing-label',
      ]),
    );
  });

  test('xlsform_spec_test: types and references outside, and no other error', async () => {
    expect(errors(await sample('xlsform_spec_test'))).toEqual([
      'error survey!E10 missing-label',
      'error survey!A35 unknown-type',
      'error survey!A38 unknown-type',
      ...['E43', 'E45', 'E49', 'E51', 'E53'].map((cell) => `error survey!${cell} unknown-question`),
      'error choices!C4 missing-label',
      'error choices!C5 missing-label',
    ]);
  });

  test('UCL_Biomass_Plot_Form: files beside it, a repeat in a repeat, trigonometry, printed quotes', async () => {
    const found = errors(await sample('UCL_Biomass_Plot_Form'));
    expect(found).toEqual(
      expect.arrayContaining([
        'error survey!H9 curly-quote',
        'error survey!A16 unknown-type',
        'error survey!N26 unknown-function',
        'error survey!N33 unknown-question',
        'error survey!A43 nested-repeat',
      ]),
    );
    const kinds = new Set(found.map((line) => line.split(' ')[2]));
    expect([...kinds].sort()).toEqual([
      'curly-quote',
      'nested-repeat',
      'unknown-function',
      'unknown-question',
      'unknown-type',
    ]);
  });
});
