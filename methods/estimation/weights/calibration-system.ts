import type { Column } from '../flat/influence.ts';
import { entry } from '../packed-triangle.ts';
import { checkedColumn, checkNames } from './checked-weights.ts';
import {
  coordinatesOf,
  type OrthonormalBasis,
  orthonormalBasis,
  weightedProduct,
} from './orthonormal-basis.ts';
import { MET } from './tolerance.ts';
import { WeightingError } from './weighting-error.ts';

/** A variable whose population total is known; `values` one a row, 1 throughout for the size of the population. */
export interface CalibrationTarget {
  readonly name: string;
  readonly values: Column;
  readonly total: number;
}

/** A target ready for solving; `scale` is what its misfit is a share of. */
export interface PreparedTarget {
  readonly name: string;
  readonly values: Float64Array;
  readonly total: number;
  readonly scale: number;
}

/** Σd·g·x = T for all targets, which are independent. */
export interface CalibrationSystem {
  readonly design: Float64Array;
  readonly targets: readonly PreparedTarget[];
  readonly basis: OrthonormalBasis;
}

const prepared = (design: Float64Array, { name, values, total }: CalibrationTarget): PreparedTarget => {
  if (!Number.isFinite(total))
    throw new WeightingError({
      code: 'out-of-range',
      data: { name: `The total of ${name}`, value: total, range: 'a finite number' },
    });
  const column = checkedColumn(name, values, design.length);
  const ones = new Float64Array(design.length).fill(1);
  const size = weightedProduct(design, column.map(Math.abs), ones);
  return { name, values: column, total, scale: Math.max(Math.abs(total), size) };
};

const basisOf = (design: Float64Array, targets: readonly PreparedTarget[]): OrthonormalBasis =>
  orthonormalBasis(
    design,
    targets.map(({ values }) => values),
  );

/**
 * Targets that follow from those before them are left out if their totals follow too (all categories of two margins, for example);
 * R's `ginv` does the same.
 * @throws WeightingError `singular-system` where they contradict each other
 */
export const calibrationSystem = (
  design: Float64Array,
  targets: readonly CalibrationTarget[],
): CalibrationSystem => {
  if (targets.length === 0)
    throw new WeightingError({ code: 'nothing-to-adjust-to', data: { name: 'The list of totals' } });
  checkNames(targets.map(({ name }) => name));
  const all = targets.map((target) => prepared(design, target));
  const basis = basisOf(design, all);
  const totals = Float64Array.from(all, ({ total }) => total);
  const { implied } = coordinatesOf(basis, totals);
  const independent = all.filter(({ name, total, scale }, at) => {
    if (basis.variables[at]?.vector !== undefined) return true;
    const followed = entry(implied, at);
    if (Math.abs(total - followed) > MET * scale)
      throw new WeightingError({ code: 'singular-system', data: { target: name, total, implied: followed } });
    return false;
  });
  return {
    design,
    targets: independent,
    basis: independent.length === all.length ? basis : basisOf(design, independent),
  };
};
