/**
 * A division (区划) is named by its code: text, leading zeros kept, its ancestors by prefix.
 * National statistics codes have 12 digits: province 2, prefecture 4, county 6, township 9, village 12; the nation is `CN`.
 */
export const divisionLevels = ['nation', 'province', 'prefecture', 'county', 'township', 'village'] as const;
export type DivisionLevel = (typeof divisionLevels)[number];

export const nation = 'CN';

const digits = { province: 2, prefecture: 4, county: 6, township: 9, village: 12 } as const;

const levelByDigits: ReadonlyMap<number, DivisionLevel> = new Map([
  [2, 'province'],
  [4, 'prefecture'],
  [6, 'county'],
  [9, 'township'],
  [12, 'village'],
]);

/** The level that a code names, or nothing where it is not a division code. */
export const levelOf = (code: string): DivisionLevel | undefined => {
  if (code === nation) {
    return 'nation';
  }
  return /^[1-9][0-9]*$/.test(code) ? levelByDigits.get(code.length) : undefined;
};

export const ancestorAt = (code: string, level: keyof typeof digits): string => code.slice(0, digits[level]);

export const countyOf = (code: string): string => ancestorAt(code, 'county');

/** The next larger division; the nation has none. */
export const parentOf = (code: string): string | undefined => {
  const level = levelOf(code);
  if (level === undefined || level === 'nation') {
    return undefined;
  }
  const above = divisionLevels[divisionLevels.indexOf(level) - 1];
  return above === undefined || above === 'nation' ? nation : ancestorAt(code, above);
};

/** Whether `inner` is `outer` or lies in it. */
export const liesIn = (inner: string, outer: string): boolean => outer === nation || inner.startsWith(outer);

/** What the codes of everything in a division begin with. */
export const prefixOf = (division: string): string => (division === nation ? '' : division);

/** The order of codes: larger divisions stand before what lies in them. */
export const byCode = (a: { readonly code: string }, b: { readonly code: string }): number =>
  a.code < b.code ? -1 : Number(a.code > b.code);
