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
  /** By variable: the row in which it is basic, and its column a unit column. */
  readonly tableau: (Float64Array | undefined)[];
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

const rowsOf = (tableau: Simplex['tableau']): readonly Float64Array[] =>
  tableau.filter((row) => row !== undefined);

/** Rids a row of the basic variables. */
const eliminate = (row: Float64Array, tableau: Simplex['tableau']): void => {
  const columns = [...row.keys()];
  tableau.forEach((other, basic) => {
    const factor = at(row, basic);
    if (other !== undefined && factor !== 0) subtract(row, factor, other, columns);
  });
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
  const tableau = start.map((): Float64Array | undefined => undefined);
  for (const equation of equations) {
    const row = new Float64Array(start.length);
    for (const { variable, coefficient } of equation) row[variable] = at(row, variable) + coefficient;
    eliminate(row, tableau);
    const column = largestEntry(row);
    if (column === undefined) continue;
    pivotOn(rowsOf(tableau), row, column);
    tableau[column] = row;
  }
  return {
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
    point: Float64Array.from(start),
    tableau,
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
  /** The basic variable that meets its bound first; undefined: the entering variable meets its own. */
  readonly leaving?: number;
}

/** Bland: among basic variables that stop the step equally early, the first. */
const stopOf = (simplex: Simplex, { variable, direction }: Step): Stop => {
  let stop: Stop = { length: roomOf(simplex, variable, direction) };
  simplex.tableau.forEach((row, basic) => {
    const rate = row === undefined ? 0 : -direction * at(row, variable);
    if (rate === 0) return;
    const length = roomOf(simplex, basic, rate) / Math.abs(rate);
    if (length < stop.length) stop = { length, leaving: basic };
  });
  return stop;
};

const move = ({ point, tableau }: Simplex, { variable, direction }: Step, length: number): void => {
  point[variable] = at(point, variable) + direction * length;
  tableau.forEach((row, basic) => {
    if (row !== undefined) point[basic] = at(point, basic) - direction * length * at(row, variable);
  });
};

/** Moves to a vertex where Σ coefficient·x is largest, and gives that value. */
export const maximise = (simplex: Simplex, objective: readonly Term[]): number => {
  const { point, tableau } = simplex;
  const costs = new Float64Array(point.length);
  for (const { variable, coefficient } of objective) costs[variable] = at(costs, variable) + coefficient;
  eliminate(costs, tableau);
  const rows = [...rowsOf(tableau), costs];
  for (let step = entering(simplex, costs); step !== undefined; step = entering(simplex, costs)) {
    const { length, leaving } = stopOf(simplex, step);
    move(simplex, step, length);
    const pivot = leaving === undefined ? undefined : tableau[leaving];
    if (leaving === undefined || pivot === undefined) continue;
    pivotOn(rows, pivot, step.variable);
    tableau[leaving] = undefined;
    tableau[step.variable] = pivot;
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
