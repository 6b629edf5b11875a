/**
 * Recompute, never increment. The stream delivers at least once, late and out of order, so a change only says *where* to
 * look: the worker reads everything under that place, strongly consistent, and writes the node that follows from it.
 */
import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import type { Design } from '../samples/design.ts';
import { type BlockSet, blocksOf } from './block-set.ts';
import type { Headline, NodeMoments } from './node-store.ts';
import { collapsedStrata } from './strata.ts';

/** What every recomputation of a campaign shares. */
export interface Rollup {
  readonly stores: Stores;
  readonly campaign: Campaign;
  readonly design: Design;
  readonly blocks: BlockSet;
  /** Strata that count as one, by the first of them, and the smallest area that holds them. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly homes: ReadonlyMap<string, string>;
  /** Villages of each stratum that are certain to be in; the sizes of the frame decide it. */
  readonly takeAll: ReadonlyMap<string, number>;
  /** UTC moment of this run; shown to readers, never part of what is compared. */
  readonly at: string;
}

/** From closing on no answer comes any more: weights are settled, and verdicts are given. */
export const isFinal = ({ state }: Campaign): boolean =>
  state === 'closed' || state === 'sealed' || state === 'published';

export const openRollup = async (stores: Stores, campaignId: string, at: string): Promise<Rollup> => {
  const [campaign, frozen] = await Promise.all([
    stores.campaigns.get(campaignId),
    stores.samples.frozenDesign(campaignId),
  ]);
  if (campaign === undefined || frozen === undefined) {
    throw new Error(`Campaign ${campaignId} has records but no frozen design`);
  }
  const { design, homes, takeAll } = frozen;
  const codes = design.strata.map(({ code }) => code).toSorted();
  const members = collapsedStrata(codes, design.lonely.collapse);
  return { stores, campaign, design, blocks: blocksOf(design), members, homes, takeAll, at };
};

/** Inputs of an older epoch say nothing about what was seen in this one. */
export const seenWithin = (
  epoch: number,
  inputs: readonly { readonly epoch: number; readonly seen: number }[],
): number => inputs.reduce((sum, input) => sum + (input.epoch === epoch ? input.seen : 0), 0);

/** Whether everything under a node was computed after closing. */
export const isSettled = (
  campaign: Campaign,
  inputs: readonly { readonly epoch: number; readonly settled: boolean }[],
): boolean => isFinal(campaign) && inputs.every(({ epoch, settled }) => settled && epoch === campaign.epoch);

/** Writes the node; true where the parent must look again: unless a worker that saw more was here first. */
export const writeNode = async (
  { stores, at }: Rollup,
  node: NodeMoments,
  headline: Headline = { figures: [] },
): Promise<boolean> => (await stores.nodes.write(node, headline, at)) !== 'newer';
