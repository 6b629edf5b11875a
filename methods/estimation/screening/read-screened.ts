/**
 * The missed rate over screened groups (漏评率，口径A): of all persons who are not registered and live in groups that were screened
 * whole, how many should have been. Its denominator is larger by an order of magnitude than that of the rate over interviewed
 * persons (口径B), so the two are never mixed.
 */
import { addAreas, emptyArea } from '../area.ts';
import type { Estimate, NotEstimable } from '../estimate.ts';
import { tailOf } from '../interval.ts';
import type { LonelyPolicy } from '../lonely-policy.ts';
import { entry } from '../packed-triangle.ts';
import { type RatioOptions, ratioBounds } from '../ratio-bounds.ts';
import { ratioFigure } from '../ratio-figure.ts';
import type { StratumDesign } from '../stratum.ts';
import { standInForAll, stratumFromVillages } from '../stratum-from-villages.ts';
import type { VillageMoments } from '../village.ts';
import { type ScreenedVillage, screenedBlock, screenedMeasure, screenedVillage } from './screened-village.ts';

export interface ScreenedStratum {
  readonly design: StratumDesign;
  /** Villages drawn, take-all ones apart; those given stand for all. Default: all are given. */
  readonly drawn?: number;
  /** In the order of their codes; those in which a group was screened. */
  readonly villages: readonly ScreenedVillage[];
}

export interface ScreenedOptions extends RatioOptions {
  /** Strata of one village, and villages of one screened group among several. Default `adjust`. */
  readonly lonelyPolicy?: Exclude<LonelyPolicy, 'average'>;
}

interface Persons {
  readonly screened: number;
  /** Σw²·N0. */
  readonly weightSquared: number;
}

/** All groups of a village have one weight, so it is the village's total over the persons behind it. */
const personsOf = ({ screened }: ScreenedVillage, { totals }: VillageMoments): Persons => {
  const persons = screened.reduce((sum, { nonregistered }) => sum + nonregistered, 0);
  return { screened: persons, weightSquared: persons === 0 ? 0 : entry(totals, 1) ** 2 / persons };
};

const finished = ({ design, drawn, villages }: ScreenedStratum, lonelyPolicy: LonelyPolicy) => {
  const moments = villages.map((village) => screenedVillage(village, lonelyPolicy));
  const standing = drawn === undefined ? moments : standInForAll(moments, design, drawn);
  return {
    area: stratumFromVillages(standing, design, screenedBlock, { lonelyPolicy }),
    persons: standing.flatMap((moment, at) => {
      const village = villages[at];
      return village === undefined ? [] : [personsOf(village, moment)];
    }),
  };
};

/**
 * R_A = Σw·y/Σw·N0 over screened groups, w = 1/(π of the village · π of the group), with the variance of the two-stage design: village
 * the PSU, groups simple random inside. `n` and the effective size of the interval count persons, so that where nobody was found
 * the bound is that of n_K/deffPlanned persons, n_K = (Σw·N0)²/Σw²·N0: plan a design effect for persons of one village.
 * R: `svyratio(~y, ~x, svydesign(id = ~village + group, strata = ~stratum, fpc = ~villages + groups))`; the interval:
 * `svyciprop(method = "beta")` with a row a person.
 * @throws EstimationError as `screenedVillage` and `stratumFromVillages`
 */
export const readScreened = (
  strata: readonly ScreenedStratum[],
  { lonelyPolicy = 'adjust', ...options }: ScreenedOptions = {},
): Estimate | NotEstimable => {
  const parts = strata.map((stratum) => finished(stratum, lonelyPolicy));
  const area = parts.map((part) => part.area).reduce(addAreas, emptyArea(screenedBlock, lonelyPolicy));
  const persons = parts.flatMap((part) => part.persons);
  const n = persons.reduce((sum, { screened }) => sum + screened, 0);
  const figure = ratioFigure(area, screenedBlock, screenedMeasure, 'all');
  if ('notEstimable' in figure) return { ...figure, n };
  const kishN = entry(area.totals, 1) ** 2 / persons.reduce((sum, each) => sum + each.weightSquared, 0);
  const { estimate, variance, lonelyStrata } = figure;
  const { level = 0.95 } = options;
  const bounds = ratioBounds({ ...figure, n, kishN }, tailOf(level), options);
  if (bounds === undefined) return { notEstimable: 'not-a-proportion', n, estimate };
  const { lower, upper, method, degreesOfFreedom, effectiveN } = bounds;
  return {
    estimate,
    standardError: Math.sqrt(variance),
    variance,
    degreesOfFreedom,
    n,
    ...(effectiveN === undefined ? {} : { effectiveN }),
    interval: { lower, upper, level, method },
    lonelyStrata,
  };
};
