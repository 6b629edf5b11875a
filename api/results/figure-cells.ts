import type { CellStatus } from '../../methods/estimation/suppression/snapshot.ts';
import { everyone } from '../estimates/breakdown.ts';
import type { Figure } from '../estimates/figure.ts';
import { type Composite, type Indicator, type Measure, measuresOf } from '../estimates/indicator.ts';
import type { Counts } from '../estimates/node.ts';
import type { Design } from '../samples/design.ts';
import type { ShownFigure } from './shown-figure.ts';

/** What an area's figures are made public from. */
export interface DecidedArea {
  readonly design: Pick<Design, 'indicators'>;
  readonly counts: Counts;
  readonly figures: readonly Figure[];
  /** What the day's snapshot decided of a measure's group in this area. */
  readonly statusOf: (measure: string, group: string) => CellStatus;
  /** What was public of the same area in the snapshot before. */
  readonly before: readonly ShownFigure[];
}

/** The cells that a figure could tell about. */
export type FigureCells = readonly (readonly [measure: string, group: string])[];

export const figureOf = ({ figures }: DecidedArea, indicator: string, group: string): Figure | undefined =>
  figures.find((figure) => figure.indicator === indicator && figure.group === group);

export const measureOf = ({ design }: DecidedArea, key: string): Measure | undefined =>
  measuresOf(design.indicators).find((measure) => measure.key === key);

/** A rate that is expanded to nobody takes no part in a headcount. */
const partsOf = (
  { counts: { registry } }: DecidedArea,
  { wrongExit, missed }: Composite,
): readonly string[] => [
  ...(registry.exited > 0 ? [wrongExit] : []),
  ...(registry.nonregistered > 0 ? [missed] : []),
];

/**
 * A total of known size is its share; a difference of two groups beside one of them is the other; a headcount beside one of its rates
 * is the other, as is a mean beside one of its shares. So each goes with all cells that it is read from.
 */
export const figureCells = (area: DecidedArea, indicator: Indicator, group: string): FigureCells => {
  switch (indicator.kind) {
    case 'measure':
      return [[indicator.key, group]];
    case 'total':
      return [[indicator.measure, everyone]];
    case 'contrast':
      return [
        [indicator.measure, indicator.group],
        [indicator.measure, indicator.reference],
      ];
    case 'poverty-headcount':
      return partsOf(area, indicator).map((measure) => [measure, everyone]);
    case 'mean-of-shares':
      return indicator.measures.map((measure) => [measure, everyone]);
  }
};

/** `nothing`: a cell of it is hidden or empty; `kept`: one of them stays as it was before, and the figure with it. */
export const standingOf = (area: DecidedArea, cells: FigureCells): 'nothing' | 'kept' | 'shown' => {
  const statuses = cells.map(([measure, group]) => area.statusOf(measure, group));
  if (statuses.length === 0 || statuses.some((status) => status === 'hidden' || status === 'empty')) {
    return 'nothing';
  }
  return statuses.includes('kept') ? 'kept' : 'shown';
};
