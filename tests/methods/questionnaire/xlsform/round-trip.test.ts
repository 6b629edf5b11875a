import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Form } from '../../../../methods/questionnaire/form.ts';
import { readWorkbook } from '../../../../methods/questionnaire/workbook/read-workbook.ts';
import { writeWorkbook } from '../../../../methods/questionnaire/workbook/write-workbook.ts';
import { formFromSheets } from '../../../../methods/questionnaire/xlsform/form-from-sheets.ts';
import {
  FormNotWritable,
  sheetsFromForm,
} from '../../../../methods/questionnaire/xlsform/sheets-from-form.ts';
import { randomForm } from './random-form.ts';

describe('a form that was exported imports as the same form', () => {
  test('through the bytes of a workbook, for random forms', async () => {
    await fc.assert(
      fc.asyncProperty(randomForm, async (form) => {
        const sheets = await readWorkbook(writeWorkbook(sheetsFromForm(form)));
        const { form: again, problems } = formFromSheets(sheets);
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(again).toEqual(form);
      }),
      { numRuns: 150, seed: 20261123 },
    );
  });

  const label = { en: 'Label' };
  const form: Form = {
    code: 'f',
    version: 1,
    title: label,
    languages: ['en'],
    notices: { confidential: label, anonymous: label },
    items: [
      { code: 'age', type: 'integer', label, required: true, minimum: 0, maximum: 120 },
      {
        code: 'job',
        type: 'select-one',
        label,
        required: false,
        relevant: { and: [{ '>=': [{ var: 'age' }, 16] }, { '!=': [{ var: 'age' }, null] }] },
        choices: [
          { code: 1, label },
          { code: 98, label, apart: true },
        ],
      },
    ],
  };

  test('other programs find the limits as a constraint, and rules in their own words', () => {
    const [survey] = sheetsFromForm(form);
    const [header = [], age = [], job = []] = survey?.rows ?? [];
    const at = (row: readonly string[], name: string): string | undefined => row[header.indexOf(name)];
    expect(at(age, 'constraint')).toBe('. >= 0 and . <= 120');
    expect(at(age, 'required')).toBe('yes');
    expect(at(job, 'type')).toBe('select_one job');
    expect(at(job, 'relevant')).toBe("\u0024{age} >= 16 and \u0024{age} != ''");
  });

  test('what a spreadsheet cannot hold is refused, with its place', () => {
    const [age] = form.items;
    const spoilt: Form = { ...form, items: age === undefined ? [] : [{ ...age, label: { en: ' Age' } }] };
    expect(() => sheetsFromForm(spoilt)).toThrow(FormNotWritable);
    expect(() => sheetsFromForm(spoilt)).toThrow('form.items[0].label.en');
  });

  test('the same form gives the same bytes', () => {
    expect(writeWorkbook(sheetsFromForm(form))).toEqual(writeWorkbook(sheetsFromForm(form)));
  });
});
