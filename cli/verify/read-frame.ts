/** A frame from a CSV file with the columns unit, stratum and size, read through a window, whatever its length. */

import type { CertifiedFrameRow } from '../../methods/sampling/certificate/certified-frame.ts';
import { endRow, skipEmptyLine } from '../estimate/csv/read-row.ts';
import { openScan, readOn, type Scan } from '../estimate/csv/scan.ts';
import { type SplitRow, splitRow } from '../estimate/csv/split-row.ts';
import { decoderFor, encodingOf } from '../estimate/encoding.ts';
import { FileProblem, unusable } from './file-problem.ts';
import { frameHeader } from './frame-header.ts';
import { frameRowReader } from './frame-row.ts';
import { mustBeFile } from './read-json.ts';

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

/** The next row, or nothing at the end of the file; empty lines are passed over. */
const nextRow = (file: string, scan: Scan): SplitRow | undefined => {
  while (scan.position < scan.end || !scan.last) {
    const start = scan.position;
    const row = rowHere(scan);
    if (row === 'cut') {
      if (!readOn(scan, start)) throw new FileProblem(unusable(file, ['a quote is opened and never closed']));
    } else if (row !== 'empty') return row;
  }
  return;
};

/** Reads the header, and gives a function for the rows below it: a row, what is wrong with it, or nothing at the end. */
const openRows = (file: string, scan: Scan): (() => CertifiedFrameRow | string | undefined) => {
  const decode = decoderFor(encodingOf(scan.bytes.slice(0, scan.end)));
  const first = nextRow(file, scan);
  if (first === undefined) throw new FileProblem(unusable(file, ['the file is empty']));
  const header = frameHeader(file, first, decode);
  const width = header.names.length;
  const read = frameRowReader(header, ({ bytes, from, to }) => decode(bytes.subarray(from, to)));
  let broken = false;
  return () => {
    const row = broken ? undefined : nextRow(file, scan);
    if (row === undefined) return;
    const { fields, fault } = row;
    if (fault === undefined && fields.length === width) return read(fields);
    // Where this row ends is not known, so what follows would only be misread.
    broken = true;
    return fault ?? `${fields.length} fields where the header has ${width}`;
  };
};

/**
 * The rows of a frame file in their order, one after another. Columns other than unit, stratum, size and salt are
 * attributes; an empty cell is null. Throws `WrongUse` where there is no file; `FileProblem` with rows and reasons after
 * the last row that can be used: nothing may be made of those before it.
 */
export function* frameRows(file: string): Generator<CertifiedFrameRow> {
  mustBeFile(file);
  const scan = openScan(file);
  try {
    const next = openRows(file, scan);
    const problems: string[] = [];
    let number = 2;
    for (let row = next(); row !== undefined && problems.length < MOST_PROBLEMS; row = next()) {
      if (typeof row === 'string') problems.push(`row ${number}: ${row}`);
      else yield row;
      number += 1;
    }
    if (problems.length > 0) throw new FileProblem(unusable(file, problems));
  } finally {
    scan.close();
  }
}

/** All rows of {@link frameRows}. */
export const readFrame = (file: string): readonly CertifiedFrameRow[] => [...frameRows(file)];
