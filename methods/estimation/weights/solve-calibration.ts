import { addScaled, entry, triangleIndex, triangleSize } from '../packed-triangle.ts';
import { sum } from '../sum.ts';
import type { RatioBounds, RatioFunction } from './calibration-distance.ts';
import type { CalibrationSystem } from './calibration-system.ts';
import { coordinatesOf, weightedProduct } from './orthonormal-basis.ts';
import { solvePositive } from './solve-positive.ts';
import { MET } from './tolerance.ts';
import { WeightingError } from './weighting-error.ts';

/**
 * The calibration equations Σd·F(z'λ)·z = T are those of the minimum of the convex function φ(λ) = Σd·∫F(z'λ) − λ'T. Newton steps,
 * halved until φ falls, reach it from anywhere if it exists; if it does not, λ runs off in a direction that proves it.
 */
export interface CalibrationProblem {
  readonly system: CalibrationSystem;
  readonly distance: RatioFunction;
  readonly bounds: RatioBounds;
  readonly iterations: number;
}

interface State {
  /** z'λ by row. */
  readonly u: Float64Array;
  /** λ'T */
  readonly aim: number;
  /** g by row. */
  readonly ratios: Float64Array;
  /** T − Σd·g·x by target. */
  readonly misfits: Float64Array;
  /** The target with the largest misfit as a share of its scale, and that share. */
  readonly worst: number;
  readonly share: number;
}

const HALVINGS = 60;

const stateAt = ({ system, distance }: CalibrationProblem, u: Float64Array, aim: number): State => {
  const { design, targets } = system;
  const ratios = u.map(distance.ratio);
  const misfits = Float64Array.from(
    targets,
    ({ values, total }) => total - weightedProduct(design, ratios, values),
  );
  const shares = targets.map(({ scale }, at) => Math.abs(entry(misfits, at)) / scale);
  const share = Math.max(0, ...shares);
  return { u, aim, ratios, misfits, worst: shares.indexOf(share), share };
};

/** Σd·F'(u)·z·z', packed. */
const hessianAt = ({ system, distance }: CalibrationProblem, u: Float64Array): Float64Array => {
  const { vectors } = system.basis;
  const slopes = u.map((value, row) => entry(system.design, row) * distance.slope(value));
  const hessian = new Float64Array(triangleSize(vectors.length));
  for (const [j, right] of vectors.entries())
    for (const [i, left] of vectors.slice(0, j + 1).entries())
      hessian[triangleIndex(i, j)] = weightedProduct(slopes, left, right);
  return hessian;
};

/** Whether φ is higher there, or not finite; what rounding alone can make of the difference is no rise. */
const rises = ({ system, distance }: CalibrationProblem, from: State, to: State): boolean => {
  let change = from.aim - to.aim;
  let size = Math.max(Math.abs(from.aim), Math.abs(to.aim));
  for (let row = 0; row < system.design.length; row++) {
    const before = entry(system.design, row) * distance.integral(entry(from.u, row));
    const after = entry(system.design, row) * distance.integral(entry(to.u, row));
    change += after - before;
    size += Math.max(Math.abs(before), Math.abs(after));
  }
  return !(Number.isFinite(change) && change <= 2e-13 * size);
};

const nextState = (problem: CalibrationProblem, state: State): State | undefined => {
  const { basis, targets } = problem.system;
  const step = solvePositive(hessianAt(problem, state.u), coordinatesOf(basis, state.misfits).ofVectors);
  const totals = coordinatesOf(
    basis,
    Float64Array.from(targets, ({ total }) => total),
  ).ofVectors;
  const aimed = step.reduce((sum, value, at) => sum + value * entry(totals, at), 0);
  const byRow = new Float64Array(state.u.length);
  for (const [at, vector] of basis.vectors.entries()) addScaled(byRow, vector, entry(step, at));
  for (let halving = 0; halving < HALVINGS; halving++) {
    const length = 2 ** -halving;
    const u = state.u.map((value, row) => value + length * entry(byRow, row));
    const next = stateAt(problem, u, state.aim + length * aimed);
    if (!rises(problem, state, next)) return next;
  }
  return undefined;
};

/** Whether even the ratios that suit λ best, at their bounds, stay below λ'T: then none meet the totals (Farkas). */
const provesOutOfReach = ({ system, bounds }: CalibrationProblem, { u, aim }: State): boolean => {
  const parts = u.map((value, row) => {
    const weight = entry(system.design, row);
    if (weight === 0 || value === 0) return 0;
    return weight * value * (value > 0 ? bounds.upper : bounds.lower);
  });
  const size = Math.max(Math.abs(aim), sum(parts.map(Math.abs)));
  return sum(parts) - aim < -MET * size;
};

const failure = (problem: CalibrationProblem, state: State, iterations: number): WeightingError => {
  const { name: target, total } = problem.system.targets[state.worst] ?? { name: '', total: 0 };
  const reached = total - entry(state.misfits, state.worst);
  return provesOutOfReach(problem, state)
    ? new WeightingError({ code: 'totals-out-of-reach', data: { target, total, reached, ...problem.bounds } })
    : new WeightingError({ code: 'no-convergence', data: { target, total, reached, iterations } });
};

/**
 * The ratios g that meet all totals to 1e-10 of them, and one step further.
 * @throws WeightingError `totals-out-of-reach`, `no-convergence`
 */
export const solveCalibration = (problem: CalibrationProblem): Float64Array => {
  let state = stateAt(problem, new Float64Array(problem.system.design.length), 0);
  for (let iteration = 0; iteration < problem.iterations; iteration++) {
    if (state.share === 0 || provesOutOfReach(problem, state)) break;
    const next = nextState(problem, state);
    if (next === undefined) break;
    // Steps double the digits: one more has all that there are.
    if (state.share <= MET) return (next.share < state.share ? next : state).ratios;
    state = next;
  }
  if (state.share <= MET) return state.ratios;
  throw failure(problem, state, problem.iterations);
};
