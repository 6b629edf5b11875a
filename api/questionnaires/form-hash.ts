import { hashOf } from '../../methods/proof/hash-of.ts';
import { toHex } from '../../methods/proof/hex.ts';
import type { Form } from '../../methods/questionnaire/form.ts';

/**
 * RFC 8785: no spaces, the names of every object in code-unit order, numbers and strings as ECMAScript prints them. An object that
 * is only sorted would not do: JavaScript keeps names such as `10` and `9` in the order of their numbers.
 */
const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) {
    return `[${value.map(canonicalJson).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, inner]) => inner !== undefined);
    const sorted = members.toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${sorted.map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value);
};

/**
 * J["zhenping/form/v1", text] in hexadecimal, where `text` is the RFC 8785 form of the questionnaire without its version. Two
 * versions of one hash ask the same, and whoever has the JSON can compute it.
 */
export const formHash = ({ version: _version, ...content }: Form): string =>
  toHex(hashOf('zhenping/form/v1', canonicalJson(content)));
