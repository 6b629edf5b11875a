import { CsvError, parse } from 'csv-parse';
import type { Wording } from '../refusals.ts';
import { CsvUnreadable } from './csv-unreadable.ts';
import type { OpenBytes } from './encoding.ts';

/** One data row: its number in the file (the header is row 1) and its cells by column name. */
export interface CsvRow {
  readonly row: number;
  readonly cell: (column: string) => string;
}

/** Codes of csv-parse in words. */
const syntax: ReadonlyMap<string, Wording> = new Map([
  ['CSV_QUOTE_NOT_CLOSED', { en: 'a quote is opened and never closed', zh: '引号未闭合' }],
  ['INVALID_OPENING_QUOTE', { en: 'a quote stands in the middle of a cell', zh: '单元格中间出现引号' }],
  ['CSV_INVALID_CLOSING_QUOTE', { en: 'something follows a closing quote', zh: '闭合引号后有多余内容' }],
]);

const unreadable = (error: CsvError): CsvUnreadable => {
  const parsed: unknown = error['records'];
  const reason = syntax.get(error.code) ?? { en: error.message, zh: `不符合CSV格式（${error.code}）` };
  return new CsvUnreadable(reason, typeof parsed === 'number' ? parsed + 1 : undefined);
};

/**
 * Streams the rows; the first row names the columns, which `onColumns` hears first, as they are written. A cell is asked for by
 * its column's name in lower case. Throws `CsvUnreadable` for what is not CSV.
 */
export async function* readCsv(
  open: OpenBytes,
  encoding: string,
  onColumns: (columns: readonly string[]) => void = () => undefined,
): AsyncGenerator<CsvRow> {
  const parser = parse({ bom: true, relax_column_count: true, trim: true });
  const feeding = feed(await open(), new TextDecoder(encoding), parser);
  feeding.catch((error: Error) => parser.destroy(error));
  let columns: ReadonlyMap<string, number> | undefined;
  let row = 0;
  try {
    for await (const cells of parser) {
      row += 1;
      const values: readonly string[] = cells;
      // An empty line is no row, but a spreadsheet counts it.
      if (values.every((value) => value === '')) {
        continue;
      }
      if (columns === undefined) {
        const names = values.map((name) => name.normalize('NFC'));
        columns = new Map(names.map((name, index) => [name.toLowerCase(), index]));
        onColumns(names);
        continue;
      }
      const positions = columns;
      yield { row, cell: (column) => values[positions.get(column) ?? -1] ?? '' };
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
