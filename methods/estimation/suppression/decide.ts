import type { KnownWorlds } from './attack.ts';
import { FEWEST_HOUSEHOLDS, primaryReason } from './disclosure-rule.ts';
import type { Draft } from './draft.ts';
import { isUnknown, keepsFamilyRule } from './family-rule.ts';
import { furtherAround, furtherInFamily } from './further-cell.ts';
import { giveBack } from './give-back.ts';
import { guardMaker, watched } from './guards.ts';
import { membersOf } from './lattice.ts';
import type { Guard } from './ledger.ts';
import { brokenGuards, lastingGuards, type Search } from './search.ts';
import type { HidingReason } from './snapshot.ts';

/** What a snapshot withholds and why, and the guards that this leaves to it and to all later ones. */
export interface Decision {
  readonly reasons: ReadonlyMap<number, HidingReason>;
  readonly guards: readonly Guard[];
}

/** The cells that are withheld for their own sake. */
const primaryCells = ({ cells }: Draft): ReadonlyMap<number, HidingReason> => {
  const reasons = new Map<number, HidingReason>();
  cells.forEach((cell, place) => {
    if (cell.news === 0) return;
    const primary = primaryReason(cell);
    if (primary !== undefined) reasons.set(place, primary);
    else if (cell.news < FEWEST_HOUSEHOLDS) reasons.set(place, 'few-changed');
  });
  return reasons;
};

/** Withholds until every family keeps its rule. */
const closeFamilies = (draft: Draft, withheld: Set<number>): void => {
  let before: number;
  do {
    before = withheld.size;
    for (const family of draft.lattice.families)
      while (!keepsFamilyRule(draft, family, withheld)) {
        const unknown = membersOf(family).find((cell) => isUnknown(draft, withheld, cell));
        const further = unknown === undefined ? undefined : furtherInFamily(draft, withheld, family, unknown);
        if (further === undefined) break;
        withheld.add(further);
      }
  } while (before !== withheld.size);
};

/**
 * Withholds until no guard is broken. At the latest everything is withheld, and then no guard is: none asks for more than what earlier figures
 * leave open, and new households alone tell nothing.
 */
const closeGuards = (search: Search, withheld: Set<number>): void => {
  const { draft } = search;
  let before: number;
  do {
    closeFamilies(draft, withheld);
    before = withheld.size;
    for (const { cell } of brokenGuards(search, withheld)) {
      const further = furtherAround(draft, withheld, draft.lattice.places.get(cell) ?? -1);
      if (further !== undefined) withheld.add(further);
    }
  } while (before !== withheld.size);
};

/** `earlier` are the guards of earlier snapshots. */
export const decide = (draft: Draft, number: number, earlier: readonly Guard[]): Decision => {
  const primary = primaryCells(draft);
  const known: KnownWorlds = new Map();
  const search: Search = {
    draft,
    unknowns: draft.unknowns,
    equations: [...draft.earlier, ...draft.added],
    cells: new Set(draft.cells.keys()),
    factOf: (cell) => draft.cells[cell]?.pending ?? [],
    guardOf: guardMaker(draft, number, (cell) => primary.has(cell)),
    earlier: watched(draft, earlier),
    known,
  };
  const withheld = new Set(primary.keys());
  closeGuards(search, withheld);
  giveBack(search, withheld, (cell) => !primary.has(cell));
  return {
    reasons: new Map([...withheld].map((cell) => [cell, primary.get(cell) ?? 'complementary'])),
    guards: lastingGuards(search, withheld),
  };
};
