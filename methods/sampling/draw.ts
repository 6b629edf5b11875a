/** What a draw gives back, whatever its method. */
import { type Fraction, fraction } from './fraction.ts';
import type { TicketScope } from './tickets.ts';

/** How a stratum's units are drawn from a frame. */
export type DrawMethod =
  | 'pps-random-order'
  | 'pps-frame-order'
  | 'simple-random'
  | 'take-all'
  | 'sequential-poisson'
  | 'pareto';

/** From a frame, or by `rotation` among the units that a draw before has hit. */
export type StratumMethod = DrawMethod | 'rotation';

/**
 * The drawn units of these methods have nearly the probability that stands beside them, not exactly it: wherever it is
 * shown, it is called approximate. Take-all units are certain with every method.
 */
export const isApproximate = (method: StratumMethod): boolean =>
  method === 'sequential-poisson' || method === 'pareto';

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
   * Probability of inclusion at this stage, nominal where the method `isApproximate`. Of a ladder unit: once the ladder
   * is opened as far as this unit (with j units opened, `openedProbability` gives that of every unit in the field).
   */
  readonly probability: Fraction;
}

export interface StratumDraw {
  readonly stratum: string;
  readonly method: StratumMethod;
  /** Units in the stratum's list. */
  readonly units: number;
  /** Units drawn to begin with, take-all units among them. */
  readonly quota: number;
  readonly takeAll: number;
  /** Ladder units; fewer than asked for if a size does not leave room for them. */
  readonly reserve: number;
  /** Sum of the sizes of the units that are not take-all, in decimal; with simple random sampling their number. */
  readonly total: string;
  /** In order of rank. */
  readonly selected: readonly Selection[];
}

/** One unit of a stratum's list, as the drawing of a stratum reads it. */
export interface ListedUnit {
  readonly id: string;
  readonly size: number;
  readonly order?: string;
}

/** One stratum to be drawn: distinct ids, positive whole sizes with a safe sum, and n from 1 to the number of units. */
export interface StratumRequest extends TicketScope {
  readonly stageSeed: Uint8Array;
  readonly n: number;
  readonly reserve: number;
  readonly units: readonly ListedUnit[];
}

/**
 * (n + j)·M/S: the probability that a unit of size M that is not take-all is in the field once j ladder units are
 * opened, exactly unless the method `isApproximate`; n and S are those of the units that are not take-all.
 * @param size 1 with simple random sampling
 */
export const openedProbability = (
  draw: Pick<StratumDraw, 'quota' | 'takeAll' | 'total'>,
  size: number,
  opened: number,
): Fraction => fraction(BigInt(draw.quota - draw.takeAll + opened) * BigInt(size), BigInt(draw.total));
