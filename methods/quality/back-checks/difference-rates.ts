import { normalQuantile } from '../../estimation/distributions.ts';
import type { Bounds } from '../../estimation/interval.ts';
import { exactBounds } from '../../estimation/korn-graubard.ts';
import { sum } from '../../estimation/sum.ts';
import type { GivenAnswer } from '../interview.ts';
import type { AgreementTable } from './agreement-table.ts';

export interface RateWithBounds {
  readonly rate: number;
  readonly bounds: Bounds;
}

/**
 * Gross difference rate: the share of households whose two answers differ (Census Bureau, reinterview programs; for two answers (b + c)/n). Exact
 * bounds. R: `binom.test`.
 */
export const grossDifferenceRate = (
  { counts, n }: AgreementTable,
  level = 0.95,
): RateWithBounds | undefined => {
  if (n === 0) return;
  const same = sum(counts.map((row, i) => row[i] ?? 0));
  const rate = (n - same) / n;
  return { rate, bounds: exactBounds(rate, n, (1 - level) / 2) };
};

/** How one category fares: its prevalence in both interviews, and how reliable it is. */
export interface CategoryDifference {
  readonly category: GivenAnswer;
  readonly first: number;
  readonly again: number;
  /** First minus again: which way answers moved. Normal bounds of a difference of paired shares (Fleiss 1981, section 8.1). */
  readonly netDifference: RateWithBounds;
  /**
   * Share of the answers' variance that is error: GDR/(p₁(1 − p₂) + p₂(1 − p₁)) (Census Bureau; Hansen, Hurwitz and Pritzker 1964). Below 0.2 low,
   * above 0.5 high. Undefined where nobody or everybody chose the category both times.
   */
  readonly inconsistency: number | undefined;
}

const netDifference = (
  moved: { readonly away: number; readonly to: number },
  n: number,
  level: number,
): RateWithBounds => {
  const { away, to } = moved;
  const rate = (away - to) / n;
  const half = (normalQuantile((1 + level) / 2) * Math.sqrt(away + to - (away - to) ** 2 / n)) / n;
  return { rate, bounds: { lower: Math.max(-1, rate - half), upper: Math.min(1, rate + half) } };
};

export const categoryDifferences = (
  { categories, counts, n }: AgreementTable,
  level = 0.95,
): readonly CategoryDifference[] =>
  categories.map((category, k) => {
    const both = counts[k]?.[k] ?? 0;
    const away = sum(counts[k] ?? []) - both;
    const to = sum(counts.map((row) => row[k] ?? 0)) - both;
    const [first, again] = [(both + away) / n, (both + to) / n];
    const chance = first * (1 - again) + again * (1 - first);
    return {
      category,
      first,
      again,
      netDifference: netDifference({ away, to }, n, level),
      inconsistency: chance === 0 ? undefined : (away + to) / n / chance,
    };
  });
