import type { DrawMethod } from './draw.ts';
import { hitsPossible } from './pps-draw.ts';
import { splitTakeAll } from './take-all.ts';

/** A stratum of a design with the sizes of its units. */
export interface LadderRequest {
  readonly method: DrawMethod;
  readonly n: number;
  readonly reserve: number;
  readonly units: readonly { readonly size: number }[];
}

/**
 * How many reserves the draw of a stratum has: those asked for, fewer where a size leaves no room for them, none without a ladder.
 * Sizes alone decide it, so it tells nothing about who was drawn. As `reserve` of the draw itself.
 * @param request n from 1 to the number of units, sizes positive integers with a safe sum
 */
export const ladderLength = ({ method, n, reserve, units }: LadderRequest): number => {
  if (method === 'take-all' || method === 'pps-frame-order' || n >= units.length) return 0;
  if (method === 'simple-random') return Math.min(reserve, units.length - n);
  const { rest, quota, total } = splitTakeAll(units, n);
  return hitsPossible(rest, total, quota + reserve) - quota;
};
