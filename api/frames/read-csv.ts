import { CsvError, parse } from 'csv-parse';
import type { Wording } from '../refusals.ts';
import type { OpenBytes } from './encoding.ts';
import { FileUnreadable } from './file-unreadable.ts';
import { type ListListener, type ListRow, underColumns } from './list-row.ts';

/** Codes of csv-parse in words. */
const syntax: ReadonlyMap<string, Wording> = new Map([
  ['CSV_QUOTE_NOT_CLOSED', { en: 'a quote is opened and never closed', zh: '引号未闭合' }],
  ['INVALID_OPENING_QUOTE', { en: 'a quote stands in the middle of a cell', zh: '单元格中间出现引号' }],
  ['CSV_INVALID_CLOSING_QUOTE', { en: 'something follows a closing quote', zh: '闭合引号后有多余内容' }],
]);

const unreadable = (error: CsvError): FileUnreadable => {
  const parsed: unknown = error['records'];
  const reason = syntax.get(error.code) ?? { en: error.message, zh: `不符合CSV格式（${error.code}）` };
  return new FileUnreadable('csv', reason, typeof parsed === 'number' ? parsed + 1 : undefined);
};

/** Streams the rows; the first row names the columns, which `onColumns` hears first. Throws `FileUnreadable` for what is not CSV. */
export async function* readCsv(
  open: OpenBytes,
  encoding: string,
  onColumns?: ListListener['columns'],
): AsyncGenerator<ListRow> {
  const parser = parse({ bom: true, relax_column_count: true, trim: true });
  const feeding = feed(await open(), new TextDecoder(encoding), parser);
  feeding.catch((error: Error) => parser.destroy(error));
  const listRow = underColumns(onColumns);
  let row = 0;
  try {
    for await (const cells of parser) {
      // An empty line is no row, but a spreadsheet counts it.
      row += 1;
      const found = listRow(row, cells);
      if (found !== undefined) {
        yield found;
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error;
  }
}

const feed = async (
  bytes: AsyncIterable<Uint8Array>,
  decoder: InstanceType<typeof TextDecoder>,
  parser: ReturnType<typeof parse>,
): Promise<void> => {
  for await (const piece of bytes) {
    if (!parser.write(decoder.decode(piece, { stream: true }))) {
      await new Promise((resolve) => parser.once('drain', resolve));
    }
  }
  parser.end(decoder.decode());
};
