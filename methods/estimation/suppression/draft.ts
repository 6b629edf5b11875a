import { EstimationError } from '../estimation-error.ts';
import type { Tallied } from './disclosure-rule.ts';
import type { Change, Lattice } from './lattice.ts';
import type { Equation, Unknown } from './ledger.ts';
import type { Term } from './simplex.ts';
import type { Displayed, Snapshot, SnapshotCell } from './snapshot.ts';

/** A cell of the snapshot that is being made, before it is decided what it shows. */
export interface DraftCell extends Tallied {
  readonly displayed?: Displayed;
  /** Households that came or went since the figure displayed. */
  readonly changed: number;
  /** Households that a new figure would tell about: those that changed, all of them where none was displayed. */
  readonly news: number;
  /** What the present number differs from the figure displayed by; all of it where none was. */
  readonly pending: readonly Term[];
  /** The part of it that was there before, or that left: what earlier figures may already tell about. */
  readonly earlier: readonly Term[];
  /** Households that came: about them nothing is known yet. */
  readonly added: number;
}

export interface Draft {
  readonly lattice: Lattice;
  readonly cells: readonly DraftCell[];
  readonly unknowns: readonly Unknown[];
  /** What can be known if nothing new is published. */
  readonly earlier: readonly Equation[];
  /** What holds besides: the households that came add up over families. */
  readonly added: readonly Equation[];
}

/** Families as equations: parent − Σ children = 0, of the unknowns of one kind. */
const familyEquations = (lattice: Lattice, unknownOf: ReadonlyMap<number, number>): readonly Equation[] => {
  const term = (cell: number, coefficient: number): Equation => {
    const variable = unknownOf.get(cell);
    return variable === undefined ? [] : [{ variable, coefficient }];
  };
  return lattice.families
    .map(({ parent, children }) => [...term(parent, 1), ...children.flatMap((child) => term(child, -1))])
    .filter(({ length }) => length > 0);
};

interface Growing {
  readonly unknowns: Unknown[];
  readonly earlier: Equation[];
  readonly added: Map<number, number>;
  readonly removed: Map<number, number>;
}

const grow = (growing: Growing, upper: number, value: number): Term => {
  growing.unknowns.push({ upper, value });
  return { variable: growing.unknowns.length - 1, coefficient: 1 };
};

const negative = ({ variable, coefficient }: Term): Term => ({ variable, coefficient: -coefficient });

const draftCell = (
  growing: Growing,
  cell: number,
  before: SnapshotCell,
  { added, removed }: Change,
): DraftCell => {
  const { displayed } = before;
  const changed = before.changed + added.households + removed.households;
  const households = before.households + added.households - removed.households;
  const count = before.count + added.count - removed.count;
  const earlier = [...before.pending];
  if (removed.households > 0) {
    // of those that were there, some left and the others stayed, and no more than so many of each
    const left = grow(growing, removed.households, removed.count);
    const stayed = grow(growing, before.households - removed.households, before.count - removed.count);
    growing.earlier.push([left, stayed, ...before.pending.map(negative)]);
    growing.removed.set(cell, left.variable);
    earlier.push(negative(left));
  }
  const pending = [...earlier];
  if (added.households > 0) {
    const came = grow(growing, added.households, added.count);
    growing.added.set(cell, came.variable);
    pending.push(came);
  }
  return {
    households,
    count,
    ...(displayed === undefined ? {} : { displayed }),
    changed,
    news: displayed === undefined ? households : changed,
    pending,
    earlier,
    added: added.households,
  };
};

/** Refuses a cell that loses more than it has. */
export const draftOf = (
  { cells: before, ledger }: Snapshot,
  lattice: Lattice,
  changes: readonly Change[],
): Draft => {
  const growing: Growing = {
    unknowns: [...ledger.unknowns],
    earlier: [...ledger.equations],
    added: new Map(),
    removed: new Map(),
  };
  const cells = before.map((was, cell): DraftCell => {
    const change = changes[cell] ?? { added: was, removed: was };
    const { removed } = change;
    const stay = was.households - removed.households;
    if (stay < 0 || was.count < removed.count || was.count - removed.count > stay)
      throw new EstimationError(
        'out-of-range',
        `Cell "${was.key}" had ${was.count} of ${was.households} and cannot lose ${removed.count} of ${removed.households}.`,
      );
    return draftCell(growing, cell, was, change);
  });
  return {
    lattice,
    cells,
    unknowns: growing.unknowns,
    earlier: [...growing.earlier, ...familyEquations(lattice, growing.removed)],
    added: familyEquations(lattice, growing.added),
  };
};
