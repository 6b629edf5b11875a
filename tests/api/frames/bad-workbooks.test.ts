/** Files that look like workbooks and are none, and those that would unpack to more than a list can be. */
import { zip } from '@cj-tech-master/excelts/archive';
import { describe, expect, test } from 'vitest';
import { openList } from '../../../api/frames/list-file.ts';
import type { StoredFile } from '../../../api/platform/stored-file.ts';
import { fileOf } from './file-of.ts';
import { textRow, workbookOf } from './workbook-of.ts';

const rowsOf = async (file: StoredFile): Promise<number> => {
  const { rows } = await openList(file, 'villages');
  let count = 0;
  for await (const _row of rows({})) {
    count += 1;
  }
  return count;
};

const good = () =>
  workbookOf({
    sheets: { 村: `${textRow(1, 'code', 'name', 'size')}${textRow(2, '433124100201', '花垣村', '120')}` },
  });

const withSheet = (xml: string) =>
  workbookOf({ sheets: { 村: '' }, instead: { 'xl/worksheets/sheet1.xml': xml } });

const zipOf = (path: string, content: string): Promise<Uint8Array> =>
  zip().add(path, Buffer.from(content)).bytes();

/** Where the directory at the end says how large a part is, unpacked: APPNOTE 4.3.12. */
const withSize = (bytes: Uint8Array, path: string, size: number): Uint8Array => {
  const changed = Buffer.from(bytes);
  const name = changed.lastIndexOf(path);
  changed.writeUInt32LE(size, name - 46 + 24);
  return changed;
};

test('the good one is read', async () => {
  expect(await rowsOf(fileOf(await good()))).toBe(1);
});

describe('is refused, and says what to do', () => {
  const sheet = 'xl/worksheets/sheet1.xml';
  test.each<[string, () => Promise<Uint8Array>, RegExp]>([
    [
      'an old workbook, or one with a password',
      () => Promise.resolve(Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex')),
      /\(\.xls\) or one with a password; save it as \.xlsx without a password, or as CSV/,
    ],
    ['another packed file', () => zipOf('mimetype', 'application/vnd.oasis'), /no \.xlsx workbook; save/],
    [
      'a binary workbook',
      () =>
        zipOf(
          '_rels/.rels',
          '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        ),
      /no \.xlsx workbook/,
    ],
    ['one that was cut', async () => (await good()).subarray(0, -40), /damaged \(zip\)/],
    [
      'one of which bytes were lost',
      async () => {
        const bytes = await workbookOf({ sheets: { 村: textRow(1, 'code', 'name') }, stored: true });
        Buffer.from(bytes.buffer).write('cOde', Buffer.from(bytes.buffer).indexOf('code'));
        return bytes;
      },
      /damaged \(xl\/worksheets\/sheet1\.xml\)/,
    ],
    ['markup that breaks off', () => withSheet('<worksheet><sheetData><row r="1">'), /damaged/],
    ['markup that is none', () => withSheet('<worksheet><c r=></worksheet>'), /damaged/],
    ['rows out of order', () => withSheet('<worksheet><row r="2"/><row r="1"/></worksheet>'), /damaged/],
    ['a row beyond the last', () => withSheet('<worksheet><row r="1048577"/></worksheet>'), /damaged/],
    [
      'a column beyond the last',
      () => withSheet('<worksheet><row r="1"><c r="XFE1"><v>1</v></c></row></worksheet>'),
      /damaged/,
    ],
    [
      'a sheet that unpacks to more than it says',
      async () => withSize(await withSheet(`<worksheet>${' '.repeat(100_000)}</worksheet>`), sheet, 1000),
      /damaged/,
    ],
    [
      'a sheet that says it unpacks to three gigabytes',
      async () => withSize(await good(), sheet, 3 * 2 ** 30),
      /unpacks to more than a list can be/,
    ],
    [
      'one text that goes on for megabytes',
      () =>
        withSheet(`<worksheet><row r="1"><c r="A1"><v>${'9'.repeat(3_000_000)}</v></c></row></worksheet>`),
      /damaged/,
    ],
    [
      'a text longer than cells can be',
      () => workbookOf({ sheets: { 村: '' }, texts: [`<t>${'长'.repeat(32_768)}</t>`] }),
      /unpacks to more/,
    ],
    ['no sheet that is shown', () => workbookOf({ sheets: { 村: '' }, hidden: ['村'] }), /it shows no sheet/],
  ])('%s', async (_what, bytes, message) => {
    await expect(rowsOf(fileOf(await bytes()))).rejects.toMatchObject({
      name: 'FileUnreadable',
      message: expect.stringMatching(message),
    });
  });
});

test('a store that fails is no damaged file', async () => {
  const bytes = await good();
  let asked = 0;
  const { read, ...file } = fileOf(bytes);
  const failing: StoredFile = {
    ...file,
    read: (from, to) => {
      asked += 1;
      return asked === 4 ? Promise.reject(new Error('the store went away')) : read(from, to);
    },
  };
  await expect(rowsOf(failing)).rejects.toThrow('the store went away');
});
