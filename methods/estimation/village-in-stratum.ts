import { denominatorColumn, numeratorColumn } from './block.ts';
import { setCellSum } from './cell-sums.ts';
import { entry } from './packed-triangle.ts';
import type { StratumDesign } from './stratum.ts';
import type { VillageMoments } from './village.ts';

/** A take-all village takes no part in the draw: its lists are strata of their own, its households their PSUs. */
export const isTakeAll = (village: VillageMoments, design: StratumDesign): boolean =>
  village.complement === 0 && design.method !== 'with-replacement';

/** c: how much a PSU drawn this way (no take-all village) adds to the variance between PSUs. */
export const complementIn = (village: VillageMoments, design: StratumDesign): number => {
  switch (design.method) {
    case 'simple-random':
      return (design.population - design.sampled) / design.population;
    case 'pps':
      return village.complement;
    case 'with-replacement':
      return 1;
  }
};

/** The share of its inner variance that the variance between PSUs does not hold already. */
export const innerShareIn = (village: VillageMoments, design: StratumDesign): number => {
  switch (design.method) {
    case 'simple-random':
      return design.sampled / design.population;
    case 'pps':
      return village.inclusion;
    case 'with-replacement':
      return 0;
  }
};

/** The village's cells with itself as the one PSU; its stratum is counted when the stratum is finished. */
export const cellsAsOnePsu = (village: VillageMoments): Float64Array => {
  const cells = village.cells.slice();
  for (let cell = 0; 2 * cell < village.totals.length; cell++) {
    const y = entry(village.totals, numeratorColumn(cell));
    const x = entry(village.totals, denominatorColumn(cell));
    setCellSum(cells, cell, 'psus', x > 0 ? 1 : 0);
    setCellSum(cells, cell, 'eventPsus', y > 0 ? 1 : 0);
    setCellSum(cells, cell, 'nonEventPsus', y < x ? 1 : 0);
    setCellSum(cells, cell, 'strata', 0);
    setCellSum(cells, cell, 'lonelyStrata', 0);
  }
  return cells;
};
