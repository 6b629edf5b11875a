/**
 * Recompute, never increment. The stream delivers at least once, late and out of order, so a change only says *where* to
 * look: the worker reads everything under that place, strongly consistent, and writes the node that follows from it.
 */
import type { Block } from '../../methods/estimation/block.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { Stores } from '../context.ts';
import type { Design } from '../samples/design.ts';
import type { NodeMoments } from './node-store.ts';

/** What every recomputation of a campaign shares. */
export interface Rollup {
  readonly stores: Stores;
  readonly campaign: Campaign;
  readonly design: Design;
  readonly block: Block;
  /** UTC moment of this run; shown to readers, never part of what is compared. */
  readonly at: string;
}

/** Inputs of an older epoch say nothing about what was seen in this one. */
export const seenWithin = (
  epoch: number,
  inputs: readonly { readonly epoch: number; readonly seen: number }[],
): number => inputs.reduce((sum, input) => sum + (input.epoch === epoch ? input.seen : 0), 0);

/** Writes the node; true where the parent must look again: unless a worker that saw more was here first. */
export const writeNode = async (
  { stores, at }: Rollup,
  node: NodeMoments,
  figures: Parameters<Stores['nodes']['write']>[1] = [],
): Promise<boolean> => (await stores.nodes.write(node, figures, at)) !== 'newer';
