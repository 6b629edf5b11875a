import { SamplingRefusal } from '../refusal.ts';
import type { PlanRequest, PlanStratum } from './plan-request.ts';

/** A stratum as the plan computes with it. */
export interface WeighedStratum {
  readonly name: string;
  /** Null: unknown, and no end to them. */
  readonly frame: { readonly villages: number; readonly households: number } | null;
  /** Its share of all households. */
  readonly weight: number;
}

/** Fewest villages of a stratum, so that its variance can be estimated; a stratum of one is taken whole. */
const FEWEST_VILLAGES = 2;

/** In a frame of unknown size the search ends here. */
const MOST_VILLAGES = 100_000;

const checkStratum = ({ villages, households }: PlanStratum, place: number): void => {
  if (!(Number.isSafeInteger(villages) && villages >= 1))
    throw new SamplingRefusal({
      code: 'value-out-of-range',
      data: { name: `strata[${place}].villages`, value: villages, range: 'whole, 1 or more' },
    });
  if (!(Number.isSafeInteger(households) && households >= villages))
    throw new SamplingRefusal({
      code: 'value-out-of-range',
      data: { name: `strata[${place}].households`, value: households, range: `whole, ${villages} or more` },
    });
};

/**
 * The strata with their shares of all households.
 * @throws SamplingRefusal `value-out-of-range` (no stratum, no village, fewer households than villages), `stratum-twice`
 */
export const weighedStrata = ({ strata }: Pick<PlanRequest, 'strata'>): readonly WeighedStratum[] => {
  if (strata === null) return [{ name: '', frame: null, weight: 1 }];
  if (strata.length === 0)
    throw new SamplingRefusal({
      code: 'value-out-of-range',
      data: { name: 'strata', value: 0, range: 'at least one' },
    });
  strata.forEach(checkStratum);
  const names = new Set<string>();
  for (const { name } of strata) {
    if (names.has(name)) throw new SamplingRefusal({ code: 'stratum-twice', data: { stratum: name } });
    names.add(name);
  }
  const total = strata.reduce((sum, { households }) => sum + households, 0);
  return strata.map(({ name, villages, households }) => ({
    name,
    frame: { villages, households },
    weight: households / total,
  }));
};

/** Fewest and most villages that can be drawn of a stratum. */
export const quotaBounds = ({
  frame,
}: WeighedStratum): { readonly least: number; readonly most: number } => ({
  least: Math.min(FEWEST_VILLAGES, frame?.villages ?? FEWEST_VILLAGES),
  most: frame?.villages ?? MOST_VILLAGES,
});

/** The same of all strata together. */
export const villageBounds = (
  strata: readonly WeighedStratum[],
): { readonly least: number; readonly most: number } => {
  const bounds = strata.map(quotaBounds);
  return {
    least: bounds.reduce((sum, { least }) => sum + least, 0),
    most: bounds.reduce((sum, { most }) => sum + most, 0),
  };
};
