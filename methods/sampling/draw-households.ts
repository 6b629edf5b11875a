/** The second stage: households inside one drawn village, each list type on its own. */

import { compareText } from './compare-text.ts';
import type { Selection, StratumDraw } from './draw.ts';
import { SamplingRefusal } from './refusal.ts';
import { householdStage } from './seed.ts';
import { drawSimpleRandom } from './simple-random.ts';

export interface HouseholdList {
  /** List type, such as `poor`, `exited`, `monitored`, `nonregistered`. */
  readonly list: string;
  /** Households on the list: positions 1 to `size` of the frozen roster. */
  readonly size: number;
  /** Households to draw, at least 2; a list of at most this many is taken whole. */
  readonly n: number;
}

export interface HouseholdDraw {
  readonly campaign: string;
  readonly village: string;
  /** 32 bytes, see `householdStageSeed`. */
  readonly stageSeed: Uint8Array;
  readonly lists: readonly HouseholdList[];
}

export interface HouseholdSelection extends Selection {
  /** In the frozen roster's list, from 1. */
  readonly position: number;
}

export interface ListDraw extends StratumDraw {
  readonly list: string;
  /** Every household of the list in order of rank: those taken, then the ladder. */
  readonly selected: readonly HouseholdSelection[];
}

/** A household in the draw: village, list type and position in the frozen roster, never a name. */
const householdUnit = (village: string, list: string, position: number): string =>
  `${village}:${list}:${position}`;

const checkLists = (village: string, lists: readonly HouseholdList[]): void => {
  const seen = new Set<string>();
  for (const { list, size, n } of lists) {
    const stratum = `${village}:${list}`;
    if (seen.has(list)) throw new SamplingRefusal({ code: 'stratum-twice', data: { stratum } });
    seen.add(list);
    if (!Number.isSafeInteger(size) || size < 0) {
      throw new SamplingRefusal({ code: 'list-size-not-whole-number', data: { stratum, size } });
    }
    if (!Number.isSafeInteger(n) || n < 1) {
      throw new SamplingRefusal({ code: 'quota-not-positive-integer', data: { stratum, quota: n } });
    }
    if (n < 2) throw new SamplingRefusal({ code: 'quota-below-two', data: { stratum, quota: n } });
  }
};

/**
 * Draws households in one village: simple random within each list type, the rest of the list as its ladder. A list
 * shorter than its quota is taken whole; an empty list gives an empty result. Sorted by list type.
 * @throws SamplingRefusal for sizes and quotas, ProofRefusal for ids
 */
export const drawHouseholds = ({
  campaign,
  village,
  stageSeed,
  lists,
}: HouseholdDraw): readonly ListDraw[] => {
  checkLists(village, lists);
  return lists
    .toSorted((a, b) => compareText(a.list, b.list))
    .map(({ list, size, n }) => {
      const stratum = `${village}:${list}`;
      const draw = drawSimpleRandom({
        campaign,
        stage: householdStage,
        stratum,
        stageSeed,
        n: Math.min(n, size),
        reserve: size,
        units: Array.from({ length: size }, (_, index) => ({
          id: householdUnit(village, list, index + 1),
          size: 1,
        })),
      });
      const selected = draw.selected.map((selection) => ({
        ...selection,
        position: Number(selection.unit.slice(stratum.length + 1)),
      }));
      return { ...draw, list, selected };
    });
};
