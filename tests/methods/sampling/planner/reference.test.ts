import { describe, expect, it } from 'vitest';
import { allocateVillages } from '../../../../methods/sampling/planner/allocate-villages.ts';
import { expectedPrecision } from '../../../../methods/sampling/planner/expected-precision.ts';
import { formulaSize } from '../../../../methods/sampling/planner/formula-size.ts';
import { planContext } from '../../../../methods/sampling/planner/plan-context.ts';
import type { AllocationRule, PlannedIndicator } from '../../../../methods/sampling/planner/plan-request.ts';
import { weighedStrata } from '../../../../methods/sampling/planner/plan-strata.ts';
import { expectNear, referenceCases } from '../reference.ts';
import { indicator, request } from './requests.ts';

/** The reference files hold what R computed; their README says how. */
type SizeCase =
  | {
      readonly kind: 'proportion';
      readonly p: number;
      readonly margin: number;
      readonly level: number;
      readonly deff: number;
      readonly N: number | null;
      readonly n0: number;
      readonly nDeffWithinFpc: number;
    }
  | {
      readonly kind: 'oneSidedThreshold';
      readonly p0: number;
      readonly p1: number;
      readonly power: number;
      readonly alpha: number;
      readonly deff: number;
      readonly nTimesDeff: number;
    }
  | {
      readonly kind: 'designEffect';
      readonly clusterSize: number;
      readonly icc: number;
      readonly deff: number;
    }
  | { readonly kind: 'kishWeighting' };

const sizes = referenceCases<SizeCase>('sample-size');

/** A design effect made of unequal weights alone: 1 + cv² = deff. */
const sizeOf = (one: PlannedIndicator, deff: number, changes: Parameters<typeof request>[0] = {}) => {
  const weightVariation = Math.sqrt(deff - 1);
  return formulaSize(planContext(request({ indicators: [one], weightVariation, ...changes })), one, 10);
};

describe('the textbook sizes of a plan are those of R', () => {
  const proportions = sizes.filter((one) => one.kind === 'proportion');
  it.each(proportions)(
    'for a proportion of $p ± $margin, deff $deff, of $N',
    ({ p, margin, deff, N, ...r }) => {
      const strata = N === null ? null : [{ name: 'a', villages: 10, households: N }];
      const found = sizeOf(indicator({ expected: p, icc: 0, margin }), deff, { level: r.level, strata });
      expectNear(found.n0 ?? 0, r.n0);
      expectNear(found.forMargin ?? 0, r.nDeffWithinFpc);
    },
  );

  const tests = sizes.filter((one) => one.kind === 'oneSidedThreshold');
  it.each(tests)(
    'for a test of $p1 against $p0 with power $power',
    ({ p0, p1, power, alpha, deff, nTimesDeff }) => {
      const rule = { direction: 'below', threshold: p0, level: 1 - alpha } as const;
      const found = sizeOf(indicator({ expected: p1, icc: 0, test: { rule, power } }), deff);
      expectNear(found.forPower ?? 0, nTimesDeff);
    },
  );
});

const clusters = sizes.filter((one) => one.kind === 'designEffect');
it.each(clusters)(
  'a village of $clusterSize with ICC $icc has the planned design effect of R',
  ({ clusterSize, icc, deff }) => {
    const strata = [{ name: '', frame: null, weight: 1 }];
    const sample = { strata, quotas: [30], perVillage: clusterSize, weightVariation: 0 };
    expectNear(expectedPrecision(indicator({ icc }), sample).deffPlanned, deff);
  },
);

interface AllocationCase {
  readonly id: string;
  readonly method: string;
  readonly n: number;
  readonly population: readonly number[];
  readonly size: readonly number[];
  readonly allocation: readonly number[];
}

/** A rule of the planner, and the households by which it gives what the reference's method does. */
const SAME: ReadonlyMap<string, readonly [AllocationRule, 'population' | 'size']> = new Map([
  ['proportional', ['proportional', 'population']],
  ['power-count', ['power', 'population']],
  ['power-size', ['power', 'size']],
]);

const divided = referenceCases<AllocationCase>('allocation').flatMap((one) => {
  const same = SAME.get(one.method);
  return same === undefined ? [] : [{ ...one, rule: same[0], households: one[same[1]] }];
});

it('has allocations to compare with', () => {
  expect(divided.length).toBeGreaterThan(15);
});

it.each(divided)('villages are divided as in R: $id', ({ rule, n, population, households, allocation }) => {
  const strata = weighedStrata({
    strata: population.map((villages, place) => ({
      name: `${place}`,
      villages,
      households: households[place] ?? 0,
    })),
  });
  expect(allocateVillages(strata, rule, indicator(), n)).toEqual(allocation);
});
