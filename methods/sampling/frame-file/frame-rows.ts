/** A frame from a CSV file with the columns unit, stratum and size, read through a window, whatever its length. */
import { decoderFor, encodingOf, type TextDecoders } from '../../csv/encoding.ts';
import { endRow, skipEmptyLine } from '../../csv/end-row.ts';
import { readOn, type Scan } from '../../csv/scan.ts';
import { type SplitRow, splitRow } from '../../csv/split-row.ts';
import type { CertifiedFrameRow } from '../certificate/certified-frame.ts';
import {
  type FrameFileProblem,
  type FrameFileProblems,
  type FrameFileReason,
  FrameFileRefusal,
} from './frame-file-problem.ts';
import { frameHeader } from './frame-header.ts';
import { type FieldTexts, frameRowReader } from './frame-row.ts';

/** What the language has not, and Node and browsers have. */
export interface FrameFileTools {
  readonly TextDecoder: TextDecoders;
  readonly latin1: FieldTexts['latin1'];
}

const MOST_PROBLEMS = 20;

/** The row that begins here, whole or broken; nothing where it is an empty line, `cut` where more has to be read. */
const rowHere = (scan: Scan): SplitRow | 'empty' | 'cut' => {
  if (scan.position >= scan.end) return 'cut';
  const empty = skipEmptyLine(scan);
  if (empty !== 'not-empty') return empty === 'read' ? 'empty' : 'cut';
  const row = splitRow(scan);
  const whole = !row.cut && (row.fault !== undefined || endRow(scan) === 'read');
  return whole ? row : 'cut';
};

const neverClosed: SplitRow = { fields: [], fault: 'quote-open', cut: false };

/** The next row, or nothing at the end of the file; empty lines are passed over. */
const nextRow = (scan: Scan): SplitRow | undefined => {
  while (scan.position < scan.end || !scan.last) {
    const start = scan.position;
    const row = rowHere(scan);
    if (row === 'cut') {
      if (!readOn(scan, start)) return neverClosed;
    } else if (row !== 'empty') return row;
  }
  return;
};

const WORKBOOK = [0x50, 0x4b, 0x03, 0x04];
const OPENING_BRACE = 0x7b;

const isOther = (beginning: Uint8Array): FrameFileProblems['not-csv']['found'] | undefined => {
  if (WORKBOOK.every((byte, at) => beginning[at] === byte)) return 'workbook';
  if (beginning[0] === OPENING_BRACE) return 'json';
  return beginning.includes(0) ? 'utf-16' : undefined;
};

/** Files that people take for CSV. */
const refuseOther = (beginning: Uint8Array): void => {
  const found = isOther(beginning);
  if (found !== undefined) throw new FrameFileRefusal([{ row: 1, code: 'not-csv', data: { found } }]);
};

/** Reads the header, and gives a function for the rows below it: a row, what is wrong with it, or nothing at the end. */
const openRows = (
  scan: Scan,
  { TextDecoder, latin1 }: FrameFileTools,
): (() => CertifiedFrameRow | FrameFileReason | undefined) => {
  const beginning = scan.bytes.slice(0, scan.end);
  refuseOther(beginning);
  const decode = decoderFor(TextDecoder, encodingOf(TextDecoder, beginning));
  const first = nextRow(scan);
  if (first === undefined) throw new FrameFileRefusal([{ row: 1, code: 'empty', data: {} }]);
  const header = frameHeader(first, decode);
  const width = header.names.length;
  const read = frameRowReader(header, { decode, latin1 });
  let broken = false;
  return () => {
    const row = broken ? undefined : nextRow(scan);
    if (row === undefined) return;
    const { fields, fault } = row;
    if (fault === undefined && fields.length === width) return read(fields);
    // Where this row ends is not known, so what follows would only be misread.
    broken = true;
    if (fault !== undefined) return { code: fault, data: {} };
    return { code: 'field-count', data: { found: fields.length, expected: width } };
  };
};

/**
 * The rows of a frame file in their order, one after another. Columns other than unit, stratum, size and salt are
 * attributes; an empty cell is null.
 * @throws FrameFileRefusal with rows and reasons after the last row that can be used: nothing may be made of those before it
 */
export function* frameRowsOf(scan: Scan, tools: FrameFileTools): Generator<CertifiedFrameRow> {
  const next = openRows(scan, tools);
  const problems: FrameFileProblem[] = [];
  let number = 2;
  for (let row = next(); row !== undefined && problems.length < MOST_PROBLEMS; row = next()) {
    if ('code' in row) problems.push({ ...row, row: number });
    else yield row;
    number += 1;
  }
  if (problems.length > 0) throw new FrameFileRefusal(problems);
}
