import { inclusionProbability } from '../../methods/estimation/inclusion.ts';
import { emptyListSums } from '../../methods/estimation/list-sums.ts';
import type { LonelyPolicy } from '../../methods/estimation/lonely-policy.ts';
import type { VillageMoments } from '../../methods/estimation/village.ts';
import { type ListInVillage, villageFromLists } from '../../methods/estimation/village-from-lists.ts';
import {
  type ResponseFactor,
  type ResponseRule,
  responseFactors,
} from '../../methods/estimation/weights/non-response.ts';
import { type ListType, listTypes } from '../frames/list-type.ts';
import type { BlockSet } from './block-set.ts';
import type { ListMoments } from './moments-bytes.ts';
import type { Counts } from './node.ts';
import type { VillageFacts } from './village-facts.ts';

/** A closed village before it has weights. */
export interface ClosedVillage {
  readonly code: string;
  readonly facts: VillageFacts;
  readonly counts: Counts;
  readonly lists: ListMoments;
}

/** A village of the stratum whose cases all ended without an answer could not be worked: it is no PSU, and the others stand for it. */
export const wasWorked = ({ counts }: ClosedVillage): boolean => counts.cases === 0 || counts.answered > 0;

/**
 * The factor table of a stratum's worked villages: what an answer's weight is multiplied by so that those who answered stand for all
 * to whom cases were issued. It follows from the same counts as the sums, so the two can never be out of step.
 */
export const factorTable = (
  stratum: string,
  villages: readonly ClosedVillage[],
  rule: ResponseRule,
): readonly ResponseFactor[] =>
  responseFactors(
    villages.flatMap(({ code, facts, counts }) => {
      const { weight } = inclusionProbability(facts.inclusion);
      return listTypes.flatMap((list) => {
        const { size = 0, issued = 0 } = facts.lists[list] ?? {};
        const answered = counts.byList[list]?.answered ?? 0;
        return issued === 0
          ? []
          : [{ stratum, village: code, list, issued, answered, baseWeight: (weight * size) / issued }];
      });
    }),
    rule,
  );

/** By village and list; none before closing, when each list of a village stands for itself. */
export type Factors = ReadonlyMap<string, number>;

const factorKey = (village: string, list: ListType): string => `${village} ${list}`;

export const factorsByList = (table: readonly ResponseFactor[]): Factors =>
  new Map(table.map(({ village, list, factor }) => [`${village} ${list}`, factor ?? 0]));

const listInVillage = (
  { code, facts, lists }: ClosedVillage,
  list: ListType,
  block: number,
  blocks: BlockSet,
  factors: Factors,
): readonly ListInVillage[] => {
  const listed = facts.lists[list];
  const blockOfSums = blocks[block];
  if (listed === undefined || blockOfSums === undefined) {
    return [];
  }
  const { size, issued } = listed;
  const sums = lists.get(list)?.[block] ?? emptyListSums(blockOfSums);
  const factor = factors.get(factorKey(code, list));
  return [factor === undefined ? { size, sums } : { size, sums, weight: (size / issued) * factor }];
};

/** The village as a PSU, in one block. */
export const weightedVillage = (
  village: ClosedVillage,
  block: number,
  blocks: BlockSet,
  factors: Factors,
  policy: LonelyPolicy,
): VillageMoments => {
  const measured = blocks[block] ?? { measures: [], groups: [] };
  const lists = listTypes.flatMap((list) => listInVillage(village, list, block, blocks, factors));
  // An average over strata is taken between villages; inside one, R's `adjust` stands in.
  const lonelyPolicy = policy === 'average' ? 'adjust' : policy;
  return villageFromLists({ lists, inclusion: village.facts.inclusion, lonelyPolicy }, measured);
};
