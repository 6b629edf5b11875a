import { type Language, languageTag } from '../page/language.ts';
import { type Axis, axisFor } from './axis.ts';
import { decimalsFor, percentage, type Range } from './decimals.ts';
import type { Indicator } from './operations.ts';
import { wordsIn } from './words.ts';

/** How the numbers of an indicator are written: shares in per cent, differences in points, amounts in their unit. */
export interface Writing {
  readonly value: (estimate: number, interval: Range | null) => string;
  /** Without the unit where it stands at the value already. */
  readonly range: (interval: Range) => string;
  readonly axisFor: (values: readonly number[]) => Axis;
  /** An end of the axis. */
  readonly end: (value: number) => string;
}

const shares: Writing = {
  value: (estimate, interval) => `${percentage(estimate, decimalsFor(interval))}%`,
  range: (interval) => {
    const decimals = decimalsFor(interval);
    return `${percentage(interval.lower, decimals)}–${percentage(interval.upper, decimals)}%`;
  },
  axisFor,
  end: (value) => `${percentage(value, 0)}%`,
};

/** As many decimals as the half-width has, none for whole numbers of people or money, three at most. */
const decimalsOfAmount = (interval: Range | null): number => {
  if (!interval || interval.upper === interval.lower) return 1;
  const halfWidth = (interval.upper - interval.lower) / 2;
  return Math.min(3, Math.max(0, -Math.floor(Math.log10(halfWidth))));
};

/** From 0 or below it to a round number beyond the largest. */
const axisOfAmounts = (values: readonly number[]): Axis => {
  const round = (value: number): number => {
    if (value === 0) return 0;
    const step = 10 ** Math.floor(Math.log10(Math.abs(value)));
    return Math.sign(value) * Math.ceil(Math.abs(value) / step) * step;
  };
  const from = round(Math.min(0, ...values));
  const to = round(Math.max(0, ...values));
  return from === to ? { from, to: from + 1 } : { from, to };
};

const amounts = (unit: Indicator['unit'], factor: number, language: Language): Writing => {
  const name = wordsIn(language).units[unit];
  const number = (value: number, decimals: number): string =>
    (factor * value).toLocaleString(languageTag(language), {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  const scaled = (interval: Range | null): Range | null =>
    interval && { lower: factor * interval.lower, upper: factor * interval.upper };
  return {
    value: (estimate, interval) => `${number(estimate, decimalsOfAmount(scaled(interval)))} ${name}`,
    range: (interval) => {
      const decimals = decimalsOfAmount(scaled(interval));
      // A dash between numbers that may be negative would read as a sign.
      return `${number(interval.lower, decimals)} ～ ${number(interval.upper, decimals)}`;
    },
    axisFor: axisOfAmounts,
    end: (value) => number(value, Math.abs(factor * value) < 1 && value !== 0 ? 2 : 0),
  };
};

export const writingFor = (
  { scale, unit }: Pick<Indicator, 'scale' | 'unit'>,
  language: Language,
): Writing => {
  switch (scale) {
    case 'SHARE':
      return shares;
    case 'DIFFERENCE':
      return amounts('POINTS', 100, language);
    case 'AMOUNT':
      return amounts(unit, 1, language);
  }
};
