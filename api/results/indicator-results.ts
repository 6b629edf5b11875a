import type { Figure } from '../estimates/figure.ts';
import type { Indicator } from '../estimates/indicator.ts';
import type { AreaResults } from './area-results.ts';

export interface IndicatorResult {
  readonly indicator: Indicator;
  readonly figures: readonly Figure[];
}

/** The area's figures in the order of the design's indicators. */
export const indicatorResults = ({ indicators, figures }: AreaResults): IndicatorResult[] =>
  indicators.map((indicator) => ({
    indicator,
    figures: figures.filter((figure) => figure.indicator === indicator.key),
  }));
