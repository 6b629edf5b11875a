import { type Reliability, reliabilityOf } from '../../methods/estimation/suppression/reliability.ts';
import type { CellStatus } from '../../methods/estimation/suppression/snapshot.ts';
import { everyone } from '../estimates/breakdown.ts';
import type { Figure } from '../estimates/figure.ts';
import { type Composite, type Indicator, isShare, type Measure, measuresOf } from '../estimates/indicator.ts';
import type { Counts } from '../estimates/node.ts';
import type { Design } from '../samples/design.ts';
import { roundedAmount, roundedDifference, roundedShare } from './rounded-figure.ts';
import { hiddenAsUnreliable, notShown, type ShownFigure } from './shown-figure.ts';

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
type Cells = readonly (readonly [measure: string, group: string])[];

const figureOf = ({ figures }: DecidedArea, indicator: string, group: string): Figure | undefined =>
  figures.find((figure) => figure.indicator === indicator && figure.group === group);

const measureOf = ({ design }: DecidedArea, key: string): Measure | undefined =>
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
 * is the other. So each goes with all cells that it is read from.
 */
const cellsOf = (area: DecidedArea, indicator: Indicator, group: string): Cells => {
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
  }
};

const isUnreliable = (area: DecidedArea, [measure, group]: Cells[number]): boolean => {
  const share = measureOf(area, measure);
  const reliability = figureOf(area, measure, group)?.reliability;
  return (
    share !== undefined &&
    isShare(share) &&
    (reliability === undefined || reliability.unreliable !== undefined)
  );
};

const reliabilityIn = ({ reliability }: Figure): Reliability | undefined => {
  if (reliability === undefined) {
    return undefined;
  }
  const { unreliable, review, unreliableComplement } = reliability;
  return { review, unreliableComplement, ...(unreliable === undefined ? {} : { unreliable }) };
};

/** A headcount is a share on as many households as the smallest of its rates. */
const headcountReliability = (
  area: DecidedArea,
  { estimate, n, degreesOfFreedom, lower, upper }: Figure,
  cells: Cells,
): Reliability | undefined => {
  const sizes = cells.map(([measure, group]) => figureOf(area, measure, group)?.effectiveN ?? 0);
  const known =
    estimate !== undefined && degreesOfFreedom !== undefined && lower !== undefined && upper !== undefined;
  return known
    ? reliabilityOf({
        estimate,
        n,
        effectiveN: Math.min(...sizes),
        degreesOfFreedom,
        interval: { lower: Math.max(0, lower), upper: Math.min(1, upper) },
      })
    : undefined;
};

const presentFigure = (
  area: DecidedArea,
  indicator: Indicator,
  figure: Figure,
  cells: Cells,
): ShownFigure => {
  switch (indicator.kind) {
    case 'measure':
      return isShare(indicator) ? roundedShare(figure, reliabilityIn(figure)) : roundedAmount(figure);
    case 'poverty-headcount':
      return roundedShare(figure, headcountReliability(area, figure, cells));
    case 'total':
    case 'contrast': {
      if (cells.some((cell) => isUnreliable(area, cell))) {
        return hiddenAsUnreliable(figure);
      }
      const measure = measureOf(area, indicator.measure);
      const share = indicator.kind === 'contrast' && measure !== undefined && isShare(measure);
      return share ? roundedDifference(figure) : roundedAmount(figure);
    }
  }
};

const publicFigureOf = (area: DecidedArea, indicator: Indicator, figure: Figure): ShownFigure => {
  const cells = cellsOf(area, indicator, figure.group);
  const statuses = cells.map(([measure, group]) => area.statusOf(measure, group));
  if (statuses.length === 0 || statuses.some((status) => status === 'hidden' || status === 'empty')) {
    return notShown(figure);
  }
  if (statuses.includes('kept')) {
    const kept = area.before.find(
      ({ indicator: key, group }) => key === figure.indicator && group === figure.group,
    );
    return kept ?? notShown(figure);
  }
  return presentFigure(area, indicator, figure, cells);
};

/** The figures of an area as everybody without right to records gets them, in the order of its head. */
export const publicFigures = (area: DecidedArea): readonly ShownFigure[] =>
  area.figures.flatMap((figure) => {
    const indicator = area.design.indicators.find(({ key }) => key === figure.indicator);
    return indicator === undefined ? [] : [publicFigureOf(area, indicator, figure)];
  });
