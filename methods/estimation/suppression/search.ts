import { type Attack, attackOn, type KnownWorlds } from './attack.ts';
import type { Draft } from './draft.ts';
import { isPublished, isUnknown, type Withheld } from './family-rule.ts';
import type { Equation, Guard, Unknown } from './ledger.ts';
import { nameOf } from './simplex.ts';

/** A guard, and where its cell stands. */
export interface WatchedGuard extends Guard {
  readonly place: number;
  /** What it asks for where its cell is shown again: no more than the cell's own new figure leaves open. */
  readonly requiredIfShown: () => number;
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

/** Whether a width is enough for a guard. */
const suffices = ({ draft }: Search, withheld: Withheld, guard: WatchedGuard, width: number): boolean =>
  width >= guard.required || (isPublished(draft, withheld, guard.place) && width >= guard.requiredIfShown());

/** The guards that fall to differences alone, or, where none does, to linear programs; of each component the first. */
export const brokenGuards = (search: Search, withheld: Withheld): readonly Guard[] => {
  const { widthOf, widthAtMost, componentOf } = attack(search, withheld);
  const guards = guardsOf(search, withheld);
  const brokenBy = (widthOfGuard: (guard: Guard) => number): readonly Guard[] => {
    const seen = new Set<number>();
    return guards.filter((guard) => {
      if (suffices(search, withheld, guard, widthOfGuard(guard))) return false;
      const component = componentOf(guard.terms);
      const first = component < 0 || !seen.has(component);
      seen.add(component);
      return first;
    });
  };
  const plain = brokenBy(({ terms }) => widthAtMost(terms));
  return plain.length > 0 ? plain : brokenBy(({ terms, required }) => widthOf(terms, required));
};

/** What later snapshots must not break; of guards on the same number the strictest. */
export const lastingGuards = (search: Search, withheld: Withheld): readonly Guard[] => {
  const { widthOf } = attack(search, withheld);
  const lasting = new Map<string, Guard>();
  for (const guard of guardsOf(search, withheld)) {
    const { cell, snapshot, terms } = guard;
    const required = Math.min(guard.required, widthOf(terms, guard.required));
    const name = nameOf(terms);
    if (required > (lasting.get(name)?.required ?? 0)) lasting.set(name, { cell, snapshot, terms, required });
  }
  return [...lasting.values()];
};
