import type { Equation, Unknown } from './ledger.ts';
import type { Term } from './simplex.ts';

/** For each unknown the smallest one that it is linked with by sums of free unknowns, −1 where it is not free. */
export const componentRoots = (
  free: readonly boolean[],
  sums: readonly (readonly Term[])[],
): readonly number[] => {
  const parent = free.map((_, unknown) => unknown);
  const root = (unknown: number): number => {
    let at = unknown;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      parent[at] = parent[up] ?? up;
      at = up;
    }
    return at;
  };
  for (const sum of sums) {
    let first = -1;
    for (const { variable } of sum) {
      if (!free[variable]) continue;
      if (first < 0) first = variable;
      const [a, b] = [root(first), root(variable)];
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  return free.map((isFree, unknown) => (isFree ? root(unknown) : -1));
};

/** Unknowns that hang together, with the equations about them. */
export interface Component {
  readonly unknowns: readonly number[];
  readonly equations: readonly Equation[];
}

/** The root of a sum's first free unknown; −1: all of it is known. */
export const rootOf = (roots: readonly number[], terms: readonly Term[]): number => {
  for (const { variable } of terms) {
    const root = roots[variable] ?? -1;
    if (root >= 0) return root;
  }
  return -1;
};

/** The components by their roots; equations keep their free unknowns only. */
export const componentsOf = (
  roots: readonly number[],
  equations: readonly Equation[],
): ReadonlyMap<number, Component> => {
  const components = new Map<number, { unknowns: number[]; equations: Equation[] }>();
  roots.forEach((root, unknown) => {
    if (root < 0) return;
    const component = components.get(root);
    if (component === undefined) components.set(root, { unknowns: [unknown], equations: [] });
    else component.unknowns.push(unknown);
  });
  for (const equation of equations) {
    const root = rootOf(roots, equation);
    if (root < 0) continue;
    components.get(root)?.equations.push(equation.filter(({ variable }) => (roots[variable] ?? -1) >= 0));
  }
  return components;
};

/** A component as a system of its own. */
export interface Isolated {
  readonly unknowns: readonly Unknown[];
  readonly equations: readonly Equation[];
  /** The same sum in the system's own numbering, without unknowns of others. */
  readonly renumber: (terms: readonly Term[]) => readonly Term[];
}

export const isolated = (
  { unknowns: members, equations }: Component,
  unknowns: readonly Unknown[],
): Isolated => {
  const places = new Map(members.map((unknown, place) => [unknown, place]));
  const renumber = (terms: readonly Term[]): readonly Term[] =>
    terms.flatMap(({ variable, coefficient }) => {
      const place = places.get(variable);
      return place === undefined ? [] : [{ variable: place, coefficient }];
    });
  return {
    unknowns: members.flatMap((unknown) => unknowns[unknown] ?? []),
    equations: equations.map(renumber),
    renumber,
  };
};
