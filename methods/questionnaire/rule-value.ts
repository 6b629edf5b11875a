/** What a rule works on: an answer, or what becomes of answers. A list may hold `null` for a member who was not asked. */
export type Value = null | boolean | number | string | readonly Value[];

export const isList = <T>(value: T | readonly T[]): value is readonly T[] => Array.isArray(value);

/** JSON Logic's notion of truth (jsonlogic.com/truthy): 0, empty text, an empty list and `null` are not true. */
export const isTrue = (value: Value): boolean => (isList(value) ? value.length > 0 : Boolean(value));

/** Nothing is converted: "1" is not 1. A list equals a list of the same values in the same order. */
export const isSame = (a: Value | undefined, b: Value | undefined): boolean =>
  a === b ||
  (Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((part, index) => isSame(part, b[index])));
