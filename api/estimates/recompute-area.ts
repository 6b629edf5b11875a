import { levelOf } from '../divisions/division.ts';
import { closeArea } from './closing/close-area.ts';
import { sumOfCounts } from './counts.ts';
import { figuresOf } from './figures-of.ts';
import { type AreaBlocks, emptyAreaBlocks, packAreas, sumAreaBlocks, unpackAreas } from './moments-bytes.ts';
import { areaPlace, type Counts, type NodeLevel } from './node.ts';
import type { NodeMoments } from './node-store.ts';
import { isSettled, type Rollup, seenWithin, writeNode } from './recompute.ts';
import { verdictOf } from './verdict-of.ts';

const domains: readonly NodeLevel[] = ['domain'];
const strata: readonly NodeLevel[] = ['stratum', 'wide-stratum'];

/**
 * An area from the areas and whole strata under it: independent parts add. Its head carries the figures, which also hold what strata
 * that it cuts have in it. Villages are counted where their county is, once.
 */
export const recomputeArea = async (rollup: Rollup, division: string): Promise<boolean> => {
  const { stores, campaign, design, blocks } = rollup;
  const place = areaPlace(campaign.campaignId, division);
  if (place === undefined) {
    return false;
  }
  const children = await stores.nodes.childrenOf(campaign.campaignId, division);
  const settled = isSettled(campaign, children);
  const added = sumAreaBlocks(
    emptyAreaBlocks(blocks, design.lonely.policy),
    momentsOf(children.filter(({ level }) => !domains.includes(level))),
  );
  const closed = settled ? await closeArea(rollup, division, children, added) : undefined;
  const whole = closed?.moments ?? added;
  const area = sumAreaBlocks(whole, momentsOf(children.filter(({ level }) => domains.includes(level))));
  const counts = countsOf(rollup, division, children);
  const node: NodeMoments = {
    ...place,
    epoch: campaign.epoch,
    seen: seenWithin(campaign.epoch, children),
    settled,
    counts,
    moments: packAreas(whole),
  };
  const readable = { design, blocks, area, counts };
  return writeNode(rollup, node, {
    figures: figuresOf(readable),
    verdict: settled ? verdictOf(readable, division) : undefined,
    closing: closed?.closing,
  });
};

const momentsOf = (nodes: readonly NodeMoments[]): readonly AreaBlocks[] =>
  nodes.flatMap(({ moments }) => (moments === undefined ? [] : [unpackAreas(moments)]));

const countsOf = ({ design }: Rollup, division: string, children: readonly NodeMoments[]): Counts => {
  const level = levelOf(division);
  const countedHere = level === 'county' || level === 'township';
  const counted = children.filter(
    (child) => countedHere || !(domains.includes(child.level) || strata.includes(child.level)),
  );
  const summed = sumOfCounts(counted.map(({ counts }) => counts));
  const registry = design.registryTotals.find((totals) => totals.division === division);
  return registry === undefined ? summed : { ...summed, registry };
};
