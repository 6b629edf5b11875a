import { EstimationError } from '../estimation-error.ts';
import type { Tallied } from './disclosure-rule.ts';

/**
 * The cells of a snapshot and how they add: a county is the sum of its villages, and of its household types; a household type of the
 * county is the sum of that type in its villages. Whoever knows all members of a family but one knows that one.
 */
export interface Family {
  readonly parent: string;
  /** Parts of the parent that have no household in common and together are all of it. */
  readonly children: readonly string[];
}

/** What happened to a cell since the last snapshot. A household whose answer changed counts as one removed and one added. */
export interface CellChange {
  readonly key: string;
  readonly added: Tallied;
  /** Default none. */
  readonly removed?: Tallied;
}

export interface FamilyOfCells {
  readonly parent: number;
  readonly children: readonly number[];
}

/** Cells by their place in the order of their keys. */
export interface Lattice {
  readonly keys: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  readonly families: readonly FamilyOfCells[];
  readonly familiesOf: readonly (readonly FamilyOfCells[])[];
}

export const membersOf = ({ parent, children }: FamilyOfCells): readonly number[] => [parent, ...children];

const compare = (a: string, b: string): number => (a < b ? -1 : 1);

const refuse = (message: string): never => {
  throw new EstimationError('wrong-shape', message);
};

/** In the order of keys, so that nothing depends on the order given. Refuses two cells of one key, and families of unknown cells. */
export const latticeOf = (keys: readonly string[], families: readonly Family[]): Lattice => {
  const sorted = [...keys].sort(compare);
  const places = new Map(sorted.map((key, place) => [key, place]));
  if (places.size < sorted.length) refuse('Two cells have one key.');
  const placeOf = (key: string): number =>
    places.get(key) ?? refuse(`A family names "${key}", which is no cell.`);
  const indexed = families
    .map(({ parent, children }) => ({
      parent: placeOf(parent),
      children: children.map(placeOf).sort((a, b) => a - b),
    }))
    .sort((a, b) => a.parent - b.parent || (a.children[0] ?? 0) - (b.children[0] ?? 0));
  for (const family of indexed)
    if (new Set(membersOf(family)).size < family.children.length + 1 || family.children.length === 0)
      refuse(`The family of "${sorted[family.parent]}" is empty or names a cell twice.`);
  const familiesOf: FamilyOfCells[][] = sorted.map(() => []);
  for (const family of indexed) for (const cell of membersOf(family)) familiesOf[cell]?.push(family);
  return { keys: sorted, places, families: indexed, familiesOf };
};

const whole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const checkTallied = (key: string, { households, count }: Tallied): void => {
  if (!(whole(households) && whole(count) && count <= households))
    throw new EstimationError('out-of-range', `Cell "${key}": ${count} of ${households} households.`);
};

const NONE: Tallied = { households: 0, count: 0 };

export interface Change {
  readonly added: Tallied;
  readonly removed: Tallied;
}

/**
 * The changes in the order of the lattice; a cell that is not named did not change. Refuses unknown cells, counts that are none, and parents that
 * are not the sum of their children.
 */
export const changesOf = (lattice: Lattice, given: readonly CellChange[]): readonly Change[] => {
  const byKey = new Map(given.map(({ key, added, removed = NONE }) => [key, { added, removed }]));
  if (byKey.size < given.length) refuse('Two changes have one key.');
  for (const key of byKey.keys())
    if (!lattice.places.has(key)) refuse(`"${key}" is no cell of this snapshot.`);
  const changes = lattice.keys.map((key) => byKey.get(key) ?? { added: NONE, removed: NONE });
  changes.forEach(({ added, removed }, cell) => {
    checkTallied(lattice.keys[cell] ?? '', added);
    checkTallied(lattice.keys[cell] ?? '', removed);
  });
  for (const { parent, children } of lattice.families)
    for (const kind of ['added', 'removed'] as const)
      for (const field of ['households', 'count'] as const) {
        const sum = children.reduce((total, child) => total + (changes[child]?.[kind][field] ?? 0), 0);
        if (sum !== changes[parent]?.[kind][field])
          refuse(`The children of "${lattice.keys[parent]}" have ${sum} ${kind} ${field}, not what it has.`);
      }
  return changes;
};
