import { readComposite } from '../../methods/estimation/read-composite.ts';
import { everyone } from './breakdown.ts';
import type { Figure } from './figure.ts';
import { type MeanOfShares, measuresOf } from './indicator.ts';
import { type ReadableArea, readFigure } from './read-figure.ts';

/**
 * The mean of several shares, each over its own denominator: (p₁ + … + pₖ)/k. It is a composite of rates that are each expanded to one
 * person of k, so its variance holds that the same villages and households stand behind all of them.
 */
export const meanFigure = (
  { design, blocks, area }: ReadableArea,
  { key, measures }: MeanOfShares,
): Figure => {
  const [block] = blocks;
  const [moments] = area.areas;
  const parts = measures.map((measure) => ({
    measure,
    group: everyone,
    size: 1,
    deffPlanned: measuresOf(design.indicators).find((each) => each.key === measure)?.deffPlanned ?? 1,
  }));
  return block === undefined || moments === undefined
    ? { indicator: key, group: everyone, n: 0, notEstimable: 'no-answers' }
    : readFigure(
        key,
        everyone,
        readComposite(moments, block, { constant: 0, parts, population: measures.length }),
      );
};
