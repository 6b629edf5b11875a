import { WeightingError } from './weighting-error.ts';

/** The cases of one list in one village, counted at closing. */
export interface ResponseCell {
  readonly stratum: string;
  readonly village: string;
  /** List type. */
  readonly list: string;
  /** Cases issued, opened reserves among them. */
  readonly issued: number;
  readonly answered: number;
  /** Of each case: 1/π of the village · list size/issued. */
  readonly baseWeight: number;
}

const isCount = (value: number, from: number): boolean => Number.isSafeInteger(value) && value >= from;

const refuse = (name: string, value: number, range: string): never => {
  throw new WeightingError({ code: 'out-of-range', data: { name, value, range } });
};

/** Refuses cells whose numbers contradict each other, and a list that is there twice. */
export const checkCells = (cells: readonly ResponseCell[]): void => {
  const seen = new Set<string>();
  for (const { village, list, issued, answered, baseWeight } of cells) {
    const name = `List "${list}" of village "${village}"`;
    const key = JSON.stringify([village, list]);
    if (seen.has(key)) throw new WeightingError({ code: 'named-twice', data: { name } });
    seen.add(key);
    if (!isCount(issued, 1)) refuse(`${name}: cases issued`, issued, 'a whole number from 1');
    if (!isCount(answered, 0) || answered > issued)
      refuse(`${name}: cases answered`, answered, `a whole number from 0 to ${issued}`);
    if (!(Number.isFinite(baseWeight) && baseWeight > 0))
      refuse(`${name}: base weight`, baseWeight, 'above 0');
  }
};
