import type { DrawMethod, StratumDraw, StratumRequest } from './draw.ts';
import { drawFrameOrderSystematic } from './frame-order-systematic.ts';
import { drawPareto, drawSequentialPoisson } from './order-sampling.ts';
import { drawRandomOrderSystematic } from './random-order-systematic.ts';
import { drawSimpleRandom } from './simple-random.ts';
import { drawTakeAll } from './take-all-draw.ts';

/** Every method by the name that it has in designs and certificates. */
export const drawByMethod: Readonly<Record<DrawMethod, (request: StratumRequest) => StratumDraw>> = {
  'pps-random-order': drawRandomOrderSystematic,
  'pps-frame-order': drawFrameOrderSystematic,
  'simple-random': drawSimpleRandom,
  'take-all': drawTakeAll,
  'sequential-poisson': drawSequentialPoisson,
  pareto: drawPareto,
};
