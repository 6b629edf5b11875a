import { allocate } from '../allocation.ts';
import { equalWeights, neymanWeights, powerWeights, proportionalWeights } from '../allocation-weights.ts';
import { shareInStratum } from './expected-share.ts';
import type { AllocationRule, PlannedIndicator } from './plan-request.ts';
import type { WeighedStratum } from './plan-strata.ts';

const weightsBy = (
  rule: AllocationRule,
  households: readonly number[],
  leading: PlannedIndicator,
): readonly number[] => {
  switch (rule) {
    case 'proportional':
      return proportionalWeights(households);
    case 'neyman':
      return neymanWeights(
        households.map((population, place) => {
          const share = shareInStratum(leading, place);
          return { population, sd: Math.sqrt(share * (1 - share)) };
        }),
      );
    case 'power':
      return powerWeights(households);
    case 'equal':
      return equalWeights(households);
  }
};

/**
 * Divides villages among strata, at least two a stratum or all that it has.
 * @throws SamplingRefusal `allocation-impossible` where the strata cannot take so few or so many
 */
export const allocateVillages = (
  strata: readonly WeighedStratum[],
  rule: AllocationRule,
  leading: PlannedIndicator,
  villages: number,
): readonly number[] => {
  const frames = strata.flatMap(({ frame }) => (frame === null ? [] : [frame]));
  if (frames.length === 0) return [villages];
  const weights = weightsBy(
    rule,
    frames.map(({ households }) => households),
    leading,
  );
  return allocate({ n: villages, population: frames.map((frame) => frame.villages), weights }).allocation;
};
