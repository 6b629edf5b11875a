import { betweenFactor, centredSum } from '../centred-sum.ts';
import { EstimationError } from '../estimation-error.ts';
import type { LonelyPolicy } from '../lonely-policy.ts';
import { addOuterProduct, addScaled, entry, triangleSize } from '../packed-triangle.ts';
import { type Domain, unionOf } from './domain.ts';
import type { Influence } from './influence.ts';
import { residualInfluence } from './residual-influence.ts';
import type { Sample, SampledStratum, SampledUnit } from './sample.ts';

export interface LonelyOptions {
  /** Default `adjust`. */
  readonly lonelyPolicy?: LonelyPolicy;
  /** Treat a stratum of several units of which one has rows of the domain alike. R: `survey.adjust.domain.lonely`. */
  readonly adjustDomainLonely?: boolean;
}

interface Figures {
  readonly influences: readonly Influence[];
  readonly weights: Float64Array;
  readonly domain: Domain;
  readonly policy: LonelyPolicy;
  readonly domainLonely: boolean;
}

const unitTotals = (
  { rows }: SampledUnit,
  { influences, weights, domain }: Figures,
): Float64Array | undefined => {
  const inside = rows.filter((row) => domain[row] === 1);
  if (inside.length === 0) return;
  return Float64Array.from(influences, ({ byRow }) =>
    inside.reduce((total, row) => total + entry(weights, row) * entry(byRow, row), 0),
  );
};

const alone = (
  totals: readonly Float64Array[],
  policy: LonelyPolicy,
  c: number,
  covariance: Float64Array,
): Float64Array | undefined => {
  if (policy === 'average') return;
  if (policy === 'adjust') for (const total of totals) addOuterProduct(covariance, total, c);
  return covariance;
};

/** Undefined: a lonely stratum that other strata stand in for. */
const betweenUnits = (
  totals: readonly Float64Array[],
  { units, fraction }: SampledStratum,
  { influences, policy, domainLonely }: Figures,
): Float64Array | undefined => {
  const columns = influences.length;
  const between = new Float64Array(triangleSize(columns));
  const c = 1 - fraction;
  const n = units.length;
  if (c === 0) return between;
  if (n === 1) {
    if (policy === 'refuse') throw new EstimationError('lonely-psu', 'A stratum has only one unit.');
    return alone(totals, policy, c, between);
  }
  if (domainLonely && totals.length === 1 && (policy === 'adjust' || policy === 'average'))
    return alone(totals, policy, (c * n) / (n - 1), between);
  const zeros = Array.from({ length: n - totals.length }, () => new Float64Array(columns));
  const inStratum = [...totals, ...zeros].map((total) => ({ totals: total, c }));
  addScaled(between, centredSum(inStratum, columns), betweenFactor(n * c, n * c * c));
  return between;
};

interface StratumCovariance {
  readonly between: Float64Array | undefined;
  readonly within: readonly (Float64Array | undefined)[];
  readonly fraction: number;
}

const stratumCovariance = (stratum: SampledStratum, figures: Figures): StratumCovariance | undefined => {
  const present = stratum.units.flatMap((unit) => {
    const totals = unitTotals(unit, figures);
    return totals === undefined ? [] : [{ unit, totals }];
  });
  if (present.length === 0) return;
  return {
    between: betweenUnits(
      present.map(({ totals }) => totals),
      stratum,
      figures,
    ),
    within: present
      .filter(({ unit }) => unit.strata.length > 0)
      .map(({ unit }) => stageCovariance(unit.strata, figures)),
    fraction: stratum.fraction,
  };
};

/**
 * Between the units of each stratum, plus their fraction of what the stages inside them add. Undefined where a stage has lonely
 * strata only and the policy is to take the average of the others.
 */
const stageCovariance = (strata: readonly SampledStratum[], figures: Figures): Float64Array | undefined => {
  const found = strata.flatMap((stratum) => stratumCovariance(stratum, figures) ?? []);
  const covariance = new Float64Array(triangleSize(figures.influences.length));
  const measured = found.filter(({ between }) => between !== undefined).length;
  if (found.length > 0 && measured === 0) return;
  for (const { between, within, fraction } of found) {
    if (between !== undefined) addScaled(covariance, between, found.length / measured);
    for (const inner of within) {
      if (inner === undefined) return;
      addScaled(covariance, inner, fraction);
    }
  }
  return covariance;
};

/**
 * Covariance of figures of one sample under its design, packed; strata without a row of their domains do not count. Multi-stage
 * with finite population correction as R's `svyrecvar`, at any depth; of residuals where weights were adjusted to known totals.
 * Undefined: see `average` in `LonelyPolicy`.
 */
export const designCovariance = (
  sample: Sample,
  influences: readonly Influence[],
  { lonelyPolicy = 'adjust', adjustDomainLonely = false }: LonelyOptions = {},
): Float64Array | undefined => {
  const unexplained = influences.map((influence) => residualInfluence(influence, sample.auxiliaries));
  return stageCovariance(sample.strata, {
    influences: unexplained,
    weights: sample.weights,
    domain: unexplained.map(({ domain }) => domain).reduce(unionOf),
    policy: lonelyPolicy,
    domainLonely: adjustDomainLonely,
  });
};

/** Variance of one figure; below (1e-13 of the terms that cancel)² it is rounding, and 0. */
export const designVariance = (
  sample: Sample,
  influence: Influence,
  options: LonelyOptions = {},
): number | undefined => {
  const variance = designCovariance(sample, [influence], options)?.[0];
  if (variance === undefined) return;
  return variance > (1e-13 * influence.magnitude) ** 2 ? variance : 0;
};
