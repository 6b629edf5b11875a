import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { encodingOf } from '../../../api/frames/encoding.ts';
import { FileUnreadable } from '../../../api/frames/file-unreadable.ts';
import { readCsv } from '../../../api/frames/read-csv.ts';

/** A file that comes in pieces of one to three bytes, so that every character and line is cut somewhere. */
const fileOf = (bytes: Uint8Array) => () => Promise.resolve(piecesOf(bytes));

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const length = 1 + (at % 3);
    yield await Promise.resolve(bytes.subarray(at, at + length));
    at += length;
  }
}

const columns = ['code', 'name', 'size'] as const;

/** [row number, cell, cell, cell] of every row. */
const rowsOf = async (bytes: Uint8Array): Promise<readonly (readonly [number, ...string[]])[]> => {
  const open = fileOf(bytes);
  const rows: (readonly [number, ...string[]])[] = [];
  for await (const { row, cell } of readCsv(open, await encodingOf(open))) {
    rows.push([row, ...columns.map(cell)]);
  }
  return rows;
};

const utf8 = (text: string): Uint8Array => Buffer.from(text);

const two = 'code,name,size\n433124100201,花垣村,120\n433124100202,㑇䶮村,80\n';
const read = [
  [2, '433124100201', '花垣村', '120'],
  [3, '433124100202', '㑇䶮村', '80'],
] as const;

describe('the same list, however an office saved it', () => {
  test.each<[string, Uint8Array, string]>([
    ['UTF-8', utf8(two), 'utf-8'],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${two}`), 'utf-8'],
    // 㑇 and 䶮 are outside GB2312 and GBK: four bytes each in GB18030.
    ['GB18030', iconv.encode(two, 'gb18030'), 'gb18030'],
    ['CRLF line ends', utf8(two.replaceAll('\n', '\r\n')), 'utf-8'],
    ['no line end after the last row', utf8(two.trimEnd()), 'utf-8'],
    ['blanks around cells', utf8(two.replaceAll(',', ' , ')), 'utf-8'],
    ['a header in capitals', utf8(two.replace('code,name,size', 'CODE,Name,SIZE')), 'utf-8'],
  ])('%s', async (_how, bytes, encoding) => {
    expect(await encodingOf(fileOf(bytes))).toBe(encoding);
    expect(await rowsOf(bytes)).toEqual(read);
  });

  test('other columns, other order', async () => {
    const text = 'remark,size,code,name\n好,120,433124100201,花垣村\n,80,433124100202,㑇䶮村\n';
    expect(await rowsOf(utf8(text))).toEqual(read);
  });
});

test('a quoted cell may hold commas, quotes and line ends', async () => {
  const text = 'code,name,size\n1,"a, ""b""\nc",2\n3,d,4\n';
  expect(await rowsOf(utf8(text))).toEqual([
    [2, '1', 'a, "b"\nc', '2'],
    [3, '3', 'd', '4'],
  ]);
});

test('a cell that is not there is empty', async () => {
  expect(await rowsOf(utf8('code,name\n1\n'))).toEqual([[2, '1', '', '']]);
});

test('a row keeps the number that a spreadsheet shows, also after empty ones', async () => {
  const text = 'code,name,size\n1,a,2\n\n3,b,4\n,,\n  \n5,c,6\n\n';
  expect((await rowsOf(utf8(text))).map(([row]) => row)).toEqual([2, 4, 7]);
});

test('bytes that are neither UTF-8 nor GB18030 are refused', async () => {
  // 0xFF begins no character in either.
  const neither = Buffer.concat([utf8('code,name,size\n1,'), Buffer.from([0xff]), utf8(',2\n')]);
  await expect(rowsOf(neither)).rejects.toThrow('neither UTF-8 nor GB18030');
  await expect(rowsOf(iconv.encode(two, 'utf16-le', { addBOM: true }))).rejects.toThrow(FileUnreadable);
});

test('a UTF-8 file that was cut within a character is not taken for GB18030', async () => {
  const cut = utf8('code,name,size\n1,花垣村').subarray(0, -1);
  // As GB18030 the same bytes are other characters, and no error.
  expect(iconv.decode(cut, 'gb18030')).not.toContain('\uFFFD');
  await expect(encodingOf(fileOf(cut))).rejects.toThrow('damaged UTF-8');
});

describe('what is no CSV is told with its row', () => {
  test.each<[string, string, number, string]>([
    [
      'an unclosed quote',
      'code,name,size\n1,a,2\n\n3,"b,4\n5,c,6\n',
      4,
      'a quote is opened and never closed',
    ],
    ['a quote in a cell', 'code,name,size\n1,a"b,2\n', 2, 'a quote stands in the middle of a cell'],
    ['a cell that goes on', 'code,name,size\n1,"a"b,2\n', 2, 'something follows a closing quote'],
  ])('%s', async (_what, text, row, message) => {
    await expect(rowsOf(utf8(text))).rejects.toMatchObject({ name: 'FileUnreadable', row, message });
  });
});

test('a failing source fails the reading, and is not taken for a short file', async () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(utf8('code,name,size\n1,a,2\n'));
    throw new Error('the store went away');
  }
  const rows: number[] = [];
  const reading = async (): Promise<void> => {
    for await (const { row } of readCsv(() => Promise.resolve(failing()), 'utf-8')) {
      rows.push(row);
    }
  };
  await expect(reading()).rejects.toThrow('the store went away');
});
