import type { AreaMoments } from './area.ts';
import type { Block } from './block.ts';
import type { Estimate, NotEstimable } from './estimate.ts';
import { EstimationError } from './estimation-error.ts';
import { tailOf } from './interval.ts';
import { covarianceOf, varianceOf } from './linear-reading.ts';
import { type RatioBounds, type RatioOptions, ratioBounds } from './ratio-bounds.ts';
import { type RatioFigure, ratioFigure } from './ratio-figure.ts';

/**
 * A headcount rate put together from a count that is known and rates that are estimated, each over a population of known size:
 * the composite poverty headcount is CPR = (U + T·p₁ + N0·p₂)/N with U persons still poor, T persons exited of whom p₁ wrongly,
 * N0 persons never registered of whom p₂ missed.
 */
export interface Composite {
  /** U, persons. */
  readonly constant: number;
  readonly parts: readonly CompositePart[];
  /** N, persons, above 0. */
  readonly population: number;
}

export interface CompositePart {
  readonly measure: string;
  readonly group: string;
  /** T or N0, persons. A part of size 0 takes no part. */
  readonly size: number;
  /** Design effect planned for this part's indicator; default that of the options. */
  readonly deffPlanned?: number;
}

interface EstimatedPart {
  readonly size: number;
  readonly figure: RatioFigure;
  readonly bounds: RatioBounds;
}

/** ρ of two parts' rates; 0 where one of them shows no variance. */
const correlation = (area: AreaMoments, a: RatioFigure, b: RatioFigure): number => {
  if (a === b) return 1;
  const scale = Math.sqrt(varianceOf(area, a.reading) * varianceOf(area, b.reading));
  if (scale === 0) return 0;
  return Math.min(1, Math.max(-1, covarianceOf(area, a.reading, b.reading) / scale));
};

/** √(ΣΣ ρ_ij·d_i·d_j): distances that are missed together add up, distances missed independently add as squares. */
const combine = (
  area: AreaMoments,
  parts: readonly EstimatedPart[],
  distanceOf: (part: EstimatedPart) => number,
): number => {
  let square = 0;
  for (const a of parts)
    for (const b of parts) square += correlation(area, a.figure, b.figure) * distanceOf(a) * distanceOf(b);
  return Math.sqrt(Math.max(0, square));
};

const check = ({ constant, parts, population }: Composite): void => {
  const sizes = [constant, ...parts.map(({ size }) => size)];
  if (
    !(
      population > 0 &&
      Number.isFinite(population) &&
      sizes.every((size) => size >= 0 && Number.isFinite(size))
    )
  )
    throw new EstimationError('out-of-range', `Sizes ${sizes.join(', ')} of a population of ${population}.`);
};

/**
 * The composite with a standard error by the delta method and an interval by MOVER (Zou and Donner 2008, with the parts' design
 * correlation): each part's own asymmetric bounds are combined, so that a part with no event still has its upper bound.
 * The delta interval would collapse to a point there.
 */
export const readComposite = (
  area: AreaMoments,
  block: Block,
  composite: Composite,
  options: RatioOptions = {},
): Estimate | NotEstimable => {
  check(composite);
  const { level = 0.95 } = options;
  const estimated: EstimatedPart[] = [];
  for (const { measure, group, size, deffPlanned } of composite.parts) {
    if (size === 0) continue;
    const figure = ratioFigure(area, block, measure, group);
    if ('notEstimable' in figure) return { notEstimable: figure.notEstimable, n: figure.n };
    const partOptions = deffPlanned === undefined ? options : { ...options, deffPlanned };
    const bounds = ratioBounds(figure, tailOf(level), partOptions);
    if (bounds === undefined) return { notEstimable: 'not-a-proportion', n: figure.n };
    estimated.push({ size, figure, bounds });
  }
  if (estimated.length === 0) return { notEstimable: 'no-answers', n: 0 };
  const { constant, population } = composite;
  const sum = estimated.reduce((total, { size, figure }) => total + size * figure.estimate, constant);
  const below = combine(
    area,
    estimated,
    ({ size, figure, bounds }) => size * (figure.estimate - bounds.lower),
  );
  const above = combine(
    area,
    estimated,
    ({ size, figure, bounds }) => size * (bounds.upper - figure.estimate),
  );
  const standardError =
    combine(area, estimated, ({ size, figure }) => size * Math.sqrt(figure.variance)) / population;
  return {
    estimate: sum / population,
    standardError,
    variance: standardError * standardError,
    degreesOfFreedom: Math.min(...estimated.map(({ bounds }) => bounds.degreesOfFreedom)),
    n: Math.min(...estimated.map(({ figure }) => figure.n)),
    interval: {
      lower: (sum - below) / population,
      upper: (sum + above) / population,
      level,
      method: 'mover',
    },
    lonelyStrata: area.lonelyStrata,
  };
};
