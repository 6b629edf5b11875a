import { type Block, denominatorColumn } from './block.ts';
import { EstimationError } from './estimation-error.ts';
import { addOuterProduct, addScaled, entry } from './packed-triangle.ts';
import { emptyStratumPart, type StratumDesign, type StratumPart } from './stratum.ts';
import type { VillageMoments } from './village.ts';
import { cellsAsOnePsu, complementIn, innerShareIn, isTakeAll } from './village-in-stratum.ts';

const checkDesign = (design: StratumDesign): void => {
  if (design.method !== 'simple-random') return;
  const { sampled, population } = design;
  if (!(Number.isSafeInteger(sampled) && Number.isSafeInteger(population) && sampled > 0))
    throw new EstimationError('not-a-number', `${sampled} of ${population} is no sample of whole units.`);
  if (population < sampled)
    throw new EstimationError(
      'population-smaller-than-sample',
      `${sampled} PSUs of ${population} were drawn.`,
    );
};

const addCounts = (part: StratumPart, village: VillageMoments): StratumPart => ({
  ...part,
  villages: part.villages + 1,
  households: part.households + village.households,
  emptyLists: part.emptyLists + village.emptyLists,
  lonelyLists: part.lonelyLists + village.lonelyLists,
});

const addTakeAll = (part: StratumPart, village: VillageMoments): StratumPart => {
  addScaled(part.takeAllVariance, village.variance, 1);
  addScaled(part.cells, village.cells, 1);
  return {
    ...part,
    takeAllPsus: part.takeAllPsus + village.innerPsus,
    takeAllStrata: part.takeAllStrata + village.innerStrata,
    takeAllLonely: part.takeAllLonely + village.lonelyLists,
  };
};

const addDrawn = (part: StratumPart, village: VillageMoments): StratumPart => {
  const c = complementIn(village, part.design);
  addScaled(part.s1, village.totals, c);
  addOuterProduct(part.s2, village.totals, c);
  addScaled(part.within, village.variance, innerShareIn(village, part.design));
  addScaled(part.cells, cellsAsOnePsu(village), 1);
  for (let cell = 0; cell < part.sampledWithX.length; cell++)
    if (entry(village.totals, denominatorColumn(cell)) > 0)
      part.sampledWithX[cell] = entry(part.sampledWithX, cell) + 1;
  return { ...part, sampled: part.sampled + 1, c1: part.c1 + c, c2: part.c2 + c * c };
};

/** The sums of those PSUs of a stratum that one node holds, in the order given (use the order of the keys). */
export const stratumPart = (
  villages: readonly VillageMoments[],
  design: StratumDesign,
  block: Block,
): StratumPart => {
  checkDesign(design);
  let part = emptyStratumPart(design, block);
  for (const village of villages) {
    if (village.totals.length !== part.totals.length)
      throw new EstimationError(
        'wrong-shape',
        `A village of ${village.totals.length} columns in a block of ${part.totals.length}.`,
      );
    addScaled(part.totals, village.totals, 1);
    part = addCounts(part, village);
    part = isTakeAll(village, design) ? addTakeAll(part, village) : addDrawn(part, village);
  }
  return part;
};
