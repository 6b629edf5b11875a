import { type Estimate, isEstimable, type NotEstimable } from '../../methods/estimation/estimate.ts';
import { readContrast } from '../../methods/estimation/read-contrast.ts';
import { readDesignEffect } from '../../methods/estimation/read-design-effect.ts';
import { readRatio } from '../../methods/estimation/read-ratio.ts';
import { readTotal } from '../../methods/estimation/read-total.ts';
import { reliabilityOf } from '../../methods/estimation/suppression/reliability.ts';
import type { Design } from '../samples/design.ts';
import { breakdownOf, placeInBlocks } from './block-set.ts';
import { everyone } from './breakdown.ts';
import type { Figure } from './figure.ts';
import { headcountFigure } from './headcount-figure.ts';
import { type Contrast, type Indicator, isShare, type Measure, type Total } from './indicator.ts';
import { meanFigure } from './mean-figure.ts';
import { type ReadableArea, readFigure } from './read-figure.ts';

/** Every figure that pages show of an area: shares from 0 to 1, means and totals in their own units, intervals at 95 %. */
export const figuresOf = (readable: ReadableArea): readonly Figure[] =>
  readable.design.indicators.flatMap((indicator) => indicatorFigures(readable, indicator));

const indicatorFigures = (readable: ReadableArea, indicator: Indicator): readonly Figure[] => {
  switch (indicator.kind) {
    case 'measure':
      return groupsOf(readable.design, indicator).map((group) => measureFigure(readable, indicator, group));
    case 'total':
      return [totalFigure(readable, indicator)];
    case 'contrast':
      return [contrastFigure(readable, indicator)];
    case 'poverty-headcount':
      return [headcountFigure(readable, indicator)];
    case 'mean-of-shares':
      return [meanFigure(readable, indicator)];
  }
};

/** Everybody, and the groups of the measure's breakdowns; of list types those that are drawn from. */
const groupsOf = (design: Design, { by }: Measure): readonly string[] => {
  const drawn = new Set(Object.keys(design.households));
  return [
    everyone,
    ...by.flatMap((key) => {
      const groups = breakdownOf(design, key)?.groups.map((group) => group.key) ?? [];
      return key === 'list' ? groups.filter((group) => drawn.has(group)) : groups;
    }),
  ];
};

const measureFigure = ({ blocks, area }: ReadableArea, measure: Measure, group: string): Figure => {
  const place = placeInBlocks(blocks, measure.key, group);
  const moments = place && area.areas[place.index];
  if (place === undefined || moments === undefined) {
    return { indicator: measure.key, group, n: 0, notEstimable: 'no-answers' };
  }
  const { block, index, cell } = place;
  const share = isShare(measure);
  const reading = readRatio(moments, block, measure.key, group, {
    deffPlanned: measure.deffPlanned,
    interval: measure.interval ?? (share ? 'korn-graubard' : 't'),
  });
  const designEffect = readDesignEffect(moments, block, measure.key, group);
  return {
    ...readFigure(measure.key, group, reading),
    ...(share ? { events: area.events[index]?.[cell] ?? 0 } : {}),
    ...(designEffect === undefined ? {} : { designEffect }),
    ...(share ? reliabilityFrom(reading) : {}),
  };
};

const totalFigure = ({ blocks, area }: ReadableArea, { key, measure }: Total): Figure => {
  const place = placeInBlocks(blocks, measure, everyone);
  const moments = place && area.areas[place.index];
  return place === undefined || moments === undefined
    ? { indicator: key, group: everyone, n: 0, notEstimable: 'no-answers' }
    : readFigure(key, everyone, readTotal(moments, place.block, measure, everyone));
};

const contrastFigure = (
  { blocks, area }: ReadableArea,
  { key, measure, group, reference }: Contrast,
): Figure => {
  const place = placeInBlocks(blocks, measure, group);
  const moments = place && area.areas[place.index];
  return place === undefined || moments === undefined
    ? { indicator: key, group: everyone, n: 0, notEstimable: 'no-answers' }
    : readFigure(
        key,
        everyone,
        readContrast(moments, place.block, [
          { measure, group, coefficient: 1 },
          { measure, group: reference, coefficient: -1 },
        ]),
      );
};

const reliabilityFrom = (reading: Estimate | NotEstimable): Pick<Figure, 'reliability'> => {
  if (!isEstimable(reading) || reading.effectiveN === undefined) {
    return {};
  }
  const { estimate, n, effectiveN, degreesOfFreedom, interval } = reading;
  const { unreliable, review, unreliableComplement } = reliabilityOf({
    estimate,
    n,
    effectiveN,
    degreesOfFreedom,
    interval,
  });
  return {
    reliability: {
      review: [...review],
      unreliableComplement,
      ...(unreliable === undefined ? {} : { unreliable }),
    },
  };
};
