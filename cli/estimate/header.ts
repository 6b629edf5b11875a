import { type Decode, decoderFor, encodingOf } from '../../methods/csv/encoding.ts';
import { endRow } from '../../methods/csv/end-row.ts';
import { LONGEST_ROW, readOn, type Scan } from '../../methods/csv/scan.ts';
import { quoteFaults, type SplitRow, splitRow } from '../../methods/csv/split-row.ts';
import { WrongUse } from '../command.ts';
import { columnsNamed } from './columns.ts';
import { printable } from './printable.ts';
import { BadInput, type Problem } from './problem.ts';
import type { EstimateRequest } from './request.ts';

export interface Header {
  readonly names: readonly string[];
  /** Bytes to text in the file's encoding. */
  readonly decode: Decode;
}

const headerProblem = (reason: string): Problem => ({ row: 1, reason });

/** The first row, however many windows it takes. */
const splitFirstRow = (scan: Scan, file: string): SplitRow => {
  let start = scan.position;
  for (;;) {
    scan.position = start;
    const row = splitRow(scan);
    if (!row.cut && !(row.fault === undefined && endRow(scan) === 'cut')) return row;
    if (!readOn(scan, start))
      throw new BadInput(file, [headerProblem(`the header is longer than ${LONGEST_ROW} bytes`)]);
    start = 0;
  }
};

const checkNames = (names: readonly string[], request: EstimateRequest): void => {
  for (const column of columnsNamed(request)) {
    if (!names.includes(column))
      throw new WrongUse(`${request.file} has no column “${column}”; it has ${printable(names.join(', '))}`);
    if (names.indexOf(column) !== names.lastIndexOf(column))
      throw new BadInput(request.file, [{ row: 1, column, reason: 'two columns have this name' }]);
  }
};

const OTHER_SEPARATORS: ReadonlyMap<string, string> = new Map([
  [';', 'semicolons'],
  ['\t', 'tabs'],
]);

/** A file with other separators has one long name. */
const checkSeparator = ([name = '', ...others]: readonly string[], file: string): void => {
  for (const [separator, separators] of OTHER_SEPARATORS)
    if (others.length === 0 && name.includes(separator))
      throw new BadInput(file, [
        headerProblem(
          `one column, with ${separators} in its name; save the file with commas between its fields`,
        ),
      ]);
};

/**
 * Reads the header and stands at the first row. Throws `BadInput` where there is none, `WrongUse` where a column that was named
 * is not in it.
 */
export const readHeader = (scan: Scan, request: EstimateRequest): Header => {
  if (scan.position >= scan.end) throw new BadInput(request.file, [headerProblem('the file is empty')]);
  const beginning = scan.bytes.slice(0, scan.end);
  if (beginning.includes(0))
    throw new BadInput(request.file, [
      headerProblem('bytes of value 0, as in UTF-16; save the file as UTF-8'),
    ]);
  const decode = decoderFor(TextDecoder, request.encoding ?? encodingOf(TextDecoder, beginning));
  const { fields, fault } = splitFirstRow(scan, request.file);
  if (fault !== undefined) throw new BadInput(request.file, [headerProblem(quoteFaults[fault])]);
  const names = fields.map(({ bytes, from, to }) => decode(bytes.subarray(from, to)));
  const unread = names.indexOf(undefined);
  if (unread >= 0)
    throw new BadInput(request.file, [headerProblem(`the name of column ${unread + 1} is no text`)]);
  const texts = names.map((name) => name ?? '');
  checkSeparator(texts, request.file);
  checkNames(texts, request);
  return { names: texts, decode };
};
