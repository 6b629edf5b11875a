import type { Composite as PartsOfHeadcount } from '../../methods/estimation/read-composite.ts';
import { readComposite } from '../../methods/estimation/read-composite.ts';
import type { Design } from '../samples/design.ts';
import { everyone } from './breakdown.ts';
import type { Figure } from './figure.ts';
import { type Composite, measuresOf } from './indicator.ts';
import type { Counts } from './node.ts';
import { type ReadableArea, readFigure } from './read-figure.ts';

/** The persons of an area by its registry, and the measures that are expanded to them. Undefined where the registry has none. */
export const headcountParts = (
  { indicators }: Pick<Design, 'indicators'>,
  { registry: { poor, exited, nonregistered } }: Pick<Counts, 'registry'>,
  { wrongExit, missed }: Composite,
  keyOf: (measure: string) => string = (measure) => measure,
): PartsOfHeadcount | undefined => {
  const population = poor + exited + nonregistered;
  const part = (measure: string, size: number) => ({
    measure: keyOf(measure),
    group: everyone,
    size,
    deffPlanned: measuresOf(indicators).find(({ key }) => key === measure)?.deffPlanned ?? 1,
  });
  return population === 0
    ? undefined
    : { constant: poor, parts: [part(wrongExit, exited), part(missed, nonregistered)], population };
};

/**
 * Composite poverty headcount: (U + T·p₁ + N0·p₂)/N over the persons of the area's registry. The wrong-exit and missed rates
 * of the sample are expanded to all exited and all non-registered persons; N is the three groups together.
 */
export const headcountFigure = (
  { design, blocks, area, counts }: ReadableArea,
  indicator: Composite,
): Figure => {
  const composite = headcountParts(design, counts, indicator);
  const [block] = blocks;
  const [moments] = area.areas;
  if (composite === undefined || block === undefined || moments === undefined) {
    return { indicator: indicator.key, group: everyone, n: 0, notEstimable: 'no-registry-totals' };
  }
  return readFigure(indicator.key, everyone, readComposite(moments, block, composite));
};
