import type { AreaMoments } from '../../methods/estimation/area.ts';
import type { Block } from '../../methods/estimation/block.ts';
import { isEstimable } from '../../methods/estimation/estimate.ts';
import { readComposite } from '../../methods/estimation/read-composite.ts';
import type { Design } from '../samples/design.ts';
import type { Figure } from './figure.ts';
import { everyone, measuresOf } from './household-values.ts';
import type { Composite } from './indicator.ts';
import type { Counts } from './node.ts';

/**
 * Composite poverty headcount: (U + T·p₁ + N0·p₂)/N over the persons of the area's registry. The wrong-exit and missed rates
 * of the sample are expanded to all exited and all non-registered persons; N is the three groups together.
 */
export const headcountFigure = (
  design: Design,
  block: Block,
  area: AreaMoments,
  counts: Counts,
  indicator: Composite,
): Figure => {
  const { poor, exited, nonregistered } = counts.registry;
  const population = poor + exited + nonregistered;
  const named = { indicator: indicator.key, group: everyone };
  if (population === 0) {
    return { ...named, n: 0, notEstimable: 'no-registry-totals' };
  }
  const part = (measure: string, size: number) => ({
    measure,
    group: everyone,
    size,
    deffPlanned: measuresOf(design.indicators).find(({ key }) => key === measure)?.deffPlanned ?? 1,
  });
  const reading = readComposite(area, block, {
    constant: poor,
    parts: [part(indicator.wrongExit, exited), part(indicator.missed, nonregistered)],
    population,
  });
  if (!isEstimable(reading)) {
    return { ...named, n: reading.n, notEstimable: reading.notEstimable };
  }
  const { lower, upper, level, method } = reading.interval;
  const { n, estimate, standardError, degreesOfFreedom } = reading;
  return { ...named, n, estimate, standardError, degreesOfFreedom, lower, upper, level, method };
};
