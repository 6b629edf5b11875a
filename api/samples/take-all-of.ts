import { splitTakeAll } from '../../methods/sampling/take-all.ts';
import type { FrameVillage } from '../frames/frame.ts';
import type { Design } from './design.ts';

/**
 * How many villages of each stratum are certain to be in, which the sizes decide before anything is drawn: all where as many are
 * asked for, those that are too large for a probability where it goes by size, none else.
 */
export const takeAllOf = (
  { strata }: Pick<Design, 'strata'>,
  villages: readonly FrameVillage[],
): ReadonlyMap<string, number> => {
  const listed = Map.groupBy(villages, ({ stratum }) => stratum);
  return new Map(
    strata.map(({ code, villages: n, method }) => {
      const units = listed.get(code) ?? [];
      if (n >= units.length) {
        return [code, units.length];
      }
      return [code, method === 'simple-random' ? 0 : splitTakeAll(units, n).takeAll.length];
    }),
  );
};
