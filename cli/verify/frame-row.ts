import { isId } from '../../methods/proof/canonical.ts';
import type { CertifiedFrameRow } from '../../methods/sampling/certificate/certified-frame.ts';
import type { FieldBytes } from '../estimate/csv/read-text.ts';
import type { FrameHeader } from './frame-header.ts';

/** A field's text in the file's encoding; undefined where it is none. */
type Decode = (field: FieldBytes) => string | undefined;

/** Ids, sizes and salts are ASCII, and a country has millions of them: their bytes as Latin-1 need no decoder. */
const asciiReader = (): ((field: FieldBytes) => string) => {
  let seen: Uint8Array | undefined;
  let buffer: Buffer = Buffer.alloc(0);
  return ({ bytes, from, to }) => {
    if (bytes !== seen) {
      seen = bytes;
      buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return buffer.toString('latin1', from, to);
  };
};

const isSame = (text: string, { bytes, from, to }: FieldBytes): boolean => {
  if (text.length !== to - from) return false;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== bytes[from + at]) return false;
  return true;
};

const nothing: FieldBytes = { bytes: new Uint8Array(), from: 0, to: 0 };

/** What is wrong with the row being read. */
class RowFault extends Error {}

const readSize = (digits: string): number => {
  const size = /^[0-9]{1,16}$/.test(digits) ? Number(digits) : 0;
  if (!Number.isSafeInteger(size) || size < 1) throw new RowFault('size is not a whole number from 1');
  return size;
};

const readSalt = (salt: string): string => {
  if (!/^[0-9a-f]{64}$/.test(salt)) throw new RowFault('salt is not 32 bytes in lower-case hex');
  return salt;
};

/** Throws `RowFault`. */
const rowReader = (header: FrameHeader, decode: Decode) => {
  const ascii = asciiReader();
  const readId = (name: string, field: FieldBytes): string => {
    const text = ascii(field);
    if (isId(text)) return text;
    const shown = (decode(field) ?? '').slice(0, 80);
    throw new RowFault(`${name} “${shown}” is no id (1 to 64 characters of 0-9 A-Z a-z . _ : -)`);
  };
  const readText = (name: string, field: FieldBytes): string | null => {
    const text = decode(field);
    if (text === undefined) throw new RowFault(`${name} is no text in the encoding of the file`);
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
      size: readSize(ascii(at(header.size))),
      attributes: Object.fromEntries(
        header.attributes.map(({ name, column }) => [name, readText(name, at(column))]),
      ),
    };
    return header.salt < 0 ? row : { ...row, salt: readSalt(ascii(at(header.salt))) };
  };
};

/** Reads rows that have as many fields as the header: the row, or what is wrong with it. */
export const frameRowReader = (header: FrameHeader, decode: Decode) => {
  const read = rowReader(header, decode);
  return (fields: readonly FieldBytes[]): CertifiedFrameRow | string => {
    try {
      return read(fields);
    } catch (error) {
      if (error instanceof RowFault) return error.message;
      throw error;
    }
  };
};
