import type { CanonicalValue } from '../proof/canonical.ts';
import { compareText } from './compare-text.ts';
import { SamplingRefusal } from './refusal.ts';

/** What a frame or roster says about a row besides what the draw uses; decimal numbers are given as text. */
export type Attributes = Readonly<Record<string, string | number | null>>;

/**
 * [[name, value], …] sorted by the UTF-16 code units of the names (in NFC), as RFC 8785 sorts an object.
 * @throws SamplingRefusal `attribute-twice` for two spellings of one name
 */
export const sortedAttributes = (attributes: Attributes): readonly CanonicalValue[] => {
  const sorted = Object.entries(attributes)
    .map(([name, value]) => [name.normalize('NFC'), value] as const)
    .toSorted(([a], [b]) => compareText(a, b));
  sorted.forEach(([name], index) => {
    if (sorted[index + 1]?.[0] === name)
      throw new SamplingRefusal({ code: 'attribute-twice', data: { name } });
  });
  return sorted;
};
