import type { Plan, PlannedDesign } from '../../../../methods/sampling/planner/plan.ts';
import type { PlannedIndicator, PlanRequest } from '../../../../methods/sampling/planner/plan-request.ts';

/** An indicator with nothing asked of it. */
export const indicator = (changes: Partial<PlannedIndicator> = {}): PlannedIndicator => ({
  key: 'satisfied',
  expected: 0.9,
  icc: 0.05,
  share: 1,
  margin: null,
  test: null,
  ...changes,
});

export const atLeast90 = { direction: 'at-least', threshold: 0.9, level: 0.95 } as const;
export const below2 = { direction: 'below', threshold: 0.02, level: 0.95 } as const;

/** A frame without end, a margin of three points. */
export const request = (changes: Partial<PlanRequest> = {}): PlanRequest => ({
  strata: null,
  indicators: [indicator({ margin: 0.03 })],
  goal: { kind: 'demands' },
  allocation: 'proportional',
  perVillage: null,
  responseRate: 1,
  villageRate: 1,
  weightVariation: 0,
  costs: { village: 10, household: 1 },
  level: 0.95,
  reserveAssurance: 0.95,
  whatIf: { icc: null, expected: null, responseRate: null },
  ...changes,
});

/** A county in two strata. */
export const county = [
  { name: '贫困村', villages: 128, households: 21_300 },
  { name: '非贫困村', villages: 182, households: 25_100 },
];

export const suggested = ({ suggestion }: Plan): PlannedDesign => {
  if (suggestion === null) throw new Error('nothing is suggested');
  return suggestion.design;
};

export const first = <Item>(items: readonly Item[]): Item => {
  const [item] = items;
  if (item === undefined) throw new Error('there is none');
  return item;
};
