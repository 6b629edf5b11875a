import type { Outcome } from '../../estimation/verdict/rule.ts';

/** How likely each outcome of a verdict is where the true share is `truth`. */
export interface OutcomeChances {
  readonly truth: number;
  readonly meets: number;
  readonly fails: number;
  readonly cannotTell: number;
}

/** Bad cases (errors on a “below” line, those who do not approve on an “at least” line) that decide. */
export interface CriticalCounts {
  /** Meets with up to so many; −1: no sample of this size can meet. */
  readonly meetsUpTo: number;
  /** Fails from so many on; above `households`: no sample of this size can fail. */
  readonly failsFrom: number;
}

export interface ExpectedVerdict {
  /** Of the sample, less what unequal weights take: those among which the cases are counted. */
  readonly households: number;
  /** n_e on which the verdict is expected to rest. */
  readonly effectiveN: number;
  readonly critical: CriticalCounts;
  /** At the expected share first, then along the line. */
  readonly chances: readonly OutcomeChances[];
  /** What is true if the expected share is; on the line itself no verdict is. */
  readonly hoped: Exclude<Outcome, 'cannot-tell'> | null;
}

/** What the finished survey is expected to print for an indicator. */
export interface ExpectedFigure {
  readonly key: string;
  readonly expected: number;
  /** Households a village that the indicator rests on. */
  readonly perVillage: number;
  /** In the whole sample. */
  readonly answers: number;
  /** 1 + (m − 1)·ICC with the indicator's own m: what the design keeps for its verdict, which knows the weights by itself. */
  readonly deffPlanned: number;
  /** Variance against simple random sampling of so many answers, everything included. */
  readonly deff: number;
  readonly variance: number;
  readonly degreesOfFreedom: number;
  readonly effectiveN: number;
  /** Korn–Graubard at the expected share. */
  readonly lower: number;
  readonly upper: number;
  /** (upper − lower)/2. */
  readonly halfWidth: number;
  /** z·standard error, as the textbook formula has it. */
  readonly waldHalfWidth: number;
  /** Null: no margin was wanted. */
  readonly meetsMargin: boolean | null;
  readonly verdict: ExpectedVerdict | null;
  /** Null: no power was wanted. */
  readonly meetsPower: boolean | null;
}

export interface StratumQuota {
  readonly name: string;
  /** In the frame; null: unknown. */
  readonly frameVillages: number | null;
  readonly frameHouseholds: number | null;
  readonly villages: number;
  readonly reserveVillages: number;
  readonly interviews: number;
  /** Half-widths of the stratum on its own, one an indicator. */
  readonly halfWidths: readonly number[];
}

/** Quotas with what they cost and what they are expected to give. */
export interface PlannedDesign {
  readonly villages: number;
  /** Answers wanted a village. */
  readonly perVillage: number;
  /** Households drawn a village, so that so many answer on average. */
  readonly issuedPerVillage: number;
  /** Reserve households a village on top. */
  readonly reservePerVillage: number;
  readonly interviews: number;
  readonly issued: number;
  readonly cost: number;
  readonly strata: readonly StratumQuota[];
  readonly figures: readonly ExpectedFigure[];
}

export type Impossible =
  /** All villages of the frame are not enough; `nearest` is what they give. */
  | { readonly reason: 'not-enough-villages'; readonly nearest: PlannedDesign }
  /** More households are asked of a village than an average one of the stratum has. */
  | { readonly reason: 'village-too-small'; readonly stratum: string; readonly households: number }
  /** Two villages a stratum cost more. */
  | { readonly reason: 'budget-too-small'; readonly least: number };

/** What demanded the last village. */
export type Deciding =
  | { readonly kind: 'margin' | 'power'; readonly indicator: string }
  /** Two villages a stratum are already enough. */
  | { readonly kind: 'minimum' };

/** One line of the trade-off between villages and households a village. */
export interface TradeOffRow {
  readonly perVillage: number;
  /** Null where it is impossible. */
  readonly design: PlannedDesign | null;
  readonly impossible: Impossible | null;
  /** Where demands set the number of villages. */
  readonly deciding: Deciding | null;
}

export interface Suggestion {
  readonly design: PlannedDesign;
  /** Why this line of the table: least cost of those that do, best precision for the money, the only one, or nearest to the optimum. */
  readonly because: 'least-cost' | 'most-precise' | 'only-one' | 'nearest-optimum';
  readonly deciding: Deciding | null;
  /** The next best line by the same measure, and what it would cost more. */
  readonly runnerUp: { readonly design: PlannedDesign; readonly moreCost: number } | null;
}

/** The textbook sizes beside the plan's own, in answers, before rounding; null where nothing of the kind is wanted. */
export interface FormulaSize {
  readonly key: string;
  /** z²·p(1 − p)/e². */
  readonly n0: number | null;
  /** deff·n0 with the finite population correction. */
  readonly forMargin: number | null;
  /** deff times the size of a one-sided normal test. */
  readonly forPower: number | null;
}

/** Best answers a village by √(a/b·(1 − ICC)/ICC); null: with an ICC of 0 the more the better. */
export interface OptimalCluster {
  readonly key: string;
  readonly perVillage: number | null;
}

/** The suggestion where one assumption is wrong. */
export interface WhatIfLine {
  readonly vary: 'icc' | 'expected' | 'response-rate';
  /** Null: the response rate concerns all. */
  readonly indicator: string | null;
  readonly value: number;
  /** The value that was planned with. */
  readonly planned: boolean;
  /** What the suggested quotas would then give. */
  readonly figures: readonly ExpectedFigure[];
  /** What would be needed instead, with the same answers a village; null: nothing does, or nothing was demanded. */
  readonly needed: { readonly villages: number; readonly cost: number } | null;
}

export interface Plan {
  readonly rows: readonly TradeOffRow[];
  readonly optimum: readonly OptimalCluster[];
  /** Null: no line of the table is possible. */
  readonly suggestion: Suggestion | null;
  readonly formula: readonly FormulaSize[];
  readonly whatIf: readonly WhatIfLine[];
}
