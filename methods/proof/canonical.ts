/**
 * What is hashed is never glued together: it is one JSON array in the one form that RFC 8785 gives it. Only strings,
 * safe integers, null and arrays of these are allowed, so no two different lists share their bytes, and a verifier in
 * any language writes the same bytes with its own JSON printer.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { ProofRefusal } from './refusal.ts';

export type CanonicalValue = string | number | null | readonly CanonicalValue[];

const idPattern = /^[0-9A-Za-z._:-]{1,64}$/;

/** True for an id: 1 to 64 characters of `0-9 A-Z a-z . _ : -`. */
export const isId = (text: string): boolean => idPattern.test(text);

/**
 * The id itself.
 * @throws ProofRefusal `id-not-allowed`
 */
export const checkedId = (id: string): string => {
  if (!isId(id)) throw new ProofRefusal({ code: 'id-not-allowed', data: { id } });
  return id;
};

/** Where a value stands, such as `$[3][0]`: the indices on the way down to it. */
const pathOf = (trail: readonly number[]): string => `$${trail.map((index) => `[${index}]`).join('')}`;

/** Text that is its own JSON and its own NFC: what nearly all ids, hashes and names of fields are. */
const plain = /^[ !#-[\]-~]*$/;

const quoted = (text: string, trail: readonly number[]): string => {
  if (plain.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) {
    throw new ProofRefusal({ code: 'text-not-well-formed', data: { path: pathOf(trail) } });
  }
  // RFC 8785, 3.2.2.2: strings are escaped exactly as ECMAScript's JSON.stringify does it.
  return JSON.stringify(text.normalize('NFC'));
};

const listed = (values: readonly unknown[], trail: number[]): string => {
  let text = '[';
  // By index, so that the holes of a sparse array are met, and refused as undefined.
  for (let index = 0; index < values.length; index += 1) {
    trail.push(index);
    text += `${index === 0 ? '' : ','}${printed(values[index], trail)}`;
    trail.pop();
  }
  return `${text}]`;
};

const printed = (value: unknown, trail: number[]): string => {
  if (typeof value === 'string') return quoted(value, trail);
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return String(value);
    throw new ProofRefusal({ code: 'number-not-safe-integer', data: { path: pathOf(trail), value } });
  }
  if (value === null) return 'null';
  if (Array.isArray(value)) return listed(value, trail);
  throw new ProofRefusal({ code: 'value-not-allowed', data: { path: pathOf(trail), type: typeof value } });
};

/**
 * The RFC 8785 text of an array; its strings are brought to Unicode NFC first.
 * @throws ProofRefusal `value-not-allowed`, `number-not-safe-integer`, `text-not-well-formed`, each with the path
 */
export const canonicalText = (values: readonly CanonicalValue[]): string => listed(values, []);

/** The UTF-8 bytes of {@link canonicalText}. */
export const canonicalBytes = (values: readonly CanonicalValue[]): Uint8Array =>
  utf8ToBytes(canonicalText(values));
