import { EstimationError } from '../estimation-error.ts';
import type { StratumDesign } from '../stratum.ts';
import { rowsOfVillage, type WorkedStratum, type WorkedVillage } from './worked-strata.ts';

/** A village of a flat sample. */
export interface Placed {
  readonly village: WorkedVillage;
  /** Its first row. */
  readonly from: number;
}

export const sameDesign = (a: StratumDesign, b: StratumDesign): boolean =>
  a.method === 'simple-random'
    ? b.method === 'simple-random' && a.sampled === b.sampled && a.population === b.population
    : a.method === b.method;

/** A stratum with all its villages, from whichever part they come. */
export interface PlacedStratum extends Omit<WorkedStratum, 'villages'> {
  readonly villages: Placed[];
}

const checkAlike = (a: PlacedStratum, b: WorkedStratum): void => {
  if (!sameDesign(a.design, b.design) || a.psus !== b.psus || keyOf(a) !== keyOf(b))
    throw new EstimationError('mixed-designs', `Two parts of stratum ${a.code} were not drawn alike.`);
};

/** What strata that count as one have in common. */
export const keyOf = ({ countedWith }: Pick<WorkedStratum, 'countedWith'>): string =>
  JSON.stringify(countedWith.toSorted());

/** Strata by code, in the order in which they come first, with the rows of their villages. */
export const placedStrata = (strata: readonly WorkedStratum[]): readonly PlacedStratum[] => {
  const byCode = new Map<string, PlacedStratum>();
  const stratumOf = new Map<string, string>();
  let from = 0;
  for (const stratum of strata) {
    const known = byCode.get(stratum.code) ?? { ...stratum, villages: [] };
    checkAlike(known, stratum);
    byCode.set(stratum.code, known);
    for (const village of stratum.villages) {
      const other = stratumOf.get(village.code);
      if (other !== undefined)
        throw new EstimationError(
          'unit-in-two-strata',
          `Village ${village.code} is there twice, in strata ${other} and ${stratum.code}.`,
        );
      stratumOf.set(village.code, stratum.code);
      known.villages.push({ village, from });
      from += rowsOfVillage(village);
    }
  }
  return [...byCode.values()];
};
