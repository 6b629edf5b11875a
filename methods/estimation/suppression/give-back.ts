import { type Component, componentRoots, componentsOf, isolated, rootOf } from './components.ts';
import { isUnknown, keepsFamilyRule, type Withheld } from './family-rule.ts';
import { freeUnknowns } from './ledger.ts';
import { brokenGuards, factsOf, type Search, type WatchedGuard } from './search.ts';

/** A search about one component, with its unknowns numbered anew. */
const narrowed = (
  search: Search,
  component: Component,
  cells: readonly number[],
  earlier: readonly WatchedGuard[],
): Search => {
  const { unknowns, equations, renumber } = isolated(component, search.unknowns);
  const guard = (given: WatchedGuard): WatchedGuard => ({ ...given, terms: renumber(given.terms) });
  const facts = new Map(cells.map((cell) => [cell, renumber(search.factOf(cell))]));
  const guards = new Map(cells.map((cell) => [cell, guard(search.guardOf(cell))]));
  return {
    ...search,
    unknowns,
    equations,
    cells: new Set(cells),
    factOf: (cell) => facts.get(cell) ?? [],
    guardOf: (cell) => guards.get(cell) ?? search.guardOf(cell),
    earlier: earlier.map(guard),
    known: new Map(),
  };
};

/** Nothing more is withheld from here on, so what is fixed stays fixed, and each component can be searched on its own. */
const partsOf = (search: Search, withheld: Withheld): readonly Search[] => {
  const equations = [...search.equations, ...factsOf(search, withheld)];
  const free = freeUnknowns(search.unknowns.length, equations);
  const hidden = [...search.cells].filter((cell) => isUnknown(search.draft, withheld, cell));
  const sums = [...equations, ...hidden.map(search.factOf), ...search.earlier.map(({ terms }) => terms)];
  const roots = componentRoots(free, sums);
  const cells = Map.groupBy(hidden, (cell) => rootOf(roots, search.factOf(cell)));
  const earlier = Map.groupBy(search.earlier, ({ terms }) => rootOf(roots, terms));
  return [...componentsOf(roots, equations)].map(([root, component]) =>
    narrowed(search, component, cells.get(root) ?? [], earlier.get(root) ?? []),
  );
};

const holds = (search: Search, withheld: Withheld, cells: readonly number[]): boolean => {
  const { familiesOf } = search.draft.lattice;
  const families = new Set(cells.flatMap((cell) => familiesOf[cell] ?? []));
  return (
    [...families].every((family) => keepsFamilyRule(search.draft, family, withheld)) &&
    brokenGuards(search, withheld).length === 0
  );
};

const giveBackOf = (search: Search, withheld: Set<number>, cells: readonly number[]): void => {
  if (cells.length === 0) return;
  for (const cell of cells) withheld.delete(cell);
  if (holds(search, withheld, cells)) return;
  for (const cell of cells) withheld.add(cell);
  if (cells.length === 1) return;
  const half = Math.ceil(cells.length / 2);
  giveBackOf(search, withheld, cells.slice(0, half));
  giveBackOf(search, withheld, cells.slice(half));
};

/**
 * A search that withholds step by step ends with more than it needs. What can be published after all is given back: all of a component, or of halves of it,
 * and so on, the largest cells first, of equal ones the first. `mayGiveBack`: the cells that are withheld only for others.
 */
export const giveBack = (
  search: Search,
  withheld: Set<number>,
  mayGiveBack: (cell: number) => boolean,
): void => {
  const size = (cell: number): number => search.draft.cells[cell]?.households ?? 0;
  for (const part of partsOf(search, withheld)) {
    const cells = [...part.cells].filter(mayGiveBack).sort((a, b) => size(b) - size(a));
    giveBackOf(part, withheld, cells);
  }
};
