import type { UnitInclusion } from '../flat/unit-draw.ts';
import type { StratumDesign } from '../stratum.ts';

/** A household list of a village after fieldwork. */
export interface WorkedList {
  readonly type: string;
  /** M in the frozen roster. */
  readonly size: number;
  /** m: its rows of the sample, one after another. */
  readonly answered: number;
  /** Of each of them, before any calibration: what it stands for in the population. */
  readonly weight: number;
}

/** A village that was drawn and worked; without an answered list it is a PSU of zeros. */
export interface WorkedVillage {
  readonly code: string;
  /** Lowered where it stands for villages that could not be worked. */
  readonly inclusion: UnitInclusion;
  readonly lists: readonly WorkedList[];
}

/** A stratum of villages, or the part of it that lies in one county: where all parts are together they are one stratum again. */
export interface WorkedStratum {
  readonly code: string;
  /** The codes of all strata, this one among them, that count as one for the variance (pairs named in the design). */
  readonly countedWith: readonly string[];
  readonly design: StratumDesign;
  /** PSUs of the whole stratum, zeros among them, take-all villages not. */
  readonly psus: number;
  readonly villages: readonly WorkedVillage[];
}

export const rowsOfVillage = ({ lists }: WorkedVillage): number =>
  lists.reduce((rows, { answered }) => rows + answered, 0);

export const rowsOfStrata = (strata: readonly WorkedStratum[]): number =>
  strata.reduce(
    (rows, { villages }) => villages.reduce((sum, village) => sum + rowsOfVillage(village), rows),
    0,
  );

/** The weight of each row before calibration, in the order of strata, villages and lists. */
export const weightsOfStrata = (strata: readonly WorkedStratum[]): Float64Array => {
  const weights = new Float64Array(rowsOfStrata(strata));
  let from = 0;
  for (const { villages } of strata)
    for (const { lists } of villages)
      for (const { answered, weight } of lists) {
        weights.fill(weight, from, from + answered);
        from += answered;
      }
  return weights;
};
