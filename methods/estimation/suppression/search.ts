import { type Attack, attackOn, type KnownWorlds } from './attack.ts';
import type { Draft } from './draft.ts';
import { isPublished, isUnknown, type Withheld } from './family-rule.ts';
import type { Equation, Guard, Unknown } from './ledger.ts';
import { nameOf } from './simplex.ts';

/** A guard with what it asks for where its own cell is shown again: no more than the cell's own new figure leaves open. */
export interface WatchedGuard extends Guard {
  readonly place: number;
  readonly requiredIfShown: number;
}

/** The search for cells to withhold: what does not change on its way. */
export interface Search {
  readonly draft: Draft;
  readonly unknowns: readonly Unknown[];
  /** What is known whatever is published of the `cells`. */
  readonly equations: readonly Equation[];
  /** Cells that the search is about. */
  readonly cells: ReadonlySet<number>;
  /** What the figure of a cell tells. */
  readonly factOf: (cell: number) => Equation;
  /** What must stay hidden if it is withheld. */
  readonly guardOf: (cell: number) => WatchedGuard;
  /** What must stay hidden of earlier snapshots. */
  readonly earlier: readonly WatchedGuard[];
  readonly known: KnownWorlds;
}

export const factsOf = ({ draft, cells, factOf }: Search, withheld: Withheld): readonly Equation[] =>
  [...cells].filter((cell) => isPublished(draft, withheld, cell)).map(factOf);

const attack = (search: Search, withheld: Withheld): Attack =>
  attackOn(search.unknowns, [...search.equations, ...factsOf(search, withheld)], search.known);

/** In the order in which cells were withheld: those that are disclosive first. */
const guardsOf = (
  { draft, cells, earlier, guardOf }: Search,
  withheld: Withheld,
): readonly WatchedGuard[] => [
  ...earlier,
  ...[...withheld].filter((cell) => cells.has(cell) && isUnknown(draft, withheld, cell)).map(guardOf),
];

const requiredOf = ({ draft }: Search, withheld: Withheld, guard: WatchedGuard): number =>
  isPublished(draft, withheld, guard.place) ? guard.requiredIfShown : guard.required;

/** The guards that fall to differences alone, or, where none does, to linear programs; of each component the first. */
export const brokenGuards = (search: Search, withheld: Withheld): readonly Guard[] => {
  const { widthOf, widthAtMost, componentOf } = attack(search, withheld);
  const guards = guardsOf(search, withheld).map((guard) => ({
    ...guard,
    required: requiredOf(search, withheld, guard),
  }));
  const firstOfEach = (broken: readonly Guard[]): readonly Guard[] => {
    const seen = new Set<number>();
    return broken.filter(({ terms }) => {
      const component = componentOf(terms);
      if (component >= 0 && seen.has(component)) return false;
      seen.add(component);
      return true;
    });
  };
  const plain = guards.filter(({ terms, required }) => widthAtMost(terms) < required);
  if (plain.length > 0) return firstOfEach(plain);
  return firstOfEach(guards.filter(({ terms, required }) => widthOf(terms, required) < required));
};

/** What later snapshots must not break; of guards on the same number the strictest. */
export const lastingGuards = (search: Search, withheld: Withheld): readonly Guard[] => {
  const lasting = new Map<string, Guard>();
  for (const watched of guardsOf(search, withheld)) {
    const { cell, snapshot, terms } = watched;
    const required = requiredOf(search, withheld, watched);
    const name = nameOf(terms);
    if (required > (lasting.get(name)?.required ?? 0)) lasting.set(name, { cell, snapshot, terms, required });
  }
  return [...lasting.values()];
};
