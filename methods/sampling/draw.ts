/** What a draw gives back, whatever its method. */
import type { Fraction } from './fraction.ts';

/**
 * `take-all`: certain to be in. `sample`: drawn. `ladder`: a reserve; stays closed until it is opened in the order of
 * its rank, with a reason.
 */
export type SelectionRole = 'take-all' | 'sample' | 'ladder';

export interface Selection {
  readonly unit: string;
  readonly role: SelectionRole;
  /** From 1 within the stratum: take-all units first, then the sample, then the ladder. */
  readonly rank: number;
  /** The ticket that ranks the unit among those of its role, smallest first; 64 hex digits. */
  readonly ticket: string;
  /**
   * Probability of inclusion at this stage. Of a ladder unit: once the ladder is opened as far as this unit (with j
   * units opened, `openedProbability` gives that of every unit in the field).
   */
  readonly probability: Fraction;
}

/** How a stratum's units are drawn. */
export type DrawMethod = 'pps-random-order' | 'pps-frame-order' | 'simple-random';

export interface StratumDraw {
  readonly stratum: string;
  readonly method: DrawMethod;
  /** Units in the stratum's list. */
  readonly units: number;
  /** Units wanted; take-all units count. */
  readonly quota: number;
  readonly takeAll: number;
  /** Ladder units there are; at most as many as asked for. */
  readonly reserve: number;
  /** Sum of sizes of the units that are not take-all, decimal; with simple random their number. */
  readonly total: string;
  /** In order of rank. */
  readonly selected: readonly Selection[];
}
