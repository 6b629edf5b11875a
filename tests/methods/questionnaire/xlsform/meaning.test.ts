/** Rules that were imported do what ODK's documents say of them; expected values worked out by hand. */
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../../methods/questionnaire/evaluate.ts';
import type { Answers } from '../../../../methods/questionnaire/form.ts';
import { readWorkbook } from '../../../../methods/questionnaire/workbook/read-workbook.ts';
import { formFromSheets } from '../../../../methods/questionnaire/xlsform/form-from-sheets.ts';
import { workbookOf } from '../workbook/workbook-of.ts';
import { reading, told } from './sheets.ts';

const D = '\u0024';

/** A household roster as Kobo's and ODK's templates have it. */
const roster = reading({
  survey: `
type | name | label::English (en) | relevant | constraint | calculation | choice_filter | repeat_count
today | today
integer | hh_size | How many people live here? | | . > 0
begin repeat | hh | Member | | | | | ${D}{hh_size}
calculate | pos | | | | position(..)
text | hh_name | Name of member ${D}{pos}
date | dob | Date of birth | | . <= today()
calculate | age | | | | int((today() - ${D}{dob}) div 365.25)
select_one yn | school | Does ${D}{hh_name} go to school? | ${D}{age} >= 6 and ${D}{age} < 18
end repeat
calculate | children | | | | count-non-empty(${D}{school})
calculate | oldest | | | | max(${D}{age})
calculate | first | | | | indexed-repeat(${D}{hh_name}, ${D}{hh}, 1)
select_multiple source | water | Where from? | ${D}{hh_size} != ''
text | water_why | Why both? | selected(${D}{water}, 'well') and selected(${D}{water}, 'tap')
calculate | kinds | | | | count-selected(${D}{water})
calculate | share | | | | if(${D}{hh_size} > 0, round(${D}{children} div ${D}{hh_size}, 2), 0)
note | many | ${D}{share} | not(${D}{share} < 0.5)
text | phone | Phone | coalesce(${D}{kinds}, 0) > 0 or contains(${D}{first}, 'Li')`,
  choices: `
list_name | name | label::English (en)
yn | 1 | Yes
yn | 0 | No
source | well | Well
source | tap | Tap`,
});

const of = (answers: Answers) => {
  if (roster.form === null) throw new Error(told(roster).join('\n'));
  return evaluate(roster.form, answers, 'respondent');
};
const askedIn = (answers: Answers): readonly string[] => of(answers).asked.map(({ key }) => key);

describe('a household roster', () => {
  const answers: Answers = {
    today: '2026-03-31',
    hh_size: 2,
    'hh_name#1': 'Wang Li',
    'dob#1': '1980-01-01',
    'hh_name#2': 'Wang An',
    'dob#2': '2016-04-01',
    'school#2': 1,
    water: ['well', 'tap'],
  };

  test('imports whole', () => {
    expect(told(roster)).toEqual(['note  no-form-id']);
  });

  test('days become years, members are counted, and only children are asked about school', () => {
    const { valueOf: at } = of(answers);
    // 16,891 days div 365.25 = 46.2; 3,651 div 365.25 = 9.996.
    expect([at('age#1'), at('age#2')]).toEqual([46, 9]);
    expect([at('children'), at('oldest'), at('first'), at('kinds'), at('share')]).toEqual([
      1,
      46,
      'Wang Li',
      2,
      0.5,
    ]);
    const asked = askedIn(answers);
    expect(asked).toContain('school#2');
    expect(asked).not.toContain('school#1');
    expect(asked).toEqual(expect.arrayContaining(['water_why', 'many', 'phone']));
  });

  test('what was not answered is no number, and makes no comparison hold', () => {
    const { valueOf: at } = of({ today: '2026-03-31' });
    expect([at('oldest'), at('kinds'), at('share')]).toEqual([null, null, 0]);
    // docs.getodk.org: share is 0, below 0.5; nothing was selected.
    expect(askedIn({ today: '2026-03-31' })).toEqual(['hh_size']);
  });
});

test('a workbook with a formula, merged cells and an unreadable cell says so with each place', async () => {
  const cell = (place: string, text: string): string => `<c r="${place}" t="str"><v>${text}</v></c>`;
  const rows = [
    `<row r="1">${cell('A1', 'type')}${cell('B1', 'name')}${cell('C1', 'label::English (en)')}</row>`,
    `<row r="2">${cell('A2', 'text')}${cell('B2', 'a')}<c r="C2" t="str"><f>"x"&amp;"y"</f><v>xy</v></c></row>`,
    `<row r="5">${cell('A5', 'text')}${cell('B5', 'b')}<c r="C5" t="e"><v>#NAME?</v></c>${cell('D5', 'stray')}</row>`,
  ].join('');
  const bytes = await workbookOf({ rows, behind: '<mergeCells><mergeCell ref="B5:B6"/></mergeCells>' });
  expect(told(formFromSheets(await readWorkbook(bytes)))).toEqual([
    'note  no-form-id',
    'error survey merged-cells',
    'note survey!C2 formula',
    'error survey!C5 unreadable-cell',
    'error survey!C5 missing-label',
    'ignored survey!D5 no-header',
  ]);
});
