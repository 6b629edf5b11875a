/** What was probably meant: a slip costs an evaluator a minute, not a rule. */
import { expect, test } from 'vitest';
import { nearest } from '../../../../methods/questionnaire/xlsform/nearest.ts';
import { reading } from './sheets.ts';

/** `C1: the column …`, in the order of the sheets. */
const saidOf = (survey: string, more: Readonly<Record<string, string>> = {}): readonly string[] =>
  reading({ survey, ...more }).problems.map(
    ({ sheet, row, column, en }) => `${row === null ? (sheet ?? '') : `${column ?? ''}${row}`}: ${en}`,
  );

test('a column, a type and a sheet that were mistyped are named as they should be', () => {
  const said = saidOf(
    `
type | name | lable | relevent | label | notes
integr | a | | | A
select_multiple | b | | | B
slect_one agree | c | | | C
begn group | d | | | D
barcode | e | | | E`,
    { setings: 'form_title\nX' },
  );
  expect(said).toEqual(
    expect.arrayContaining([
      'C1: the column “lable” means nothing here; should it be “label”?',
      'D1: the column “relevent” means nothing here; should it be “relevant”?',
      'F1: the column “notes” means nothing here',
      'A2: questions of type “integr” are not taken; should it be “integer”?',
      'A3: questions of type “select_multiple” are not taken; should it be “select_multiple LIST”?',
      'A4: questions of type “slect_one agree” are not taken; should it be “select_one agree”?',
      'A5: questions of type “begn group” are not taken; should it be “begin_group”?',
      'A6: questions of type “barcode” are not taken',
      'setings: the sheet “setings” is not part of the form; should it be “settings”?',
    ]),
  );
});

// Distances by hand: one letter left out, doubled, exchanged or swapped is one slip.
test.each([
  ['relevent', 'relevant'],
  ['requird', 'required'],
  ['tpye', 'type'],
  ['lablee', undefined],
  ['constriant', 'constraint'],
  ['$xpath', undefined],
  ['', undefined],
])('%s: %s', (said, meant) => {
  expect(nearest(said, ['type', 'label', 'relevant', 'required', 'constraint'])).toBe(meant);
});

test('a form without an id is told how it is called; an id that no questionnaire can have is told', () => {
  const survey = 'type | name | label::English (en)\ntext | a | A';
  expect(saidOf(survey)).toEqual([
    ': nothing says how the form is called (settings: form_id); it is called “form”',
  ]);
  const settings = (id: string) => ({ settings: `form_id | default_language\n${id} | English (en)` });
  expect(saidOf(survey, settings('home-2026_v.1'))).toEqual([]);
  expect(saidOf(survey, settings('farm survey 2024!'))).toEqual([
    expect.stringContaining('A2: “farm survey 2024!” is no code of a questionnaire'),
  ]);
  expect(saidOf(survey, settings('满意度'))).toHaveLength(1);
});
