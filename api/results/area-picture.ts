import { type Reliability, reliabilityOf } from '../../methods/estimation/suppression/reliability.ts';
import type { Figure } from '../estimates/figure.ts';
import { type Indicator, isShare } from '../estimates/indicator.ts';
import {
  type DecidedArea,
  type FigureCells,
  figureCells,
  figureOf,
  measureOf,
  standingOf,
} from './figure-cells.ts';
import { roundedAmount, roundedDifference, roundedShare } from './rounded-figure.ts';
import { hiddenAsUnreliable, notShown, type ShownFigure } from './shown-figure.ts';

const isUnreliable = (area: DecidedArea, [measure, group]: FigureCells[number]): boolean => {
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

/** A headcount, or a mean of shares, is a share on as many households as the smallest of its rates. */
const compositeReliability = (
  area: DecidedArea,
  { estimate, n, degreesOfFreedom, lower, upper }: Figure,
  cells: FigureCells,
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
  cells: FigureCells,
): ShownFigure => {
  switch (indicator.kind) {
    case 'measure':
      return isShare(indicator) ? roundedShare(figure, reliabilityIn(figure)) : roundedAmount(figure);
    case 'poverty-headcount':
    case 'mean-of-shares':
      return roundedShare(figure, compositeReliability(area, figure, cells));
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
  const cells = figureCells(area, indicator, figure.group);
  const standing = standingOf(area, cells);
  if (standing === 'nothing') {
    return notShown(figure);
  }
  if (standing === 'kept') {
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
