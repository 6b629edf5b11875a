import type { AreaMoments } from './area.ts';
import { type Block, cellCount, columnCount } from './block.ts';
import { CELL_FIELDS } from './cell-sums.ts';
import { EstimationError } from './estimation-error.ts';
import type { ListSums } from './list-sums.ts';
import { LONELY_POLICIES } from './lonely-policy.ts';
import { entry, triangleSize } from './packed-triangle.ts';
import type { StratumDesign, StratumPart } from './stratum.ts';
import type { VillageMoments } from './village.ts';

/**
 * Moments as one row of doubles, for storage: [layout, measures · groups, scalars…, arrays…]. The layout number says what it is
 * and in which version; a layout that this code does not write is refused. Nothing is rounded.
 */
const LAYOUT = { listSums: 101, village: 201, stratumPart: 301, area: 401 } as const;
