/**
 * A list comes as CSV or as an Excel workbook, whatever its file is called: its first bytes decide. From here on both are
 * the same rows.
 */
import type { StoredFile } from '../platform/stored-file.ts';
import { encodingOf } from './encoding.ts';
import { FileUnreadable } from './file-unreadable.ts';
import type { ImportKind } from './frame.ts';
import type { ListListener, ListRow } from './list-row.ts';
import { readCsv } from './read-csv.ts';
import { chooseSheet } from './workbook/choose-sheet.ts';
import { openWorkbook } from './workbook/open-workbook.ts';
import { hasContent, readSheet } from './workbook/read-sheet.ts';

export interface ListFile {
  /** The sheet that is read; absent for CSV. */
  readonly sheet?: string | undefined;
  /** Other sheets that show something, and are not read. */
  readonly otherSheets?: string[] | undefined;
  /** From the first row on at each call. */
  readonly rows: (listener: ListListener) => AsyncIterable<ListRow>;
}

/** A ZIP archive, of which a workbook is one. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7 */
const zip = '504b0304';

/** Microsoft's compound file: workbooks up to 2003, and newer ones under a password. [MS-CFB] 2.2 */
const compoundFile = 'd0cf11e0a1b11ae1';

/** Throws `FileUnreadable` for what is neither CSV nor a workbook. */
export const openList = async (file: StoredFile, kind: ImportKind): Promise<ListFile> => {
  const beginning = await firstBytes(file);
  if (beginning === compoundFile) {
    throw new FileUnreadable('workbook', {
      en: 'it is an old workbook (.xls) or one with a password; save it as .xlsx without a password, or as CSV',
      zh: '这是旧版（.xls）或加密的工作簿，请另存为不加密的.xlsx或CSV',
    });
  }
  if (!beginning.startsWith(zip)) {
    const encoding = await encodingOf(file.read);
    return { rows: (listener) => readCsv(file.read, encoding, listener.columns) };
  }
  const workbook = await openWorkbook(file);
  const { chosen, others } = chooseSheet(workbook.sheets, kind);
  const shown: string[] = [];
  for (const other of others) {
    if (await hasContent(workbook, other)) {
      shown.push(other.name);
    }
  }
  return {
    sheet: chosen.name,
    otherSheets: shown,
    rows: (listener) => readSheet(workbook, chosen, listener),
  };
};

const firstBytes = async ({ size, read }: StoredFile): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of size === 0 ? [] : await read(0, 8)) {
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('hex');
};
