import type { AreaMoments } from '../../methods/estimation/area.ts';
import { cellCount } from '../../methods/estimation/block.ts';
import type { LonelyPolicy } from '../../methods/estimation/lonely-policy.ts';
import { standInForAll, stratumFromVillages } from '../../methods/estimation/stratum-from-villages.ts';
import { outsideArea, type VillageMoments } from '../../methods/estimation/village.ts';
import type { ResponseRule } from '../../methods/estimation/weights/non-response.ts';
import type { BlockSet } from './block-set.ts';
import { type AreaBlocks, emptyAreaBlocks } from './moments-bytes.ts';
import {
  type ClosedVillage,
  type Factors,
  factorsByList,
  factorTable,
  wasWorked,
  weightedVillage,
} from './weighted-villages.ts';

/** A stratum as designed, with those of its villages that are closed. */
export interface DrawnStratum {
  readonly code: string;
  /** Villages drawn, take-all ones apart. */
  readonly drawn: number;
  readonly villages: readonly ClosedVillage[];
}

export interface StratumRules {
  readonly blocks: BlockSet;
  readonly policy: LonelyPolicy;
  /** Present at closing: cells that are too thin share the weight of others. */
  readonly nonResponse?: ResponseRule;
}

interface Psu {
  readonly village: ClosedVillage;
  readonly moments: VillageMoments;
}

/** Sizes in random order (Deville 1999). */
const design = { method: 'pps' } as const;

const noFactors: Factors = new Map();

/** The worked villages of a stratum, block by block; those that were drawn stand for the ones that are missing. */
const psusOf = (
  stratum: DrawnStratum,
  { blocks, policy, nonResponse }: StratumRules,
): readonly (readonly Psu[])[] => {
  const worked = stratum.villages.filter(wasWorked);
  const factors =
    nonResponse === undefined ? noFactors : factorsByList(factorTable(stratum.code, worked, nonResponse));
  return blocks.map((_, block) => {
    const weighted = worked.map((village) => weightedVillage(village, block, blocks, factors, policy));
    return standInForAll(weighted, design, stratum.drawn).flatMap((moments, at) => {
      const village = worked[at];
      return village === undefined ? [] : [{ village, moments }];
    });
  });
};

const eventsOf = (psus: readonly Psu[], block: number, cells: number): Float64Array => {
  const events = new Float64Array(cells);
  for (const { village } of psus) {
    for (const sums of village.lists.values()) {
      sums[block]?.events.forEach((count, cell) => {
        events[cell] = (events[cell] ?? 0) + count;
      });
    }
  }
  return events;
};

/** A stratum's moments, or those of the part of it that an area holds. */
export type MomentsWithin = (holds: (village: string) => boolean) => AreaBlocks;

/**
 * Strata that count as one for the variance (mostly one alone), without replacement with sizes in random order (Deville 1999). An area
 * that cuts them keeps all villages, those outside as zeros. Villages are in the order of their codes.
 */
export const stratumMoments = (strata: readonly DrawnStratum[], rules: StratumRules): MomentsWithin => {
  const { blocks, policy } = rules;
  const byStratum = strata.map((stratum) => psusOf(stratum, rules));
  const byBlock = blocks.map((_, block) => byStratum.flatMap((psus) => psus[block] ?? []));
  if (byBlock.every((psus) => psus.length === 0)) {
    return () => emptyAreaBlocks(blocks, policy);
  }
  return (holds) => {
    const areas = blocks.map((block, index): AreaMoments => {
      const villages = (byBlock[index] ?? []).map(({ village, moments }) =>
        holds(village.code) ? moments : outsideArea(moments),
      );
      return stratumFromVillages(villages, design, block, { lonelyPolicy: policy });
    });
    const events = blocks.map((block, index) =>
      eventsOf(
        (byBlock[index] ?? []).filter(({ village }) => holds(village.code)),
        index,
        cellCount(block),
      ),
    );
    return { areas, events };
  };
};
