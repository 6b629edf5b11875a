/** Text by UTF-16 code units: the same order on every machine and in every language, unlike a locale's. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
