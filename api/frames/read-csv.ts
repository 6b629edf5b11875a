import { parse } from 'csv-parse';

/**
 * Village lists come from many offices: UTF-8 with or without a byte order mark, or GB18030. The bytes decide; nobody is asked.
 * UTF-8 is tried first because valid UTF-8 Chinese is practically never valid by chance; on its first error the file is
 * read again as GB18030.
 */
type OpenBytes = () => Promise<AsyncIterable<Uint8Array>>;

/** One data row: its number in the file (the header is row 1) and its cells by column name. */
export interface CsvRow {
  readonly row: number;
  readonly cell: (column: string) => string;
}

export class CsvUnreadable extends Error {
  readonly row: number | undefined;
  constructor(message: string, row?: number) {
    super(message);
    this.name = 'CsvUnreadable';
    this.row = row;
  }
}

/** The encoding in which the whole file decodes. Throws `CsvUnreadable` where none does. */
export const encodingOf = async (open: OpenBytes): Promise<'utf-8' | 'gb18030'> => {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    if (await decodes(await open(), encoding)) {
      return encoding;
    }
  }
  throw new CsvUnreadable('neither UTF-8 nor GB18030');
};

const decodes = async (bytes: AsyncIterable<Uint8Array>, encoding: string): Promise<boolean> => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const piece of bytes) {
      decoder.decode(piece, { stream: true });
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) {
      return false;
    }
    throw error;
  }
};

/**
 * Streams the rows; the first row names the columns, which `onColumns` hears first, in lower case. Throws `CsvUnreadable`
 * for what is not CSV.
 */
export async function* readCsv(
  open: OpenBytes,
  encoding: string,
  onColumns: (columns: readonly string[]) => void = () => undefined,
): AsyncGenerator<CsvRow> {
  const parser = parse({ bom: true, relax_column_count: true, skip_empty_lines: true, trim: true });
  const feeding = feed(await open(), new TextDecoder(encoding), parser);
  feeding.catch((error: Error) => parser.destroy(error));
  let columns: ReadonlyMap<string, number> | undefined;
  let row = 0;
  try {
    for await (const cells of parser) {
      row += 1;
      const values: readonly string[] = cells;
      if (columns === undefined) {
        columns = new Map(values.map((name, index) => [name.toLowerCase(), index]));
        onColumns([...columns.keys()]);
        continue;
      }
      const positions = columns;
      yield { row, cell: (column) => values[positions.get(column) ?? -1] ?? '' };
    }
  } catch (error) {
    throw error instanceof Error && 'code' in error ? new CsvUnreadable(error.message, row + 1) : error;
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
