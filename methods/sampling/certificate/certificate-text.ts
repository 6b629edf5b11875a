/** The one text of a certificate: RFC 8785 JSON, so that whoever has the same certificate has the same fingerprint. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { compareText } from '../compare-text.ts';
import type { Certificate } from './certificate.ts';
import { portableSha256, type Sha256 } from './sha256.ts';

const printed = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(printed).join(',')}]`;
  const fields = Object.entries(value)
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([name, field]) => `${JSON.stringify(name)}:${printed(field)}`);
  return `{${fields.join(',')}}`;
};

/** A certificate holds text, whole numbers, null, arrays and objects only, so this is its RFC 8785 form. */
export const certificateText = (certificate: Certificate): string => printed(certificate);

/** SHA-256 of the UTF-8 bytes of {@link certificateText}, in hex. */
export const certificateFingerprint = (certificate: Certificate, sha256: Sha256 = portableSha256): string =>
  sha256(utf8ToBytes(certificateText(certificate)));
