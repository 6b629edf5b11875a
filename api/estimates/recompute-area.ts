import { emptyArea, sumAreas } from '../../methods/estimation/area.ts';
import { stratumFromVillages } from '../../methods/estimation/stratum-from-villages.ts';
import { type ListType, listTypes } from '../frames/list-type.ts';
import { figuresOf } from './figures-of.ts';
import { packArea, unpackArea, unpackVillage } from './moments-bytes.ts';
import { areaPlace, type Counts, type ListCounts, noCounts, stratumPlace } from './node.ts';
import type { NodeMoments } from './node-store.ts';
import { type Rollup, seenWithin, writeNode } from './recompute.ts';

/**
 * A stratum within a county, from its closed villages: without replacement, sizes in random order (Deville). Until all are
 * closed, those that are stand for all that were drawn.
 */
export const recomputeStratum = async (rollup: Rollup, county: string, stratum: string): Promise<boolean> => {
  const { stores, campaign, block } = rollup;
  const place = stratumPlace(campaign.campaignId, county, stratum);
  const villages = await stores.nodes.childrenOf(campaign.campaignId, place.key);
  const closed = villages.flatMap(({ moments }) => (moments === undefined ? [] : [unpackVillage(moments)]));
  const counts = sumOfCounts(villages.map((village) => village.counts));
  const drawn = counts.villages - counts.villagesTakeAll;
  const area =
    closed.length === 0 ? emptyArea(block) : stratumFromVillages(closed, { method: 'pps' }, block, { drawn });
  return writeNode(rollup, {
    ...place,
    epoch: campaign.epoch,
    seen: seenWithin(campaign.epoch, villages),
    counts,
    moments: packArea(area),
  });
};

/** A county from its strata, or a larger area from those under it: independent parts add. Its head carries the figures. */
export const recomputeArea = async (rollup: Rollup, division: string): Promise<boolean> => {
  const { stores, campaign, design, block } = rollup;
  const place = areaPlace(campaign.campaignId, division);
  if (place === undefined) {
    return false;
  }
  const children = await stores.nodes.childrenOf(campaign.campaignId, division);
  const parts = children.flatMap(({ moments }) => (moments === undefined ? [] : [unpackArea(moments)]));
  const area = sumAreas(emptyArea(block), parts);
  const summed = sumOfCounts(children.map(({ counts }) => counts));
  const registry = design.registryTotals.find((totals) => totals.division === division);
  const counts: Counts = registry === undefined ? summed : { ...summed, registry };
  const node: NodeMoments = {
    ...place,
    epoch: campaign.epoch,
    seen: seenWithin(campaign.epoch, children),
    counts,
    moments: packArea(area),
  };
  return writeNode(rollup, node, figuresOf(design, block, area, counts));
};

const sumOfCounts = (all: readonly Counts[]): Counts => {
  const sum = (pick: (counts: Counts) => number): number =>
    all.reduce((total, counts) => total + pick(counts), 0);
  const byList = (list: ListType): readonly [ListType, ListCounts][] => {
    const parts = all.flatMap((counts) => counts.byList[list] ?? []);
    const total = (part: keyof ListCounts): number => parts.reduce((added, each) => added + each[part], 0);
    const counts = {
      cases: total('cases'),
      answered: total('answered'),
      otherOutcomes: total('otherOutcomes'),
      conflicts: total('conflicts'),
    };
    return parts.length === 0 ? [] : [[list, counts]];
  };
  return {
    ...noCounts,
    cases: sum((counts) => counts.cases),
    answered: sum((counts) => counts.answered),
    otherOutcomes: sum((counts) => counts.otherOutcomes),
    conflicts: sum((counts) => counts.conflicts),
    villages: sum((counts) => counts.villages),
    villagesClosed: sum((counts) => counts.villagesClosed),
    villagesTakeAll: sum((counts) => counts.villagesTakeAll),
    byList: Object.fromEntries(listTypes.flatMap(byList)),
    registry: {
      poor: sum((counts) => counts.registry.poor),
      exited: sum((counts) => counts.registry.exited),
      nonregistered: sum((counts) => counts.registry.nonregistered),
    },
  };
};
