import type { Component } from './components.ts';
import type { Unknown } from './ledger.ts';
import { type Box, narrow } from './narrow.ts';
import { maximise, openSimplex, type Polytope, type Simplex, type Term } from './simplex.ts';

/**
 * What outsiders must hold possible about one component: all whole numbers between the bounds that keep its equations. Two ways to
 * find out how far apart these worlds lie: differences bound them from outside, the vertices that linear programs end at from inside.
 */
export interface PossibleWorlds {
  /** Unknown → variable. */
  readonly variables: ReadonlyMap<number, number>;
  readonly polytope: Polytope;
  readonly box: Box;
  /** Worlds found so far, the true one first: what two of them differ in, nobody can know better. */
  readonly seen: Float64Array[];
  /** Opened when the first linear program is asked for. */
  simplex?: Simplex;
}

const valueAt = (point: ArrayLike<number>, terms: readonly Term[]): number =>
  terms.reduce((sum, { variable, coefficient }) => sum + coefficient * (point[variable] ?? 0), 0);

const renamed = (variables: ReadonlyMap<number, number>, terms: readonly Term[], sign = 1): readonly Term[] =>
  terms.map(({ variable, coefficient }) => ({
    variable: variables.get(variable) ?? -1,
    coefficient: sign * coefficient,
  }));

export const possibleWorlds = (
  { unknowns: members, equations: given }: Component,
  unknowns: readonly Unknown[],
): PossibleWorlds => {
  const variables = new Map(members.map((unknown, variable) => [unknown, variable]));
  const equations = given.map((equation) => renamed(variables, equation));
  const start = members.map((unknown) => unknowns[unknown]?.value ?? 0);
  const box = narrow(
    { lower: members.map(() => 0), upper: members.map((unknown) => unknowns[unknown]?.upper ?? 0) },
    equations,
    equations.map((equation) => valueAt(start, equation)),
  );
  return { variables, box, polytope: { equations, ...box, start }, seen: [Float64Array.from(start)] };
};

/** What rounding may do to a whole number. */
const ROUNDING = 1e-6;

/** How far the worlds seen lie apart. The numbers are whole: a bound at 2.5 is one at 2. */
const seenWidth = (seen: readonly Float64Array[], terms: readonly Term[]): number => {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const world of seen) {
    const value = valueAt(world, terms);
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return Math.floor(most + ROUNDING) - Math.ceil(least - ROUNDING);
};

/** How far the worlds lie apart in a sum; stops looking once that is `enough`. */
export const widthInside = (worlds: PossibleWorlds, terms: readonly Term[], enough: number): number => {
  const { variables, polytope, seen } = worlds;
  const wanted = renamed(variables, terms);
  for (const sign of [1, -1]) {
    const width = seenWidth(seen, wanted);
    if (width >= enough) return width;
    worlds.simplex ??= openSimplex(polytope);
    maximise(worlds.simplex, renamed(variables, terms, sign));
    seen.push(worlds.simplex.point.slice());
  }
  return seenWidth(seen, wanted);
};

/** No less than that, by differences alone. */
export const widthAround = ({ variables, box }: PossibleWorlds, terms: readonly Term[]): number =>
  terms.reduce((sum, { variable, coefficient }) => {
    const at = variables.get(variable) ?? -1;
    return sum + Math.abs(coefficient) * ((box.upper[at] ?? 0) - (box.lower[at] ?? 0));
  }, 0);
