import { EstimationError } from '../estimation-error.ts';
import type { ResponseFactor } from '../weights/non-response.ts';

/** The counts of a household list at closing. */
export interface CountedList {
  readonly type: string;
  /** M in the frozen roster. */
  readonly size: number;
  /** Cases issued, opened reserves among them. */
  readonly issued: number;
  /** m */
  readonly answered: number;
}

/** The lines of a factor table by village and list. */
export type FactorTable = ReadonlyMap<string, ResponseFactor>;

const keyOf = (village: string, list: string): string => JSON.stringify([village, list]);

export const factorTable = (lines: readonly ResponseFactor[]): FactorTable =>
  new Map(lines.map((line) => [keyOf(line.village, line.list), line]));

/**
 * Households of its village that an answer stands for: M/m, or (M/issued)·factor with the factor of `responseFactors`. A table that
 * was made from other counts is refused.
 * @throws EstimationError `wrong-shape`
 */
export const householdWeight = (village: string, list: CountedList, table?: FactorTable): number => {
  const { type, size, issued, answered } = list;
  if (table === undefined) return size / answered;
  const line = table.get(keyOf(village, type));
  if (line === undefined)
    throw new EstimationError(
      'wrong-shape',
      `List ${type} of village ${village} has no non-response factor.`,
    );
  if (line.issued !== issued || line.answered !== answered || line.factor === null)
    throw new EstimationError(
      'wrong-shape',
      `The non-response table counts ${line.answered} of ${line.issued} answers in list ${type} of village ${village}, not ${answered} of ${issued}.`,
    );
  return (size / issued) * line.factor;
};
