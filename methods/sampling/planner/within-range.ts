import { SamplingRefusal } from '../refusal.ts';

/** @throws SamplingRefusal `value-out-of-range` with the value's name and what it may be */
export const requireInRange = (name: string, value: number, allowed: boolean, range: string): void => {
  if (!allowed) throw new SamplingRefusal({ code: 'value-out-of-range', data: { name, value, range } });
};

/** Strictly between 0 and 1. */
export const requireShare = (name: string, value: number): void =>
  requireInRange(name, value, value > 0 && value < 1, '(0, 1)');

/** Above 0, at most 1. */
export const requireRate = (name: string, value: number): void =>
  requireInRange(name, value, value > 0 && value <= 1, '(0, 1]');

export const requirePositive = (name: string, value: number): void =>
  requireInRange(name, value, value > 0 && value < Number.POSITIVE_INFINITY, 'above 0');

export const requireWhole = (name: string, value: number, least: number): void =>
  requireInRange(name, value, Number.isSafeInteger(value) && value >= least, `whole, ${least} or more`);
