import { attackOn } from './attack.ts';
import { componentRoots, componentsOf, type Isolated, isolated, rootOf } from './components.ts';
import { primaryReason, requiredWidth, type Tallied } from './disclosure-rule.ts';
import type { Draft } from './draft.ts';
import { freeUnknowns, type Guard } from './ledger.ts';
import type { WatchedGuard } from './search.ts';
import type { Term } from './simplex.ts';

/** What a cell hides: its number, or, where the figure displayed stays, how many households changed and by how many they moved it. */
export const secretOf = ({ cells }: Draft, place: number): Tallied => {
  const { households = 0, count = 0, displayed, changed = 0 } = cells[place] ?? {};
  return displayed === undefined || primaryReason({ households, count }) !== undefined
    ? { households, count }
    : { households: changed, count: Math.abs(count - displayed.count) };
};

/**
 * The guards of cells that are withheld, each made once. What nobody could keep secret is not asked for: about households that came nothing is
 * known yet, of the others only what earlier figures leave open.
 */
export const guardMaker = (
  draft: Draft,
  number: number,
  isDisclosive: (cell: number) => boolean,
): ((cell: number) => WatchedGuard) => {
  const before = attackOn(draft.unknowns, draft.earlier, new Map());
  const made = new Map<number, WatchedGuard>();
  return (place) => {
    const known = made.get(place);
    if (known !== undefined) return known;
    const { pending = [], earlier = [], added = 0 } = draft.cells[place] ?? {};
    const possible = added + before.widthOf(earlier);
    const required = Math.min(possible, requiredWidth(secretOf(draft, place), isDisclosive(place)));
    const cell = draft.lattice.keys[place] ?? '';
    const guard = {
      cell,
      snapshot: number,
      terms: pending,
      required,
      place,
      requiredIfShown: () => required,
    };
    made.set(place, guard);
    return guard;
  };
};

/** What each sum hangs together with, if nothing new is published. */
const surroundings = (draft: Draft, sums: readonly (readonly Term[])[]) => {
  const free = freeUnknowns(draft.unknowns.length, draft.earlier);
  const roots = componentRoots(free, [...draft.earlier, ...sums]);
  const components = componentsOf(roots, draft.earlier);
  const opened = new Map<number, Isolated>();
  return (sum: readonly Term[]): Isolated => {
    const root = rootOf(roots, sum);
    const component = components.get(root) ?? { unknowns: [], equations: [] };
    const known = opened.get(root) ?? isolated(component, draft.unknowns);
    opened.set(root, known);
    return known;
  };
};

/**
 * Guards of earlier snapshots. A cell that was hidden and has grown is shown by its own right, and whatever its new figure alone
 * tells about the old one goes with it; what others' figures would add to that does not.
 */
export const watched = (draft: Draft, guards: readonly Guard[]): readonly WatchedGuard[] => {
  const cells = guards.map((guard) => {
    const place = draft.lattice.places.get(guard.cell) ?? -1;
    return { guard, place, pending: draft.cells[place]?.pending ?? [] };
  });
  const around = surroundings(
    draft,
    cells.map(({ pending }) => pending),
  );
  return cells.map(({ guard, place, pending }) => {
    let width: number | undefined;
    const ownWidth = (): number => {
      const { unknowns, equations, renumber } = around(pending);
      const attack = attackOn(unknowns, [...equations, renumber(pending)], new Map());
      return attack.widthOf(renumber(guard.terms), guard.required);
    };
    return {
      ...guard,
      place,
      requiredIfShown: () => {
        width ??= ownWidth();
        return width;
      },
    };
  });
};
