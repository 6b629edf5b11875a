import type { AreaMoments } from './area.ts';
import { type Block, columnCount } from './block.ts';
import { centredSum } from './centred-sum.ts';
import { EstimationError } from './estimation-error.ts';
import { finishStratum } from './finish-stratum.ts';
import type { LonelyPolicy } from './lonely-policy.ts';
import type { StratumDesign } from './stratum.ts';
import { stratumPart } from './stratum-part.ts';
import { reweightVillage, type VillageMoments } from './village.ts';
import { complementIn, isTakeAll } from './village-in-stratum.ts';

export interface StratumOptions {
  /** Default `adjust`. */
  readonly lonelyPolicy?: LonelyPolicy;
  /**
   * PSUs drawn, take-all villages apart. With fewer villages given (provisional figures: the closed ones; later: villages
   * that could not be worked) those given stand for all: their weights rise by drawn/given. Default: all are given.
   */
  readonly drawn?: number;
}

/** The villages given with the weights that they have when those missing are stood for; take-all villages stand for themselves. */
export const standInForAll = (
  villages: readonly VillageMoments[],
  design: StratumDesign,
  drawn: number,
): readonly VillageMoments[] => {
  const given = villages.filter((village) => !isTakeAll(village, design)).length;
  if (given > drawn)
    throw new EstimationError('population-smaller-than-sample', `${given} of ${drawn} PSUs cannot be given.`);
  if (given === drawn || given === 0) return villages;
  return villages.map((village) =>
    isTakeAll(village, design) ? village : reweightVillage(village, drawn / given),
  );
};

/**
 * A whole stratum whose villages are all at hand, in the order of their keys. `pps` is the random-order design of Deville
 * (1999); with equal π it equals `simple-random`, R's `svydesign` with `fpc`.
 */
export const stratumFromVillages = (
  villages: readonly VillageMoments[],
  design: StratumDesign,
  block: Block,
  { lonelyPolicy = 'adjust', drawn }: StratumOptions = {},
): AreaMoments => {
  const standing = drawn === undefined ? villages : standInForAll(villages, design, drawn);
  const part = stratumPart(standing, design, block);
  const drawnUnits = standing
    .filter((village) => !isTakeAll(village, design))
    .map((village) => ({ totals: village.totals, c: complementIn(village, design) }));
  return finishStratum(part, lonelyPolicy, centredSum(drawnUnits, columnCount(block)));
};
