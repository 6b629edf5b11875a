import type { Decode } from '../../csv/encoding.ts';
import type { FieldBytes } from '../../csv/read-text.ts';
import { isId } from '../../proof/canonical.ts';
import type { CertifiedFrameRow } from '../certificate/certified-frame.ts';
import type { FrameFileReason } from './frame-file-problem.ts';
import type { FrameHeader } from './frame-header.ts';

/** What the platform does for the reader of a frame file. */
export interface FieldTexts {
  /** A field's text in the file's encoding; undefined where it is none. */
  readonly decode: Decode;
  /** A field's bytes as Latin-1. Ids, sizes and salts are ASCII, and a country has millions of them. */
  readonly latin1: (field: FieldBytes) => string;
}

const isSame = (text: string, { bytes, from, to }: FieldBytes): boolean => {
  if (text.length !== to - from) return false;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== bytes[from + at]) return false;
  return true;
};

const nothing: FieldBytes = { bytes: new Uint8Array(), from: 0, to: 0 };

/** What is wrong with the row being read. */
class RowFault extends Error {
  readonly reason: FrameFileReason;

  constructor(reason: FrameFileReason) {
    super(reason.code);
    this.reason = reason;
  }
}

const readSize = (digits: string): number => {
  const size = /^[0-9]{1,16}$/.test(digits) ? Number(digits) : 0;
  if (!Number.isSafeInteger(size) || size < 1) throw new RowFault({ code: 'not-a-size', data: {} });
  return size;
};

const readSalt = (salt: string): string => {
  if (!/^[0-9a-f]{64}$/.test(salt)) throw new RowFault({ code: 'not-a-salt', data: {} });
  return salt;
};

const textOf = ({ bytes, from, to }: FieldBytes, decode: Decode): string | undefined =>
  decode(bytes.subarray(from, to));

/** Throws `RowFault`. */
const rowReader = (header: FrameHeader, { decode, latin1 }: FieldTexts) => {
  const readId = (column: string, field: FieldBytes): string => {
    const text = latin1(field);
    if (isId(text)) return text;
    const found = (textOf(field, decode) ?? '').slice(0, 80);
    throw new RowFault({ code: 'not-an-id', data: { column, found } });
  };
  const readText = (column: string, field: FieldBytes): string | null => {
    const text = textOf(field, decode);
    if (text === undefined) throw new RowFault({ code: 'not-text', data: { column } });
    return text === '' ? null : text;
  };
  // Neighbours share their stratum, and one text for all of them takes less memory.
  let stratum = '';
  return (fields: readonly FieldBytes[]): CertifiedFrameRow => {
    const at = (column: number): FieldBytes => fields[column] ?? nothing;
    const unit = readId('unit', at(header.unit));
    const inStratum = at(header.stratum);
    if (stratum === '' || !isSame(stratum, inStratum)) stratum = readId('stratum', inStratum);
    const row = {
      unit,
      stratum,
      size: readSize(latin1(at(header.size))),
      attributes: Object.fromEntries(
        header.attributes.map(({ name, column }) => [name, readText(name, at(column))]),
      ),
    };
    return header.salt < 0 ? row : { ...row, salt: readSalt(latin1(at(header.salt))) };
  };
};

/** Reads rows that have as many fields as the header: the row, or what is wrong with it. */
export const frameRowReader = (header: FrameHeader, texts: FieldTexts) => {
  const read = rowReader(header, texts);
  return (fields: readonly FieldBytes[]): CertifiedFrameRow | FrameFileReason => {
    try {
      return read(fields);
    } catch (error) {
      if (error instanceof RowFault) return error.reason;
      throw error;
    }
  };
};
