import { type AuxiliarySpace, residuals } from '../weights/auxiliary-space.ts';
import type { Influence } from './influence.ts';

/**
 * A figure's influence after adjustments of the weights: the estimate stays, its variance is that of the residuals. Rows outside
 * the figure's domain have residuals too, so the whole sample counts. R: `svyrecvar(…, postStrata)`.
 */
export const residualInfluence = (
  influence: Influence,
  auxiliaries: readonly AuxiliarySpace[] = [],
): Influence =>
  auxiliaries.length === 0
    ? influence
    : {
        ...influence,
        byRow: auxiliaries.reduce((values, space) => residuals(space, values), influence.byRow),
        domain: new Uint8Array(influence.byRow.length).fill(1),
      };
