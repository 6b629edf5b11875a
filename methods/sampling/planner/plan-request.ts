import type { VerdictRule } from '../../estimation/verdict/rule.ts';

/** A part of the frame in which villages are drawn apart from the others. */
export interface PlanStratum {
  readonly name: string;
  /** N_h. */
  readonly villages: number;
  /** In all its villages together; the villages are drawn in proportion to them. */
  readonly households: number;
}

/** The line that an indicator will be judged against. */
export interface PlannedTest {
  readonly rule: VerdictRule;
  /** Wanted chance that the verdict tells the truth: “meets” where `expected` is on the good side of the line, else “fails”. Null: only shown. */
  readonly power: number | null;
}

/** A rate to be estimated, with what one believes of it before the survey. */
export interface PlannedIndicator {
  readonly key: string;
  /** Between 0 and 1: one share for all strata, or one a stratum in their order. */
  readonly expected: number | readonly number[];
  /** How alike households of a village are: 0 ≤ ICC < 1. */
  readonly icc: number;
  /** Share of a village's answers that the indicator rests on (0.4 where 8 of 20 households are asked from its list); 1: all. */
  readonly share: number;
  /** Wanted half-width of the interval, as a share. Null: none is wanted. */
  readonly margin: number | null;
  readonly test: PlannedTest | null;
}

/** What decides how many villages are drawn. */
export type PlanGoal =
  /** As few as meet every margin and every power. */
  | { readonly kind: 'demands' }
  /** As many as the money allows. */
  | { readonly kind: 'budget'; readonly budget: number }
  | { readonly kind: 'villages'; readonly villages: number }
  /** Villages of each stratum, in their order. */
  | { readonly kind: 'quotas'; readonly quotas: readonly number[] };

/**
 * How villages are divided among strata. Proportional: to households, so that every household has the same weight. Neyman: to
 * households times the standard deviation of the first indicator. Power: to the square root of households. Equal: the same for all.
 */
export const ALLOCATION_RULES = ['proportional', 'neyman', 'power', 'equal'] as const;
export type AllocationRule = (typeof ALLOCATION_RULES)[number];

export interface PlanCosts {
  /** Of reaching a village, in any unit of money or time. */
  readonly village: number;
  /** Of a household visited, in the same unit. */
  readonly household: number;
}

/** Values to try in the what-if table. Null: half, the same and double, and ten points of response up and down. */
export interface WhatIfValues {
  readonly icc: readonly number[] | null;
  /** Of the first indicator. */
  readonly expected: readonly number[] | null;
  readonly responseRate: readonly number[] | null;
}

/** Everything that a plan is made from. */
export interface PlanRequest {
  /** Null: one population of unknown size, without finite population corrections. */
  readonly strata: readonly PlanStratum[] | null;
  /** The first leads: its spread steers a Neyman allocation. */
  readonly indicators: readonly PlannedIndicator[];
  readonly goal: PlanGoal;
  readonly allocation: AllocationRule;
  /** Answers wanted a village, each a line of the trade-off. Null: 5, 8, 10, 12, 15, 20, 30 and each indicator's optimum. */
  readonly perVillage: readonly number[] | null;
  /** Share of visited households that answer. */
  readonly responseRate: number;
  /** Share of drawn villages that can be worked. */
  readonly villageRate: number;
  /** cv_w of the weights within strata (non-response, calibration): the variance grows by 1 + cv²_w. */
  readonly weightVariation: number;
  readonly costs: PlanCosts;
  /** Of the two-sided intervals, such as 0.95. */
  readonly level: number;
  /** How surely the reserves suffice, in each village and each stratum, such as 0.95. */
  readonly reserveAssurance: number;
  readonly whatIf: WhatIfValues;
}
