import { type AuxiliarySpace, residuals } from '../weights/auxiliary-space.ts';
import type { Influence } from './influence.ts';
import type { AdjustedPart, Sample } from './sample.ts';

const unexplained = (spaces: readonly AuxiliarySpace[], values: Float64Array): Float64Array =>
  spaces.reduce((left, space) => residuals(space, left), values);

const unexplainedInParts = (parts: readonly AdjustedPart[], values: Float64Array): Float64Array => {
  const left = values.slice();
  for (const { from, rows, auxiliaries } of parts)
    left.set(unexplained(auxiliaries, values.subarray(from, from + rows)), from);
  return left;
};

/**
 * u − x'B by row for all adjustments of a sample's weights: first those of its parts, each by itself, then those of the whole.
 * The values themselves where nothing was adjusted.
 */
export const residualValues = (
  { parts = [], auxiliaries = [] }: Pick<Sample, 'parts' | 'auxiliaries'>,
  values: Float64Array,
): Float64Array => unexplained(auxiliaries, parts.length === 0 ? values : unexplainedInParts(parts, values));

/**
 * A figure's influence after adjustments of the weights: the estimate stays, its variance is that of the residuals. Rows outside
 * the figure's domain have residuals too, so the whole sample counts. R: `svyrecvar(…, postStrata)`.
 */
export const residualInfluence = (
  influence: Influence,
  sample: Pick<Sample, 'parts' | 'auxiliaries'>,
): Influence => {
  const { parts = [], auxiliaries = [] } = sample;
  if (parts.length === 0 && auxiliaries.length === 0) return influence;
  return {
    ...influence,
    byRow: residualValues(sample, influence.byRow),
    domain: new Uint8Array(influence.byRow.length).fill(1),
  };
};
