import { type Indicator, type IndicatorScale, scaleOf } from '../estimates/indicator.ts';
import type { Wording } from '../refusals.ts';
import type { AreaResults } from './area-results.ts';
import { groupWords } from './figure-words.ts';
import type { ShownFigure } from './shown-figure.ts';

/** A figure with the name of its group. */
export interface GroupFigure extends ShownFigure {
  readonly name: Wording;
  /** Key of the breakdown that the group is of. */
  readonly breakdown?: string;
}

export interface IndicatorResult {
  readonly indicator: Indicator;
  readonly scale: IndicatorScale;
  readonly figures: readonly GroupFigure[];
}

/** The area's figures in the order of the design's indicators. */
export const indicatorResults = ({ design, figures }: AreaResults): IndicatorResult[] =>
  design.indicators.map((indicator) => ({
    indicator,
    scale: scaleOf(design.indicators, indicator),
    figures: figures
      .filter((figure) => figure.indicator === indicator.key)
      .map((figure) => {
        const { name, breakdown } = groupWords(design, figure.group);
        return { ...figure, name, ...(breakdown === undefined ? {} : { breakdown: breakdown.key }) };
      }),
  }));
