import { type Component, componentRoots, componentsOf, rootOf } from './components.ts';
import { type Equation, freeUnknowns, type Unknown } from './ledger.ts';
import { type PossibleWorlds, possibleWorlds, widthAround, widthInside } from './possible-worlds.ts';
import { nameOf, type Term } from './simplex.ts';

/**
 * The attack that the rule is checked with: whoever knows the equations, and that every number lies from 0 to its households, bounds a
 * hidden number by two linear programs. Components that have no unknown in common are solved each on its own.
 */
export interface Attack {
  /**
   * How many whole numbers wide the range of Σ coefficient·unknown is that nobody can narrow; 0: it is known. Stops looking once it is as wide
   * as `enough`.
   */
  readonly widthOf: (terms: readonly Term[], enough?: number) => number;
  /** No less than that, found without a linear program. */
  readonly widthAtMost: (terms: readonly Term[]) => number;
  /** Sums that hang together have it in common; −1: all of the sum is known. */
  readonly componentOf: (terms: readonly Term[]) => number;
}

/** Worlds of components met before, by what these are: deciding asks for the same ones again and again. */
export type KnownWorlds = Map<string, PossibleWorlds>;

type Part = readonly [worlds: PossibleWorlds, terms: readonly Term[]];

/** `known` is for attacks on the same unknowns. */
export const attackOn = (
  unknowns: readonly Unknown[],
  equations: readonly Equation[],
  known: KnownWorlds,
): Attack => {
  const roots = componentRoots(freeUnknowns(unknowns.length, equations), equations);
  const components = componentsOf(roots, equations);
  const found = new Map<number, PossibleWorlds>();

  const worldsOf = (root: number, component: Component): PossibleWorlds => {
    const before = found.get(root);
    if (before !== undefined) return before;
    const name = `${component.unknowns.join()}|${component.equations.map(nameOf).join(';')}`;
    const worlds = known.get(name) ?? possibleWorlds(component, unknowns);
    known.set(name, worlds);
    found.set(root, worlds);
    return worlds;
  };

  const partsOf = (terms: readonly Term[]): readonly Part[] => {
    const parts = new Map<number, Term[]>();
    for (const term of terms) {
      const root = roots[term.variable] ?? -1;
      const part = parts.get(root);
      if (part === undefined) parts.set(root, [term]);
      else part.push(term);
    }
    return [...parts].flatMap(([root, part]): readonly Part[] => {
      const component = components.get(root);
      return component === undefined ? [] : [[worldsOf(root, component), part]];
    });
  };

  return {
    widthOf: (terms, enough = Number.POSITIVE_INFINITY) =>
      partsOf(terms).reduce((width, [worlds, part]) => width + widthInside(worlds, part, enough - width), 0),
    widthAtMost: (terms) =>
      partsOf(terms).reduce((width, [worlds, part]) => width + widthAround(worlds, part), 0),
    componentOf: (terms) => rootOf(roots, terms),
  };
};
