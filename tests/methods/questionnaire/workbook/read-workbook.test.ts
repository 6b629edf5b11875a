/** Markup: ECMA-376 part 1, 18.3.1 and 18.4. Texts: what Excel shows, and pyxform takes. */
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../../methods/questionnaire/workbook/read-workbook.ts';
import { WorkbookError } from '../../../../methods/questionnaire/workbook/workbook-error.ts';
import { writeWorkbook } from '../../../../methods/questionnaire/workbook/write-workbook.ts';
import { encrypted, replaced, type WorkbookParts, workbookOf } from './workbook-of.ts';

const cells = async (parts: WorkbookParts) => {
  const [sheet] = await readWorkbook(await workbookOf(parts));
  return (sheet?.rows ?? []).flatMap((row) => row.cells);
};

const reasonOf = async (bytes: Uint8Array): Promise<string> => {
  const failed: unknown = await readWorkbook(bytes).then(
    () => 'was read',
    (error: unknown) => error,
  );
  return failed instanceof WorkbookError ? failed.reason : String(failed);
};

describe('what a cell says', () => {
  test.each<[string, string, string]>([
    ['a shared text', '<c r="A1" t="s"><v>0</v></c>', 'shared'],
    ['a text in runs, without phonetic readings', '<c r="A1" t="s"><v>1</v></c>', '重庆'],
    [
      'a text in its cell',
      '<c r="A1" t="inlineStr"><is><t xml:space="preserve">  a &lt;b&gt; </t></is></c>',
      'a <b>',
    ],
    ['characters that XML cannot hold', '<c r="A1" t="str"><v>a_x000D__x000A_b</v></c>', 'a\nb'],
    ['line ends of Windows', '<c r="A1" t="inlineStr"><is><t>a&#13;\nb</t></is></c>', 'a\nb'],
    ['a whole number', '<c r="A1"><v>12</v></c>', '12'],
    ['a whole number in powers', '<c r="A1"><v>4.33124100201E11</v></c>', '433124100201'],
    ['a sum of binary fractions', '<c r="A1"><v>0.30000000000000004</v></c>', '0.3'],
    ['true', '<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
    // Excel: 46112 shown as 2026-03-31, 0.5 as 12:00:00.
    ['a date', '<c r="A1" s="1"><v>46112</v></c>', '2026-03-31'],
    ['a date with its time', '<c r="A1" s="1"><v>46112.5</v></c>', '2026-03-31T12:00:00'],
    ['a time', '<c r="A1" s="2"><v>0.354166666666667</v></c>', '08:30:00'],
    ['a number with a unit, which is no date', '<c r="A1" s="3"><v>3</v></c>', '3'],
  ])('%s', async (_name, cell, text) => {
    const texts = ['<t>shared</t>', '<r><t>重</t></r><r><t>庆</t></r><rPh><t>chóng</t></rPh>'];
    const found = await cells({
      rows: `<row r="1">${cell}</row>`,
      texts,
      formats: ['yyyy\\-mm\\-dd', 'hh:mm', '0 &quot;day&quot;'],
    });
    expect(found).toEqual([{ column: 0, text }]);
  });

  test('dates of old Macintoshes begin in 1904', async () => {
    const rows = '<row r="1"><c r="A1" s="1"><v>1</v></c></row>';
    expect(await cells({ rows, formats: ['d/m/yy'], properties: '<workbookPr date1904="1"/>' })).toEqual([
      { column: 0, text: '1904-01-02' },
    ]);
  });

  test('a formula gives its last result, and says so; without one it is unreadable; so are errors', async () => {
    const rows =
      '<row r="3"><c r="B3" t="str"><f>A1&amp;A2</f><v>old</v></c><c r="C3"><f>1+1</f></c><c r="D3" t="e"><v>#REF!</v></c></row>';
    expect(await cells({ rows })).toMatchObject([
      { column: 1, text: 'old', isFormula: true },
      { column: 2, text: '', fault: { en: expect.stringContaining('no stored result') } },
      { column: 3, text: '', fault: { en: 'the cell holds the error #REF!' } },
    ]);
  });

  test('rows keep their numbers, empty ones are left out, merged cells are named', async () => {
    const rows =
      '<row r="2"><c r="A2"><v>1</v></c></row><row r="7"><c r="A7" s="1"/></row><row r="9"><c r="AB9"><v>2</v></c></row>';
    const [sheet] = await readWorkbook(
      await workbookOf({ rows, behind: '<mergeCells><mergeCell ref="A2:A5"/></mergeCells>' }),
    );
    expect(sheet).toMatchObject({
      name: 'survey',
      merged: ['A2:A5'],
      rows: [{ row: 2 }, { row: 9, cells: [{ column: 27 }] }],
    });
  });
});

describe('what cannot be a form is refused', () => {
  test('no workbook at all', async () => {
    expect(await reasonOf(new TextEncoder().encode('type,name,label\n'))).toBe('no-workbook');
    expect(await reasonOf(new Uint8Array())).toBe('no-workbook');
    // [MS-CFB] 2.2: how .xls files, and encrypted .xlsx files, begin.
    expect(await reasonOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).toBe(
      'old-workbook',
    );
    expect(await reasonOf(await workbookOf({ instead: { '_rels/.rels': '<Relationships/>' } }))).toBe(
      'no-workbook',
    );
  });

  test('an encrypted archive', async () => {
    expect(await reasonOf(encrypted(await workbookOf({})))).toBe('encrypted');
  });

  test('damage: cut off, no XML, a cell outside of any sheet, rows that go back', async () => {
    const whole = await workbookOf({ rows: '<row r="1"><c r="A1"><v>1</v></c></row>' });
    expect(await reasonOf(whole.slice(0, whole.length - 40))).toBe('damaged');
    for (const rows of [
      '<row r="1"><c',
      '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>',
      '<row r="2"/><row r="1"/>',
    ]) {
      expect(await reasonOf(await workbookOf({ rows }))).toBe('damaged');
    }
  });

  test('a bomb that says how large it is', async () => {
    const bomb = await workbookOf({ rows: `<row r="1">${' '.repeat(70 * 1024 * 1024)}</row>` });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await reasonOf(bomb)).toBe('too-large');
  });

  test('a bomb that says it is small', async () => {
    const size = 20 * 1024 * 1024;
    const sheet = 'x'.repeat(size);
    const bytes = await workbookOf({ instead: { 'xl/styles.xml': sheet } });
    // Both headers of the part hold its size in four bytes, the lowest first: APPNOTE 4.3.7 and 4.3.12.
    const lying = replaced(bytes, [0, 0, 0x40, 0x01], [100, 0, 0, 0]);
    expect(lying).not.toEqual(bytes);
    expect(await reasonOf(lying)).toBe('damaged');
  });

  test('entities that grow', async () => {
    const lol = `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1000)}">]>`;
    const instead = { 'xl/sharedStrings.xml': `${lol}<sst><si><t>${'&b;'.repeat(1000)}</t></si></sst>` };
    expect(await reasonOf(await workbookOf({ instead }))).toBe('damaged');
  });
});

test('what is written is read again, with every character', async () => {
  const rows = [
    ['type', 'name'],
    ['<b>&"\'', '_x0041_'],
    ['中文 𠮷', 'a\nb'],
    ['\u0001', 'ends'],
  ];
  const [sheet] = await readWorkbook(writeWorkbook([{ name: 'a & b', rows }]));
  expect(sheet?.name).toBe('a & b');
  expect(sheet?.rows.map((row) => row.cells.map(({ text }) => text))).toEqual(rows);
});
