import type { AreaMoments } from './area.ts';
import { addToCellSum } from './cell-sums.ts';
import { betweenFactor } from './centred-sum.ts';
import { EstimationError } from './estimation-error.ts';
import type { LonelyPolicy } from './lonely-policy.ts';
import { addOuterProduct, addScaled, entry, sumOf } from './packed-triangle.ts';
import type { StratumPart } from './stratum.ts';

/** One PSU that could have been another. */
const isLonely = ({ sampled }: StratumPart): boolean => sampled === 1;

/** S2 − S1·S1'/C1 */
const additiveCentredSum = (part: StratumPart): Float64Array => {
  const centred = part.s2.slice();
  if (part.c1 > 0) addOuterProduct(centred, part.s1, -1 / part.c1);
  return centred;
};

const addLonely = (variance: Float64Array, part: StratumPart, policy: LonelyPolicy): void => {
  if (policy === 'refuse') throw new EstimationError('lonely-psu', 'A stratum has only one PSU.');
  if (policy === 'adjust') addScaled(variance, part.s2, 1);
};

/** A sample of all villages is a census: they are take-all, and none was drawn. */
const checkComplete = ({ design, sampled, villages }: StratumPart): void => {
  if (design.method !== 'simple-random') return;
  const here = design.sampled < design.population ? sampled : villages;
  if (here !== design.sampled)
    throw new EstimationError('sample-incomplete', `${design.sampled} PSUs were drawn, ${here} are here.`);
};

/**
 * A whole stratum as an area: V = (S2 − S1·S1'/C1) / (1 − C2/C1²) + W. `centred` replaces the first bracket where the caller
 * has computed Σc·(E − S1/C1)·(E − S1/C1)' directly.
 */
export const finishStratum = (
  part: StratumPart,
  lonelyPolicy: LonelyPolicy = 'adjust',
  centred: Float64Array = additiveCentredSum(part),
): AreaMoments => {
  checkComplete(part);
  const variance = sumOf(part.within, part.takeAllVariance);
  const lonely = isLonely(part);
  if (lonely) addLonely(variance, part, lonelyPolicy);
  else if (part.c1 > 0) addScaled(variance, centred, betweenFactor(part.c1, part.c2));
  const cells = part.cells.slice();
  for (let cell = 0; cell < part.sampledWithX.length; cell++) {
    if (entry(part.sampledWithX, cell) === 0) continue;
    addToCellSum(cells, cell, 'strata', 1);
    if (lonely) addToCellSum(cells, cell, 'lonelyStrata', 1);
  }
  return {
    totals: part.totals.slice(),
    variance,
    within: lonelyPolicy === 'average' ? part.within.slice() : new Float64Array(0),
    cells,
    villages: part.villages,
    households: part.households,
    emptyLists: part.emptyLists,
    lonelyLists: part.lonelyLists,
    psus: part.sampled + part.takeAllPsus,
    strata: (part.sampled > 0 ? 1 : 0) + part.takeAllStrata,
    lonelyStrata: (lonely ? 1 : 0) + part.takeAllLonely,
    lonelyPolicy,
  };
};
