import type { AreaMoments } from './area.ts';
import { scaleCellSums } from './cell-sums.ts';
import { EstimationError } from './estimation-error.ts';
import { type Inclusion, inclusionProbability } from './inclusion.ts';
import { scaled } from './packed-triangle.ts';
import type { VillageMoments } from './village.ts';

/**
 * A sampled area (a township, say) as a PSU of the stage above, so that designs go to any depth: the area's own totals and
 * variance, estimated from the strata inside it, now carry 1/π of the area.
 */
export const psuFromArea = (area: AreaMoments, inclusion: Inclusion): VillageMoments => {
  if (area.lonelyPolicy === 'average' && area.lonelyStrata > 0)
    throw new EstimationError(
      'mixed-designs',
      'Lonely strata inside a PSU are adjusted or certain: an average over them depends on the figure read.',
    );
  const { probability, weight, complement } = inclusionProbability(inclusion);
  return {
    inclusion: probability,
    complement,
    totals: scaled(area.totals, weight),
    variance: scaled(area.variance, weight * weight),
    cells: scaleCellSums(area.cells, weight),
    households: area.households,
    innerPsus: area.psus,
    innerStrata: area.strata,
    lonelyLists: area.lonelyLists + area.lonelyStrata,
    emptyLists: area.emptyLists,
  };
};
