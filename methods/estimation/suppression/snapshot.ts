import type { PrimaryReason, Tallied } from './disclosure-rule.ts';
import type { Family } from './lattice.ts';
import type { Ledger } from './ledger.ts';
import type { Term } from './simplex.ts';

/** What a cell shows: the numbers of the snapshot from which its figure is. */
export interface Displayed extends Tallied {
  readonly snapshot: number;
}

/**
 * - `empty`: no household has answered
 * - `shown`: its present figure
 * - `kept`: the figure that it showed before, because the present one would disclose
 * - `hidden`: nothing; to be shown as an empty cell is
 */
export type CellStatus = 'empty' | 'shown' | 'kept' | 'hidden';

/** `few-changed`: since the figure shown, one to nine households came or went. `complementary`: shown, it would give away another. */
export type HidingReason = PrimaryReason | 'few-changed' | 'complementary';

export interface SnapshotCell extends Tallied {
  readonly key: string;
  readonly status: CellStatus;
  /** Why it is `kept` or `hidden`. */
  readonly reason?: HidingReason;
  /** The last figure that went out, also of a cell hidden since. */
  readonly displayed?: Displayed;
  /** Households that came or went since that figure. */
  readonly changed: number;
  /** The part of the ledger that the present number differs from that figure by. */
  readonly pending: readonly Term[];
}

/**
 * The decision, made once and stored: what each cell shows in this snapshot, and all that the next one must know. It holds secret numbers
 * and is for the system's own eyes.
 */
export interface Snapshot {
  /** 0 before anything was published, 1 for the first. */
  readonly number: number;
  readonly families: readonly Family[];
  /** In the order of their keys. */
  readonly cells: readonly SnapshotCell[];
  readonly ledger: Ledger;
}

/** What goes out, by key: a hidden cell and an empty one are both not there. */
export const displayedFigures = ({ cells }: Snapshot): ReadonlyMap<string, Displayed> =>
  new Map(
    cells.flatMap(({ key, status, displayed }) =>
      displayed !== undefined && (status === 'shown' || status === 'kept') ? [[key, displayed] as const] : [],
    ),
  );
