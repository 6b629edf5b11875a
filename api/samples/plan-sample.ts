import { ASSUMED } from '../../methods/sampling/planner/assumed.ts';
import type { Plan } from '../../methods/sampling/planner/plan.ts';
import type {
  AllocationRule,
  PlanGoal,
  PlannedIndicator,
  PlanRequest,
  PlanStratum,
} from '../../methods/sampling/planner/plan-request.ts';
import { planSample as planByRules } from '../../methods/sampling/planner/plan-sample.ts';
import { type Sentences, suggestionSentence } from '../../methods/sampling/planner/suggestion-sentence.ts';
import { SamplingRefusal } from '../../methods/sampling/refusal.ts';
import { type Problem, refusalWith } from '../refusals.ts';

/** What somebody asks of the planner; what is left out is assumed, and named among the assumptions. */
export interface PlanQuestion {
  readonly strata?: readonly PlanStratum[] | null | undefined;
  readonly indicators: readonly {
    readonly key: string;
    readonly expected: number;
    readonly icc?: number | null | undefined;
    readonly share?: number | null | undefined;
    readonly margin?: number | null | undefined;
    readonly below?: number | null | undefined;
    readonly atLeast?: number | null | undefined;
    readonly power?: number | null | undefined;
    readonly verdictLevel?: number | null | undefined;
  }[];
  readonly budget?: number | null | undefined;
  readonly villages?: number | null | undefined;
  readonly allocation?: AllocationRule | null | undefined;
  readonly perVillage?: readonly number[] | null | undefined;
  readonly responseRate?: number | null | undefined;
  readonly villageRate?: number | null | undefined;
  readonly weightVariation?: number | null | undefined;
  readonly villageCost?: number | null | undefined;
  readonly householdCost?: number | null | undefined;
  readonly level?: number | null | undefined;
  readonly reserveAssurance?: number | null | undefined;
}

export interface AnsweredPlan extends Plan {
  readonly sentence: Sentences;
}

/** A village costs ten times a household where nothing else is said. */
const assumed = {
  ...ASSUMED,
  responseRate: 1,
  villageRate: 1,
  weightVariation: 0,
  villageCost: 10,
  householdCost: 1,
  level: 0.95,
  reserveAssurance: 0.95,
} as const;

const goalOf = ({ budget, villages }: PlanQuestion): PlanGoal => {
  if (budget !== undefined && budget !== null) {
    return { kind: 'budget', budget };
  }
  return villages === undefined || villages === null ? { kind: 'demands' } : { kind: 'villages', villages };
};

const indicatorOf = (asked: PlanQuestion['indicators'][number]): PlannedIndicator => {
  const { key, expected, icc, share, margin, power } = asked;
  const threshold = asked.below ?? asked.atLeast;
  const direction = asked.below === undefined || asked.below === null ? 'at-least' : 'below';
  return {
    key,
    expected,
    icc: icc ?? assumed.icc,
    share: share ?? 1,
    margin: margin ?? null,
    test:
      threshold === undefined || threshold === null
        ? null
        : {
            rule: { direction, threshold, level: asked.verdictLevel ?? assumed.verdictLevel },
            power: power ?? null,
          },
  };
};

const requestOf = (asked: PlanQuestion): PlanRequest => ({
  strata: asked.strata ?? null,
  indicators: asked.indicators.map(indicatorOf),
  goal: goalOf(asked),
  allocation: asked.allocation ?? 'proportional',
  perVillage: asked.perVillage ?? null,
  responseRate: asked.responseRate ?? assumed.responseRate,
  villageRate: asked.villageRate ?? assumed.villageRate,
  weightVariation: asked.weightVariation ?? assumed.weightVariation,
  costs: {
    village: asked.villageCost ?? assumed.villageCost,
    household: asked.householdCost ?? assumed.householdCost,
  },
  level: asked.level ?? assumed.level,
  reserveAssurance: asked.reserveAssurance ?? assumed.reserveAssurance,
  whatIf: { icc: null, expected: null, responseRate: null },
});

const mustBeClear = ({ indicators, budget, villages }: PlanQuestion): void => {
  const problems = indicators.flatMap(({ below, atLeast, power }, place): readonly Problem[] => {
    const lines = [below, atLeast].filter((line) => line !== undefined && line !== null).length;
    const field = `indicators[${place}]`;
    if (lines === 2) {
      return [{ field, reason: { en: 'an indicator has one line', zh: '一个指标只能有一条标准线' } }];
    }
    return lines === 0 && power !== undefined && power !== null
      ? [{ field, reason: { en: 'a power needs a line', zh: '把握度须配标准线' } }]
      : [];
  });
  const both = [budget, villages].every((amount) => amount !== undefined && amount !== null);
  const goals: readonly Problem[] = both
    ? [{ field: 'budget', reason: { en: 'give a budget or villages, not both', zh: '预算与村数只能给一个' } }]
    : [];
  if (problems.length + goals.length > 0) {
    throw refusalWith('input-invalid', [...problems, ...goals]);
  }
};

const problemOf = ({ problem }: SamplingRefusal): Problem => {
  switch (problem.code) {
    case 'value-out-of-range': {
      const { name, value, range } = problem.data;
      return name === 'demands'
        ? {
            field: 'indicators',
            reason: {
              en: 'say what is wanted: a margin, or a power with a line; or a budget, or villages',
              zh: '请给出精度、把握度（配标准线）、预算或村数之一',
            },
          }
        : { field: name, reason: { en: `${value} is not ${range}`, zh: `${value} 不在 ${range} 内` } };
    }
    default: {
      const facts = Object.entries(problem.data)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ');
      return { field: problem.code, reason: { en: facts, zh: facts } };
    }
  }
};

/**
 * The plan of a sample: what each number of households a village costs and gives, one suggestion with its reason in a sentence, and
 * what becomes of it if an assumption was wrong. Nothing is kept.
 */
export const planSample = (asked: PlanQuestion): AnsweredPlan => {
  mustBeClear(asked);
  const request = requestOf(asked);
  try {
    const plan = planByRules(request);
    return { ...plan, sentence: suggestionSentence(plan, request) };
  } catch (error) {
    if (error instanceof SamplingRefusal) {
      throw refusalWith('input-invalid', [problemOf(error)]);
    }
    throw error;
  }
};
