/**
 * Linear programs over a bounded polytope of which one point is known: maximise Σ c·x where Σ a·x keeps the value it has at that
 * point and lower ≤ x ≤ upper. The primal simplex method with bounded variables on a dense tableau; Bland's rule (1977), so that it ends. Whoever keeps figures
 * secret knows the true ones, so a first phase that looks for a point is not needed. With coefficients 0 and ±1 and whole numbers, as here,
 * nearly every step is exact.
 */
export interface Term {
  readonly variable: number;
  readonly coefficient: number;
}

/** Two sums of the same terms in the same order have the same name. */
export const nameOf = (terms: readonly Term[]): string =>
  terms.map(({ variable, coefficient }) => `${variable}:${coefficient}`).join();

export interface Polytope {
  /** Σ coefficient·x of each is held at its value at `start`. */
  readonly equations: readonly (readonly Term[])[];
  /** All finite; lower ≤ start ≤ upper. */
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly start: readonly number[];
}

/** Where the method stands. `maximise` moves it, from vertex to vertex of the same polytope. */
export interface Simplex {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Always inside the polytope. */
  readonly point: Float64Array;
  /** One row a basic variable; its own column is a unit column. */
  readonly tableau: Float64Array[];
  /** The basic variable of each row. */
  readonly basis: number[];
}

/** Below this an entry of the tableau is what rounding leaves of 0. */
const ROUNDING = 1e-9;

const at = (row: Float64Array, column: number): number => row[column] ?? 0;

const cleaned = (value: number): number => (Math.abs(value) < ROUNDING ? 0 : value);

/** row ← row − factor·pivot, in the columns where the pivot row is not 0. */
const subtract = (
  row: Float64Array,
  factor: number,
  pivot: Float64Array,
  columns: readonly number[],
): void => {
  for (const column of columns) row[column] = cleaned(at(row, column) - factor * at(pivot, column));
};

/** Makes `column` a unit column with its 1 in `pivot`. */
const pivotOn = (rows: readonly Float64Array[], pivot: Float64Array, column: number): void => {
  const scale = at(pivot, column);
  const columns: number[] = [];
  pivot.forEach((value, each) => {
    if (value === 0) return;
    pivot[each] = value / scale;
    columns.push(each);
  });
  for (const row of rows) {
    const factor = at(row, column);
    if (row !== pivot && factor !== 0) subtract(row, factor, pivot, columns);
  }
};

/** Undefined where all are 0. */
const largestEntry = (row: Float64Array): number | undefined => {
  let best: number | undefined;
  let size = 0;
  row.forEach((value, column) => {
    if (Math.abs(value) <= size) return;
    size = Math.abs(value);
    best = column;
  });
  return best;
};

/** Gauss and Jordan; equations that follow from others drop out. */
export const openSimplex = ({ equations, lower, upper, start }: Polytope): Simplex => {
  const tableau: Float64Array[] = [];
  const basis: number[] = [];
  for (const equation of equations) {
    const row = new Float64Array(start.length);
    for (const { variable, coefficient } of equation) row[variable] = at(row, variable) + coefficient;
    tableau.forEach((other, place) => {
      const factor = at(row, basis[place] ?? -1);
      if (factor !== 0)
        row.forEach((value, column) => {
          row[column] = cleaned(value - factor * at(other, column));
        });
    });
    const column = largestEntry(row);
    if (column === undefined) continue;
    pivotOn(tableau, row, column);
    tableau.push(row);
    basis.push(column);
  }
  return {
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
    point: Float64Array.from(start),
    tableau,
    basis,
  };
};

interface Step {
  readonly variable: number;
  /** +1: the variable rises, −1: it falls. */
  readonly direction: number;
}

/** Bland: the first variable that improves. Basic variables have cost 0. */
const entering = ({ lower, upper, point }: Simplex, costs: Float64Array): Step | undefined => {
  for (let variable = 0; variable < costs.length; variable++) {
    const cost = at(costs, variable);
    if (cost > ROUNDING && at(point, variable) < at(upper, variable) - ROUNDING)
      return { variable, direction: 1 };
    if (cost < -ROUNDING && at(point, variable) > at(lower, variable) + ROUNDING)
      return { variable, direction: -1 };
  }
  return;
};

/** How far a variable can go in a direction before it meets its bound. */
const roomOf = ({ lower, upper, point }: Simplex, variable: number, direction: number): number =>
  Math.max(
    0,
    direction > 0 ? at(upper, variable) - at(point, variable) : at(point, variable) - at(lower, variable),
  );

interface Stop {
  readonly length: number;
  /** Row of the basic variable that meets its bound first; undefined: the entering variable meets its own. */
  readonly row?: number;
}

/** Bland: among basic variables that stop the step equally early, the first. */
const stopOf = (simplex: Simplex, { variable, direction }: Step): Stop => {
  let stop: Stop = { length: roomOf(simplex, variable, direction) };
  simplex.tableau.forEach((row, place) => {
    const rate = -direction * at(row, variable);
    if (rate === 0) return;
    const basic = simplex.basis[place] ?? 0;
    const length = roomOf(simplex, basic, rate) / Math.abs(rate);
    const leaving = stop.row === undefined ? undefined : simplex.basis[stop.row];
    const earlier = length < stop.length - ROUNDING;
    const first = length <= stop.length + ROUNDING && leaving !== undefined && basic < leaving;
    if (earlier || first) stop = { length: Math.min(length, stop.length), row: place };
  });
  return stop;
};

const move = (simplex: Simplex, { variable, direction }: Step, length: number): void => {
  const { point, tableau, basis } = simplex;
  point[variable] = at(point, variable) + direction * length;
  tableau.forEach((row, place) => {
    const basic = basis[place] ?? 0;
    point[basic] = at(point, basic) - direction * length * at(row, variable);
  });
};

/** Moves to a vertex where Σ coefficient·x is largest, and gives that value. */
export const maximise = (simplex: Simplex, objective: readonly Term[]): number => {
  const { point, tableau, basis } = simplex;
  const costs = new Float64Array(point.length);
  for (const { variable, coefficient } of objective) costs[variable] = at(costs, variable) + coefficient;
  const rows = [...tableau, costs];
  tableau.forEach((row, place) => {
    const factor = at(costs, basis[place] ?? 0);
    if (factor !== 0) subtract(costs, factor, row, [...row.keys()]);
  });
  for (let step = entering(simplex, costs); step !== undefined; step = entering(simplex, costs)) {
    const { length, row } = stopOf(simplex, step);
    move(simplex, step, length);
    const pivot = row === undefined ? undefined : tableau[row];
    if (row === undefined || pivot === undefined) continue;
    pivotOn(rows, pivot, step.variable);
    basis[row] = step.variable;
  }
  return objective.reduce((sum, { variable, coefficient }) => sum + coefficient * at(point, variable), 0);
};

export interface Range {
  readonly lower: number;
  readonly upper: number;
}

/** The least and the largest value of Σ coefficient·x. */
export const rangeOf = (simplex: Simplex, objective: readonly Term[]): Range => {
  const upper = maximise(simplex, objective);
  const opposite = objective.map(({ variable, coefficient }) => ({ variable, coefficient: -coefficient }));
  return { lower: 0 - maximise(simplex, opposite), upper };
};
