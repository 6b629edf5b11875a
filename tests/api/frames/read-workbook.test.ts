/** Workbooks as spreadsheets and other programs write them: ECMA-376 part 1, chapter 18. */
import { describe, expect, test } from 'vitest';
import { openList } from '../../../api/frames/list-file.ts';
import { fileOf } from './file-of.ts';
import { textRow, type WorkbookParts, workbookOf } from './workbook-of.ts';

const columns = ['code', 'name', 'size'] as const;
const header = textRow(1, ...columns);

/** Rows as [number, code, name, size], faults as `row column: reason`, and what belongs to no cell. */
const readParts = async (parts: WorkbookParts, kind: 'villages' | 'households' = 'villages') => {
  const { rows, sheet, otherSheets } = await openList(fileOf(await workbookOf(parts), 'one', 100), kind);
  const read: unknown[] = [];
  const faults: string[] = [];
  const listener = {
    problem: ({ row, column, reason }: { row?: number; column?: string; reason: { en: string } }) => {
      faults.push(`${row} ${column}: ${reason.en}`);
    },
  };
  for await (const { row, cell, faults: found } of rows(listener)) {
    read.push([row, ...columns.map(cell)]);
    faults.push(...[...(found ?? [])].map(([column, { en }]) => `${row} ${column}: ${en}`));
  }
  return { read, faults, sheet, otherSheets };
};

const one = (rows: string, more: Partial<WorkbookParts> = {}): WorkbookParts => ({
  sheets: { Sheet1: `${header}${rows}` },
  ...more,
});

/** The list of which every row in the first table is a way to write its only village. */
const read = [[2, '433124100201', '花垣村', '120']];

describe('the same village, however the workbook has it', () => {
  test.each<[string, WorkbookParts]>([
    ['texts in the cells', one(textRow(2, '433124100201', '花垣村', '120'))],
    [
      'texts kept once, in runs, with a reading beside them',
      one(
        '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>2</v></c></row>',
        {
          texts: [
            '<r><t>花</t></r><r><rPr><b/></rPr><t>垣村</t></r><rPh sb="0" eb="1"><t>huayuan</t></rPh>',
            '<t xml:space="preserve"> 433124100201 </t>',
            '<t>120</t>',
          ],
        },
      ),
    ],
    [
      'numbers',
      one(
        '<row r="2"><c r="A2"><v>433124100201</v></c><c r="B2" t="str"><v>花垣村</v></c><c r="C2" t="n"><v>120</v></c></row>',
      ),
    ],
    [
      'numbers as Java prints them',
      one(
        '<row r="2"><c r="A2"><v>4.33124100201E11</v></c><c r="B2" t="str"><v>花垣村</v></c><c r="C2"><v>120.0</v></c></row>',
      ),
    ],
    [
      'formulas with their results',
      one(
        '<row r="2"><c r="A2" t="str"><f>B9&amp;"201"</f><v>433124100201</v></c><c r="B2" t="str"><f>D2</f><v>花垣村</v></c><c r="C2"><f>60*2</f><v>120</v></c></row>',
      ),
    ],
    [
      'no references, a prefix, stored without packing',
      one('', {
        stored: true,
        instead: {
          'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>code</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>name</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>size</x:t></x:is></x:c></x:row><x:row><x:c><x:v>433124100201</x:v></x:c><x:c t="inlineStr"><x:is><x:t><![CDATA[花垣村]]></x:t></x:is></x:c><x:c><x:v>120</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
        },
      }),
    ],
  ])('%s', async (_how, parts) => {
    expect(await readParts(parts)).toMatchObject({ read, faults: [] });
  });

  test('rows keep their numbers, empty cells and rows are empty, other cells as they are shown', async () => {
    const { read: rows, faults } = await readParts(
      one(
        '<row r="4"><c r="C4"><v>0.30000000000000004</v></c></row><row r="7"><c r="A7" t="b"><v>1</v></c><c r="B7" t="str"><v>a_x000A_b</v></c></row><row r="9"><c r="A9" s="1"/></row>',
      ),
    );
    expect(rows).toEqual([
      [4, '', '', '0.3'],
      [7, 'TRUE', 'a\nb', ''],
    ]);
    expect(faults).toEqual([]);
  });
});

describe('a cell that cannot be read is told with its row and column', () => {
  const lost = 'format the column as text and enter it again';
  test.each<[string, string, string, Partial<WorkbookParts>]>([
    [
      'a code shortened to six digits',
      '<c r="A2"><v>4.33124E+11</v></c>',
      `the spreadsheet has shortened the number and its last digits are lost; ${lost}`,
      {},
    ],
    [
      'a number of 18 digits',
      '<c r="A2"><v>1.1010119900307101E17</v></c>',
      `a number of more than 15 digits, of which spreadsheets lose the last ones; ${lost}`,
      {},
    ],
    [
      'a date by its format',
      '<c r="A2" s="1"><v>45047</v></c>',
      `the spreadsheet made a date of it; ${lost}`,
      { formats: ['yyyy\\-mm\\-dd'] },
    ],
    [
      'a date by a built-in format',
      '<c r="A2" s="1"><v>45047</v></c>',
      `the spreadsheet made a date of it; ${lost}`,
      {},
    ],
    [
      'a date as a date',
      '<c r="A2" t="d"><v>2023-05-01</v></c>',
      `the spreadsheet made a date of it; ${lost}`,
      {},
    ],
    [
      'a formula without its result',
      '<c r="A2"><f>B2</f></c>',
      'the formula has no stored result; open the file in a spreadsheet and save it again, or paste the values',
      {},
    ],
    [
      'an error',
      '<c r="A2" t="e"><f>VLOOKUP(1,B:B,1)</f><v>#N/A</v></c>',
      'the cell holds the error #N/A',
      {},
    ],
    [
      'a text that is not there',
      '<c r="A2" t="s"><v>7</v></c>',
      'the text of the cell is missing in the file',
      { texts: ['<t>x</t>'] },
    ],
  ])('%s', async (_what, cell, reason, more) => {
    const { faults } = await readParts(one(`<row r="2">${cell}<c r="B2" t="str"><v>村</v></c></row>`, more));
    expect(faults).toEqual([`2 code: ${reason}`]);
  });

  test.each(['0', '#,##0', '[Red]0.00', '0"户"', '"day" 0', '@', 'General'])(
    'the format %s makes no date',
    async (format) => {
      const formats = [format.replaceAll('"', '&quot;')];
      const parts = one('<row r="2"><c r="A2" s="1"><v>45047</v></c></row>', { formats });
      expect(await readParts(parts)).toMatchObject({ read: [[2, '45047', '', '']], faults: [] });
    },
  );

  test.each(['yyyy/m/d', 'm"月"d"日"', '[h]:mm', '[$-804]yyyy"年"', 'h:mm AM/PM'])(
    'the format %s makes a date',
    async (format) => {
      const formats = [format.replaceAll('"', '&quot;')];
      const parts = one('<row r="2"><c r="A2" s="1"><v>45047</v></c></row>', { formats });
      expect((await readParts(parts)).faults).toHaveLength(1);
    },
  );

  test('merged cells of the header and of the list, not those beside it', async () => {
    const rows = `${textRow(2, '433124100201', '花垣村', '120')}${textRow(3, '433124100202', '佳民村', '80')}`;
    const merges = ['A1:B1', 'B2:B3', 'E1:F9', 'A8:C9'].map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    const { faults } = await readParts(one(`${rows}</sheetData><mergeCells>${merges}</mergeCells>`));
    expect(faults).toEqual([
      '1 code: the cells A1:B1 are merged; unmerge them and fill each one',
      '2 name: the cells B2:B3 are merged; unmerge them and fill each one',
    ]);
  });
});

describe('which sheet is read', () => {
  const list = `${header}${textRow(2, '433124100201', '花垣村', '120')}`;
  const note = textRow(1, '说明');
  test.each<[string, WorkbookParts, 'villages' | 'households', string, readonly string[]]>([
    ['the first', { sheets: { 甲: list, 乙: note, 丙: '' } }, 'villages', '甲', ['乙']],
    ['the one with the list’s name', { sheets: { 说明: note, 村: list } }, 'villages', '村', ['说明']],
    ['in English', { sheets: { notes: note, Villages: list } }, 'villages', 'Villages', ['notes']],
    ['of households', { sheets: { 村: note, 户: list } }, 'households', '户', ['村']],
    ['none that is hidden', { sheets: { 村: note, 乙: list }, hidden: ['村'] }, 'villages', '乙', []],
  ])('%s', async (_which, parts, kind, sheet, otherSheets) => {
    expect(await readParts(parts, kind)).toMatchObject({ read, sheet, otherSheets });
  });
});
