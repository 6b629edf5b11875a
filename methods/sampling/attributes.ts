import type { CanonicalValue } from '../proof/canonical.ts';
import { compareText } from './compare-text.ts';

/** What a frame or roster says about a row besides what the draw uses; decimal numbers are given as text. */
export type Attributes = Readonly<Record<string, string | number | null>>;

/** [[name, value], …] sorted by the names' UTF-16 code units, as RFC 8785 sorts an object. */
export const sortedAttributes = (attributes: Attributes): readonly CanonicalValue[] =>
  Object.entries(attributes).toSorted(([a], [b]) => compareText(a, b));
