/** The one text of a certificate: RFC 8785 JSON, so that whoever has the same certificate has the same fingerprint. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { compareText } from '../compare-text.ts';
import type { Certificate } from './certificate.ts';
import { portableSha256, type Sha256 } from './sha256.ts';

/** `"name":` and value of each field, in the order of RFC 8785. */
const fieldsOf = (value: object): readonly (readonly [string, unknown])[] =>
  Object.entries(value)
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([name, field]) => [`${JSON.stringify(name)}:`, field]);

const printed = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(printed).join(',')}]`;
  return `{${fieldsOf(value)
    .map(([name, field]) => `${name}${printed(field)}`)
    .join(',')}}`;
};

function* pieces(value: unknown, depth: number): Generator<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) {
    yield printed(value);
    return;
  }
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const inner = Array.isArray(value) ? value.map((each: unknown) => ['', each] as const) : fieldsOf(value);
  for (const [at, [name, field]] of inner.entries()) {
    yield `${at === 0 ? open : ','}${name}`;
    yield* pieces(field, depth - 1);
  }
  yield inner.length === 0 ? `${open}${close}` : close;
}

/**
 * The text in pieces, a stratum's draw each at most: a country's certificate is written without holding all of it.
 * It holds text, whole numbers, null, arrays and objects only, so this is its RFC 8785 form.
 */
export const certificatePieces = (certificate: Certificate): Iterable<string> => pieces(certificate, 3);

/** All of the text. */
export const certificateText = (certificate: Certificate): string => printed(certificate);

/** SHA-256 of the UTF-8 bytes of {@link certificateText}, in hex. */
export const certificateFingerprint = (certificate: Certificate, sha256: Sha256 = portableSha256): string =>
  sha256(utf8ToBytes(certificateText(certificate)));
