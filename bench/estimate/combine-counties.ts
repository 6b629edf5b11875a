import { type AreaMoments, emptyArea, sumAreas } from '../../methods/estimation/area.ts';
import { type Block, columnCount } from '../../methods/estimation/block.ts';
import { isEstimable } from '../../methods/estimation/estimate.ts';
import { addHousehold, emptyListSums } from '../../methods/estimation/list-sums.ts';
import { fromBytes, toBytes } from '../../methods/estimation/packed-row.ts';
import { packArea, unpackArea } from '../../methods/estimation/packing.ts';
import { readRatio } from '../../methods/estimation/read-ratio.ts';
import { stratumFromVillages } from '../../methods/estimation/stratum-from-villages.ts';
import { villageFromLists } from '../../methods/estimation/village-from-lists.ts';
import { chanceFrom } from './chance.ts';
import { counties } from './plan.ts';
import { BINARY, CONTINUOUS } from './write-interviews.ts';

/** All 14 measures for all answers and by the three lists: the moments of a county are a little over 50 KB. */
const block: Block = {
  measures: [...BINARY, ...CONTINUOUS],
  groups: ['all', 'exited', 'poor', 'nonregistered'],
};

const SEED = 832;
const DIFFERENT = 32;

const county = (chance: () => number): AreaMoments => {
  const villages = Array.from({ length: 4 }, () => {
    const sums = emptyListSums(block);
    for (let household = 0; household < 5; household++) {
      const group = Math.floor(3 * chance()) + 1;
      const u = new Float64Array(columnCount(block));
      for (let measure = 0; measure < block.measures.length; measure++)
        for (const cell of [measure * 4, measure * 4 + group]) {
          u[2 * cell] = chance() < 0.7 ? 1 : 0;
          u[2 * cell + 1] = 1;
        }
      addHousehold(sums, u);
    }
    return villageFromLists(
      { lists: [{ size: 40, sums }], inclusion: { numerator: 1n, denominator: 50n } },
      block,
    );
  });
  return stratumFromVillages(villages, { method: 'pps' }, block);
};

/** Stored nodes of all counties, as a roll-up finds them (32 different ones, repeated). */
export const countyNodes = (): readonly Uint8Array[] => {
  const chance = chanceFrom(SEED);
  const nodes = Array.from({ length: DIFFERENT }, () => toBytes(packArea(county(chance))));
  return Array.from({ length: counties }, (_, at) =>
    nodes.slice(at % DIFFERENT, (at % DIFFERENT) + 1),
  ).flat();
};

/** The nodes' moments; `combineCounties` begins where these are read. */
export const readNodes = (nodes: readonly Uint8Array[]): readonly AreaMoments[] =>
  nodes.map((bytes) => unpackArea(fromBytes(bytes)));

/** From the counties' moments to every figure of the nation with its interval; returns how many there are. */
export const combineCounties = (areas: readonly AreaMoments[]): number => {
  const nation = sumAreas(emptyArea(block), areas);
  return block.measures
    .flatMap((measure) => block.groups.map((group) => readRatio(nation, block, measure, group)))
    .filter(isEstimable).length;
};
