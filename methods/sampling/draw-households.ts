import type { Selection, StratumDraw } from './draw.ts';

export interface HouseholdList {
  /** List type, such as `poor`, `exited`, `monitored`, `nonregistered`. */
  readonly list: string;
  /** Households on the list: positions 1 to `size` of the frozen roster. */
  readonly size: number;
  /** Households to draw, at least 2; a list of at most this many is taken whole. */
  readonly n: number;
}

export interface HouseholdDraw {
  readonly campaign: string;
  readonly village: string;
  /** 32 bytes, see `householdStageSeed`. */
  readonly stageSeed: Uint8Array;
  readonly lists: readonly HouseholdList[];
}

export interface HouseholdSelection extends Selection {
  /** In the frozen roster's list, from 1. */
  readonly position: number;
}

export interface ListDraw extends StratumDraw {
  readonly list: string;
  /** Every household of the list in order of rank: those taken, then the ladder. */
  readonly selected: readonly HouseholdSelection[];
}

export type DrawHouseholds = (draw: HouseholdDraw) => readonly ListDraw[];
