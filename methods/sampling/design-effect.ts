/** What clustering and unequal weights cost, and the cluster size that costs least. */
import { SamplingRefusal } from './refusal.ts';

const check = (name: string, value: number, allowed: boolean, range: string): void => {
  if (!allowed) throw new SamplingRefusal({ code: 'value-out-of-range', data: { name, value, range } });
};

/** 1 + (m − 1)·ICC for m households a village (Kish 1965, section 5.4). */
export const clusterDesignEffect = (clusterSize: number, icc: number): number => {
  check('clusterSize', clusterSize, clusterSize >= 1, '1 or more');
  check('icc', icc, icc >= -1 && icc <= 1, '-1 to 1');
  return 1 + (clusterSize - 1) * icc;
};

export interface WeightingEffect {
  /** n·Σw²/(Σw)² = 1 + cv². */
  readonly deff: number;
  /** (Σw)²/Σw². */
  readonly effectiveN: number;
}

/** The loss through unequal weights (Kish 1965, section 11.7). */
export const weightingEffect = (weights: readonly number[]): WeightingEffect => {
  check('weights', weights.length, weights.length > 0, 'at least one');
  weights.forEach((weight, place) => {
    check(`weights[${place}]`, weight, weight > 0 && Number.isFinite(weight), 'above 0');
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  return { deff: (weights.length * squares) / (sum * sum), effectiveN: (sum * sum) / squares };
};

/**
 * Households a village that give the smallest variance for a cost of a·villages + b·households: √(a/b·(1 − ICC)/ICC)
 * (Cochran 1977, section 10.6), before rounding.
 */
export const optimalClusterSize = (villageCost: number, householdCost: number, icc: number): number => {
  check('villageCost', villageCost, villageCost > 0, 'above 0');
  check('householdCost', householdCost, householdCost > 0, 'above 0');
  check('icc', icc, icc > 0 && icc < 1, '(0, 1)');
  return Math.sqrt(((villageCost / householdCost) * (1 - icc)) / icc);
};
