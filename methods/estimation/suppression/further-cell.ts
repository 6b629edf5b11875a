import { requiredWidth } from './disclosure-rule.ts';
import type { Draft } from './draft.ts';
import { isPublished, isUnknown, type Withheld } from './family-rule.ts';
import { secretOf } from './guards.ts';
import { type FamilyOfCells, membersOf } from './lattice.ts';

/**
 * Which further cell to withhold when a hidden one is not safe. The order decides only what is lost, not what is safe, and depends on
 * nothing but the numbers and the keys.
 */
interface Room {
  /** How far the true number lies above the least and below the most that it could be. */
  readonly down: number;
  readonly up: number;
}

const roomOf = (draft: Draft, cell: number): Room => {
  let down = 0;
  let up = 0;
  for (const { variable, coefficient } of draft.cells[cell]?.pending ?? []) {
    const { value = 0, upper = 0 } = draft.unknowns[variable] ?? {};
    down += coefficient > 0 ? value : upper - value;
    up += coefficient > 0 ? upper - value : value;
  }
  return { down, up };
};

/** The wider `other` is open, the less a family tells about `cell`: one falls while its sister rises; parent and child go together. */
const give = (draft: Draft, family: FamilyOfCells, cell: number, others: readonly number[]): number => {
  const own = roomOf(draft, cell);
  let down = 0;
  let up = 0;
  for (const other of others) {
    const room = roomOf(draft, other);
    const together = cell === family.parent || other === family.parent;
    down += together ? room.down : room.up;
    up += together ? room.up : room.down;
  }
  return Math.min(own.down, down) + Math.min(own.up, up);
};

const needOf = (draft: Draft, cell: number): number => {
  const { down, up } = roomOf(draft, cell);
  return Math.min(down + up, requiredWidth(secretOf(draft, cell), false));
};

/** Families that would newly need a second hidden cell if `cell` were withheld. */
const newNeeds = (draft: Draft, withheld: Withheld, cell: number, family: FamilyOfCells): number =>
  (draft.lattice.familiesOf[cell] ?? []).filter((other) => {
    const members = membersOf(other);
    return (
      other !== family &&
      !members.some((member) => isUnknown(draft, withheld, member)) &&
      members.some((member) => member !== cell && isPublished(draft, withheld, member))
    );
  }).length;

/** Sisters before the parent, those that leave the cell as open as it must be before others, those without room last. */
const kindOf = (draft: Draft, family: FamilyOfCells, cell: number, candidate: number): number => {
  if (candidate === family.parent) return 2;
  const given = give(draft, family, cell, [candidate]);
  if (given >= needOf(draft, cell)) return 0;
  return given > 0 ? 1 : 3;
};

const firstOf = <Value>(
  values: readonly Value[],
  orderOf: (value: Value) => readonly number[],
): Value | undefined => {
  const ranked = values.map((value) => ({ value, order: orderOf(value) }));
  ranked.sort((a, b) => {
    const at = a.order.findIndex((each, place) => each !== b.order[place]);
    return at < 0 ? 0 : (a.order[at] ?? 0) - (b.order[at] ?? 0);
  });
  return ranked[0]?.value;
};

/**
 * The published cell of a family to withhold for the sake of `cell`, its member. Cells that were never shown come first, then by how many families
 * would newly need a second one, by kind, by households, by key.
 */
export const furtherInFamily = (
  draft: Draft,
  withheld: Withheld,
  family: FamilyOfCells,
  cell: number,
): number | undefined =>
  firstOf(
    membersOf(family).filter((member) => isPublished(draft, withheld, member)),
    (member) => [
      draft.cells[member]?.displayed === undefined ? 0 : 1,
      newNeeds(draft, withheld, member, family),
      kindOf(draft, family, cell, member),
      draft.cells[member]?.households ?? 0,
      member,
    ],
  );

interface Reached {
  readonly family: FamilyOfCells;
  readonly cell: number;
  /** Steps from family to family over hidden cells. */
  readonly ring: number;
}

/** Outwards over hidden cells, the nearest families first. */
const familiesAround = (draft: Draft, withheld: Withheld, cell: number): readonly Reached[] => {
  const reached: Reached[] = [];
  const families = new Set<FamilyOfCells>();
  const cells = new Set([cell]);
  const queue = [{ from: cell, ring: 0 }];
  for (const { from, ring } of queue)
    for (const family of draft.lattice.familiesOf[from] ?? []) {
      if (families.has(family)) continue;
      families.add(family);
      reached.push({ family, cell: from, ring });
      const next = membersOf(family).filter(
        (member) => !cells.has(member) && isUnknown(draft, withheld, member),
      );
      for (const member of next) {
        cells.add(member);
        queue.push({ from: member, ring: ring + 1 });
      }
    }
  return reached;
};

/**
 * The cell to withhold next for the sake of a hidden one that is bounded too well: in the nearest family that leaves too little room, else in
 * the nearest, else anywhere. Undefined: there is nothing left to withhold.
 */
export const furtherAround = (draft: Draft, withheld: Withheld, cell: number): number | undefined => {
  const around = familiesAround(draft, withheld, cell)
    .map((reached) => ({
      ...reached,
      further: furtherInFamily(draft, withheld, reached.family, reached.cell),
    }))
    .filter(({ further }) => further !== undefined);
  const nearest = firstOf(around, ({ family, cell: member, ring }) => {
    const others = membersOf(family).filter((other) => other !== member && isUnknown(draft, withheld, other));
    const room = give(draft, family, member, others);
    return [room < needOf(draft, member) ? 0 : 1, ring, room];
  });
  if (nearest !== undefined) return nearest.further;
  return [...draft.cells.keys()].find((each) => isPublished(draft, withheld, each));
};
