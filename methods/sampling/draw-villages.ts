import type { DrawMethod, StratumDraw } from './draw.ts';

export interface FrameUnit {
  readonly id: string;
  readonly stratum: string;
  /** Whole number from 1 to 2^53 - 1. */
  readonly size: number;
  /** Place in the frame for frame-order systematic, compared as text; absent: the id. */
  readonly order?: string;
}

export interface StratumPlan {
  readonly code: string;
  /** Units to draw, take-all units among them. */
  readonly n: number;
  /** Ladder units wanted; fewer come if a size does not leave room for them. */
  readonly reserve: number;
  /** Absent: random-order systematic. */
  readonly method?: DrawMethod;
}

export interface VillageDraw {
  readonly campaign: string;
  /** 32 bytes, see `villageStageSeed`. */
  readonly stageSeed: Uint8Array;
  readonly strata: readonly StratumPlan[];
  readonly units: readonly FrameUnit[];
}

/** One result a stratum, sorted by stratum code; the order of strata and units in the input changes nothing. */
export type DrawVillages = (draw: VillageDraw) => readonly StratumDraw[];
