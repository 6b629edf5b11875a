import { type AreaMoments, emptyArea, sumAreas } from '../../methods/estimation/area.ts';
import type { Estimate, NotEstimable } from '../../methods/estimation/estimate.ts';
import { addHousehold, emptyListSums } from '../../methods/estimation/list-sums.ts';
import { readRatio } from '../../methods/estimation/read-ratio.ts';
import type { StratumDesign } from '../../methods/estimation/stratum.ts';
import { stratumFromVillages } from '../../methods/estimation/stratum-from-villages.ts';
import type { VillageMoments } from '../../methods/estimation/village.ts';
import { villageFromLists } from '../../methods/estimation/village-from-lists.ts';
import type { Selection, StratumDraw } from '../../methods/sampling/draw.ts';
import { drawHouseholds } from '../../methods/sampling/draw-households.ts';
import { drawVillages } from '../../methods/sampling/draw-villages.ts';
import { villageStageSeed } from '../../methods/sampling/seed.ts';
import type { CoverageDesign, PopulationUnit } from './design.ts';

const CAMPAIGN = 'coverage';
const LIST = 'all';

/** Draw number `draw` of a fixed series. */
const seedOf = (draw: number): Uint8Array => {
  const seed = new Uint8Array(32);
  new DataView(seed.buffer).setUint32(0, draw);
  return villageStageSeed(seed);
};

/** A design ready to be drawn from again and again. */
export interface ReadyDesign {
  readonly design: CoverageDesign;
  readonly unitOf: ReadonlyMap<string, PopulationUnit>;
}

export const readyDesign = (design: CoverageDesign): ReadyDesign => ({
  design,
  unitOf: new Map(design.units.map((unit) => [unit.id, unit])),
});

const answersOf = (
  { households, id }: PopulationUnit,
  inner: number | undefined,
  stageSeed: Uint8Array,
): readonly (readonly number[])[] => {
  if (inner === undefined) return households;
  const lists = [{ list: LIST, size: households.length, n: inner }];
  const [drawn] = drawHouseholds({ campaign: CAMPAIGN, village: id, stageSeed, lists });
  return (drawn?.selected ?? [])
    .filter(({ role }) => role !== 'ladder')
    .flatMap(({ position }) => households.slice(position - 1, position));
};

const villageOf = (
  { design: { block, inner }, unitOf }: ReadyDesign,
  { unit: id, probability: [numerator, denominator] }: Selection,
  stageSeed: Uint8Array,
): VillageMoments => {
  const unit = unitOf.get(id);
  if (unit === undefined) throw new Error(`${id} was drawn and is not in the frame.`);
  const sums = emptyListSums(block);
  for (const values of answersOf(unit, inner, stageSeed)) addHousehold(sums, Float64Array.from(values));
  const lists = [{ size: unit.households.length, sums }];
  return villageFromLists({ lists, inclusion: { numerator, denominator } }, block);
};

const stratumDesignOf = ({ method, quota, units }: StratumDraw): StratumDesign =>
  method === 'simple-random' ? { method, sampled: quota, population: units } : { method: 'pps' };

/** One draw with tickets, its answers through the tree, and a reading of every measure. */
export const drawAndEstimate = (ready: ReadyDesign, draw: number): readonly (Estimate | NotEstimable)[] => {
  const { strata, units, measures, block } = ready.design;
  const stageSeed = seedOf(draw);
  const drawn = drawVillages({ campaign: CAMPAIGN, stageSeed, strata, units });
  const area: AreaMoments = sumAreas(
    emptyArea(block),
    drawn.map((stratum) =>
      stratumFromVillages(
        stratum.selected.map((selection) => villageOf(ready, selection, stageSeed)),
        stratumDesignOf(stratum),
        block,
      ),
    ),
  );
  return measures.map(({ name, interval }) => readRatio(area, block, name, 'all', { interval }));
};
