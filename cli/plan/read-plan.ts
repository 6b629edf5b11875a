import type { PlanGoal, PlanRequest } from '../../methods/sampling/planner/plan-request.ts';
import { WrongUse } from '../command.ts';
import { type PlanFile, readPlanFile } from './plan-file.ts';
import type { PlanOptions } from './plan-options.ts';
import { readIndicators } from './read-indicators.ts';

/** What can be planned with although nobody stated it. */
export type Assumption = 'icc' | 'response' | 'costs';

/** A request, and which of its assumptions nobody stated. */
export interface ReadPlan {
  readonly request: PlanRequest;
  readonly assumed: readonly Assumption[];
}

/** Reaching a village takes as much as ten households, nobody refuses: printed as assumed wherever it is used. */
const ASSUMED_COSTS = { village: 10, household: 1 };
const ASSUMED_RESPONSE = 1;

const strataFrom = (
  { number, given, file }: PlanOptions,
  read: PlanFile | undefined,
): PlanRequest['strata'] => {
  const [villages, households] = [number('villages'), number('households')];
  if (read !== undefined) {
    const also = given('villages', 'households');
    if (also !== undefined) throw new WrongUse(`--${also}: the strata are in ${file}`);
    return read.strata.map(({ name, ...sizes }) => ({
      name,
      villages: sizes.villages,
      households: sizes.households,
    }));
  }
  if (villages === undefined && households === undefined) return null;
  if (villages === undefined || households === undefined)
    throw new WrongUse('--villages and --households belong together: those of the frame');
  return [{ name: 'all', villages, households }];
};

const goalFrom = ({ number }: PlanOptions, file: PlanFile | undefined): PlanGoal => {
  const [budget, villages] = [number('budget'), number('draw')];
  const quotas = (file?.strata ?? []).flatMap(({ draw }) => (draw === undefined ? [] : [draw]));
  const goals: readonly PlanGoal[] = [
    ...(budget === undefined ? [] : [{ kind: 'budget', budget } as const]),
    ...(villages === undefined ? [] : [{ kind: 'villages', villages } as const]),
    ...(quotas.length === 0 ? [] : [{ kind: 'quotas', quotas } as const]),
  ];
  if (goals.length > 1)
    throw new WrongUse(
      '--budget, --draw and “draw” of the strata: one of them says how many villages are drawn',
    );
  return goals[0] ?? { kind: 'demands' };
};

const assumptionsOf = ({ given }: PlanOptions, file: PlanFile | undefined): readonly Assumption[] => {
  const icc =
    file?.indicators?.some((indicator) => indicator.icc === undefined) ?? given('icc') === undefined;
  const costs = given('village-cost') === undefined || given('household-cost') === undefined;
  return [
    ...(icc ? (['icc'] as const) : []),
    ...(given('response') === undefined ? (['response'] as const) : []),
    ...(costs ? (['costs'] as const) : []),
  ];
};

/** The request that options and file make. @throws WrongUse, BadPlanFile */
export const readPlan = (options: PlanOptions): ReadPlan => {
  const { number, numbers } = options;
  const file = options.file === undefined ? undefined : readPlanFile(options.file);
  return {
    request: {
      strata: strataFrom(options, file),
      indicators: readIndicators(options, file),
      goal: goalFrom(options, file),
      allocation: options.allocation ?? 'proportional',
      perVillage: numbers('per-village'),
      responseRate: number('response') ?? ASSUMED_RESPONSE,
      villageRate: number('village-response') ?? 1,
      weightVariation: number('weight-cv') ?? 0,
      costs: {
        village: number('village-cost') ?? ASSUMED_COSTS.village,
        household: number('household-cost') ?? ASSUMED_COSTS.household,
      },
      level: number('level') ?? 0.95,
      reserveAssurance: number('reserve-assurance') ?? 0.95,
      whatIf: {
        icc: numbers('what-if-icc'),
        expected: numbers('what-if-expected'),
        responseRate: numbers('what-if-response'),
      },
    },
    assumed: assumptionsOf(options, file),
  };
};
