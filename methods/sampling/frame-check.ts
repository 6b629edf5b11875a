/** A frame and a plan are checked as a whole before the first ticket is computed. */
import type { DrawMethod } from './draw.ts';
import { SamplingRefusal } from './refusal.ts';

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
  /** Units to draw, take-all units among them; with `take-all` the stratum's number of units. */
  readonly n: number;
  /** Ladder units wanted; fewer come if a size does not leave room for them. */
  readonly reserve: number;
  /** Absent: `pps-random-order`. */
  readonly method?: DrawMethod;
}

const isWhole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least;

const checkPlan = ({ code: stratum, n, reserve, method }: StratumPlan): void => {
  if (!isWhole(n, 1)) {
    throw new SamplingRefusal({ code: 'quota-not-positive-integer', data: { stratum, quota: n } });
  }
  if (!isWhole(reserve, 0)) {
    throw new SamplingRefusal({ code: 'reserve-not-whole-number', data: { stratum, reserve } });
  }
  if ((method === 'pps-frame-order' || method === 'take-all') && reserve > 0) {
    throw new SamplingRefusal({ code: 'reserve-not-possible', data: { stratum, reserve } });
  }
};

const checkList = ({ code: stratum, n: quota, method }: StratumPlan, units: readonly FrameUnit[]): void => {
  if (units.length === 0) throw new SamplingRefusal({ code: 'stratum-without-units', data: { stratum } });
  if (quota > units.length) {
    throw new SamplingRefusal({ code: 'quota-above-list', data: { stratum, quota, units: units.length } });
  }
  if (method === 'take-all' && quota < units.length) {
    throw new SamplingRefusal({ code: 'quota-below-list', data: { stratum, quota, units: units.length } });
  }
  if (units.reduce((sum, { size }) => sum + size, 0) > Number.MAX_SAFE_INTEGER) {
    throw new SamplingRefusal({ code: 'sizes-too-large', data: { stratum } });
  }
};

/**
 * The units of each stratum by its code.
 * @throws SamplingRefusal for the first thing that is wrong with a plan, a unit or a stratum
 */
export const unitsByStratum = (
  strata: readonly StratumPlan[],
  units: readonly FrameUnit[],
): ReadonlyMap<string, readonly FrameUnit[]> => {
  const lists = new Map<string, FrameUnit[]>();
  for (const plan of strata) {
    checkPlan(plan);
    if (lists.has(plan.code)) {
      throw new SamplingRefusal({ code: 'stratum-twice', data: { stratum: plan.code } });
    }
    lists.set(plan.code, []);
  }
  const seen = new Set<string>();
  for (const unit of units) {
    const { id, stratum, size } = unit;
    if (seen.has(id)) throw new SamplingRefusal({ code: 'unit-twice', data: { unit: id } });
    seen.add(id);
    if (!isWhole(size, 1)) {
      throw new SamplingRefusal({ code: 'size-not-positive-integer', data: { unit: id, size } });
    }
    const list = lists.get(stratum);
    if (list === undefined) {
      throw new SamplingRefusal({ code: 'unit-outside-strata', data: { unit: id, stratum } });
    }
    list.push(unit);
  }
  for (const plan of strata) checkList(plan, lists.get(plan.code) ?? []);
  return lists;
};
