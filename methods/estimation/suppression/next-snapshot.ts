import { type Decision, decide } from './decide.ts';
import type { PrimaryReason } from './disclosure-rule.ts';
import { type Draft, type DraftCell, draftOf } from './draft.ts';
import { type CellChange, changesOf, type Family, latticeOf } from './lattice.ts';
import { compact, emptyLedger } from './ledger.ts';
import type { Term } from './simplex.ts';
import type { CellStatus, HidingReason, Snapshot, SnapshotCell } from './snapshot.ts';

/**
 * The snapshot before anything is published: every cell that there will be, named in a family or in `alone`. The frame is frozen by then, so all
 * areas and groups are known. Refuses families that name a cell twice.
 */
export const openSnapshots = (families: readonly Family[], alone: readonly string[] = []): Snapshot => {
  const named = families.flatMap(({ parent, children }) => [parent, ...children]);
  const { keys } = latticeOf([...new Set([...named, ...alone])], families);
  return {
    number: 0,
    families,
    cells: keys.map((key) => ({ key, status: 'empty', households: 0, count: 0, changed: 0, pending: [] })),
    ledger: emptyLedger,
  };
};

const isPrimary = (reason: HidingReason): reason is PrimaryReason =>
  reason === 'few-households' || reason === 'all-alike';

const statusOf = ({ households, displayed }: DraftCell, reason: HidingReason | undefined): CellStatus => {
  if (reason !== undefined) return isPrimary(reason) || displayed === undefined ? 'hidden' : 'kept';
  return households === 0 ? 'empty' : 'shown';
};

const decidedCell = (
  key: string,
  snapshot: number,
  cell: DraftCell,
  reason: HidingReason | undefined,
  renumber: (terms: readonly Term[]) => readonly Term[],
): SnapshotCell => {
  const { households, count, displayed } = cell;
  const common = { key, households, count, status: statusOf(cell, reason) };
  const before = displayed === undefined ? {} : { displayed };
  if (reason !== undefined)
    return { ...common, reason, ...before, changed: cell.changed, pending: renumber(cell.pending) };
  if (cell.news === 0)
    return { ...common, ...before, changed: cell.changed, pending: renumber(cell.pending) };
  return { ...common, displayed: { snapshot, households, count }, changed: 0, pending: [] };
};

const publishedTerms = ({ cells }: Draft, { reasons }: Decision): readonly (readonly Term[])[] =>
  cells.filter(({ news }, place) => news > 0 && !reasons.has(place)).map(({ pending }) => pending);

/**
 * The next snapshot: what each cell shows from now on. A figure changes only when none or at least 10 households came or went since it was
 * last shown; what is hidden stays hidden from whoever takes differences between areas, groups and all snapshots so far. A pure
 * function of the previous snapshot and the changes; a cell without a change need not be named.
 */
export const nextSnapshot = (previous: Snapshot, changes: readonly CellChange[]): Snapshot => {
  const number = previous.number + 1;
  const { families } = previous;
  const lattice = latticeOf(
    previous.cells.map(({ key }) => key),
    families,
  );
  const draft = draftOf(previous, lattice, changesOf(lattice, changes));
  const decision = decide(draft, number, previous.ledger.guards);
  const { ledger, renumber } = compact({
    unknowns: draft.unknowns,
    equations: [...draft.earlier, ...draft.added, ...publishedTerms(draft, decision)],
    guards: decision.guards,
  });
  return {
    number,
    families,
    cells: draft.cells.map((cell, place) =>
      decidedCell(lattice.keys[place] ?? '', number, cell, decision.reasons.get(place), renumber),
    ),
    ledger,
  };
};
