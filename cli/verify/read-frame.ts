/** A frame from a CSV file with the columns unit, stratum and size, read through a window, whatever its length. */

import { isId } from '../../methods/proof/canonical.ts';
import type { CertifiedFrameRow } from '../../methods/sampling/certificate/certified-frame.ts';
import { endRow, skipEmptyLine } from '../estimate/csv/read-row.ts';
import type { FieldBytes } from '../estimate/csv/read-text.ts';
import { openScan, readOn, type Scan } from '../estimate/csv/scan.ts';
import { type SplitRow, splitRow } from '../estimate/csv/split-row.ts';
import { decoderFor, encodingOf } from '../estimate/encoding.ts';
import { FileProblem, unusable } from './file-problem.ts';
import { type FrameHeader, frameHeader } from './frame-header.ts';
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

type Decode = (field: FieldBytes | undefined) => string;

/** What is wrong with a row; nothing where it can be used. */
const rowProblem = ({ unit, stratum, size, salt }: CertifiedFrameRow): string | undefined => {
  if (!isId(unit)) return `unit “${unit.slice(0, 80)}” is no id (1 to 64 characters of 0-9 A-Z a-z . _ : -)`;
  if (!isId(stratum)) return `stratum “${stratum.slice(0, 80)}” is no id`;
  if (!Number.isSafeInteger(size) || size < 1) return 'size is not a whole number from 1';
  return salt === undefined || /^[0-9a-f]{64}$/.test(salt)
    ? undefined
    : 'salt is not 32 bytes in lower-case hex';
};

const wholeNumber = (text: string): number => (/^[0-9]{1,16}$/.test(text) ? Number(text) : Number.NaN);

const rowReader = (header: FrameHeader, decode: Decode) => {
  // Neighbours share their stratum, and one text for all of them takes less memory.
  let lastStratum = '';
  return ({ fields }: SplitRow): CertifiedFrameRow => {
    const stratum = decode(fields[header.stratum]);
    if (stratum !== lastStratum) lastStratum = stratum;
    const row = {
      unit: decode(fields[header.unit]),
      stratum: lastStratum,
      size: wholeNumber(decode(fields[header.size])),
      attributes: Object.fromEntries(
        header.attributes.map(({ name, column }) => [name, decode(fields[column]) || null]),
      ),
    };
    return header.salt < 0 ? row : { ...row, salt: decode(fields[header.salt]) };
  };
};

const readRows = (file: string, scan: Scan): readonly CertifiedFrameRow[] => {
  const decodeBytes = decoderFor(encodingOf(scan.bytes.slice(0, scan.end)));
  const first = nextRow(file, scan);
  if (first === undefined) throw new FileProblem(unusable(file, ['the file is empty']));
  const header = frameHeader(file, first, decodeBytes);
  const rows: CertifiedFrameRow[] = [];
  const problems: string[] = [];
  let number = 1;
  const note = (problem: string): void => {
    problems.push(`row ${number}: ${problem}`);
  };
  const decode: Decode = (field) => {
    const text = field === undefined ? '' : decodeBytes(field.bytes.subarray(field.from, field.to));
    if (text === undefined) note('a value is no text in the encoding of the file');
    return text ?? '';
  };
  const read = rowReader(header, decode);
  for (let row = nextRow(file, scan); row !== undefined; row = nextRow(file, scan)) {
    number += 1;
    const width = row.fields.length;
    if (row.fault !== undefined || width !== header.names.length) {
      note(row.fault ?? `${width} fields where the header has ${header.names.length}`);
      break;
    }
    const made = read(row);
    const problem = rowProblem(made);
    if (problem !== undefined) note(problem);
    if (problems.length >= MOST_PROBLEMS) break;
    rows.push(made);
  }
  if (problems.length > 0) throw new FileProblem(unusable(file, problems));
  return rows;
};

/**
 * The rows of a frame file in their order. Columns other than unit, stratum, size and salt are attributes; an empty cell
 * is null. Throws `WrongUse` where there is no file, `FileProblem` with row and reason for what stands in it.
 */
export const readFrame = (file: string): readonly CertifiedFrameRow[] => {
  mustBeFile(file);
  const scan = openScan(file);
  try {
    return readRows(file, scan);
  } finally {
    scan.close();
  }
};
