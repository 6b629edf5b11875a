import { endRow, type RowOutcome } from '../../methods/csv/end-row.ts';
import { quoteFaults, splitRow } from '../../methods/csv/split-row.ts';
import type { LabelTable } from './csv/label-table.ts';
import { printable } from './printable.ts';
import { refuse, type SampleReader } from './sample-reader.ts';

type Decode = SampleReader['decode'];

const LONGEST_SHOWN = 40;

/** Bytes that are no text in the file's encoding are shown with what UTF-8 makes of them. */
const shown = (bytes: Uint8Array, decode: Decode): string => {
  const text = printable(decode(bytes) ?? new TextDecoder('utf-8').decode(bytes));
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
};

/** A field of the row just read, as it stands in the file. */
export const fieldText = ({ scan, rowStart, headers, decode }: SampleReader, column: string): string => {
  const { position } = scan;
  scan.position = rowStart;
  const field = splitRow(scan).fields[headers.indexOf(column)];
  scan.position = position;
  return field === undefined ? '' : shown(field.bytes.subarray(field.from, field.to), decode);
};

/**
 * Says why a row's fields could not be read, and goes to the next row. `broken`: a wrong quote leaves open where that begins.
 */
export const explainBrokenRow = (reader: SampleReader): RowOutcome => {
  const { scan, rowStart, headers } = reader;
  scan.position = rowStart;
  const { fields, fault, cut } = splitRow(scan);
  if (cut) return 'cut';
  if (fault !== undefined) {
    refuse(reader, headers[fields.length - 1], quoteFaults[fault]);
    return 'broken';
  }
  const ended = endRow(scan);
  if (ended !== 'cut')
    refuse(reader, undefined, `${counted(fields.length, 'field')} where the header has ${headers.length}`);
  return ended;
};

export const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

/** A category for people. */
export const labelText = ({ texts }: LabelTable, label: number): string =>
  printable(texts[label] ?? '') || '(empty)';
