import { FEWEST_TOGETHER } from './disclosure-rule.ts';
import type { Draft } from './draft.ts';
import { type FamilyOfCells, membersOf } from './lattice.ts';

/** Cells whose present number does not go out, by place. */
export type Withheld = ReadonlySet<number>;

const news = (draft: Draft, cell: number): number => draft.cells[cell]?.news ?? 0;

/** A cell that has something new to tell, and may. */
export const isPublished = (draft: Draft, withheld: Withheld, cell: number): boolean =>
  !withheld.has(cell) && news(draft, cell) > 0;

/** A cell whose present number outsiders do not get. */
export const isUnknown = (draft: Draft, withheld: Withheld, cell: number): boolean =>
  withheld.has(cell) && news(draft, cell) > 0;

/** Different households behind the unknown cells of a family: the parent's, where it is among them, hold those of its children. */
const together = (draft: Draft, { parent, children }: FamilyOfCells, withheld: Withheld): number =>
  isUnknown(draft, withheld, parent)
    ? news(draft, parent)
    : children
        .filter((cell) => isUnknown(draft, withheld, cell))
        .reduce((sum, cell) => sum + news(draft, cell), 0);

/**
 * In every family no cell is hidden, or all are, or at least two with at least 20 households together: one hidden cell alone is the difference
 * of the others.
 */
export const keepsFamilyRule = (draft: Draft, family: FamilyOfCells, withheld: Withheld): boolean => {
  const members = membersOf(family);
  const unknown = members.filter((cell) => isUnknown(draft, withheld, cell)).length;
  if (unknown === 0 || !members.some((cell) => isPublished(draft, withheld, cell))) return true;
  return unknown > 1 && together(draft, family, withheld) >= FEWEST_TOGETHER;
};
