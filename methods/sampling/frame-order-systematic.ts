import { compareText } from './compare-text.ts';
import type { StratumDraw, StratumRequest } from './draw.ts';
import { drawSystematic } from './pps-draw.ts';

/**
 * Systematic with probability proportional to size along the frame's own order (Madow 1949): spreads the sample over
 * that order as if it were stratified, exact, without a ladder. Predictable once one unit is known: whoever learns of
 * one selected village can work out the others.
 */
export const drawFrameOrderSystematic = (request: StratumRequest): StratumDraw =>
  drawSystematic('pps-frame-order', { ...request, reserve: 0 }, (units) =>
    units.toSorted((a, b) => compareText(a.order ?? a.id, b.order ?? b.id) || compareText(a.id, b.id)),
  );
