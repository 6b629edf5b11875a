import { centredSum } from '../centred-sum.ts';
import { EstimationError } from '../estimation-error.ts';
import type { LonelyPolicy } from '../lonely-policy.ts';
import { addOuterProduct, addScaled, entry, triangleSize } from '../packed-triangle.ts';
import { checkFinite, checkRows } from './check-columns.ts';
import { type Domain, unionOf } from './domain.ts';
import type { Influence } from './influence.ts';
import { residualInfluence } from './residual-influence.ts';
import type { Sample, SampledStratum, SampledUnit } from './sample.ts';
import { chanceUnits, complementAt, innerShareAt, spreadFactor } from './unit-draw.ts';

export interface LonelyOptions {
  /** Default `adjust`. */
  readonly lonelyPolicy?: LonelyPolicy;
  /** The same inside first-stage units (lists of one answer, say). Default as `lonelyPolicy`, which is R's only choice. */
  readonly innerLonelyPolicy?: LonelyPolicy;
  /** Treat a stratum of several units of which one has rows of the domain alike. R: `survey.adjust.domain.lonely`. */
  readonly adjustDomainLonely?: boolean;
}

interface Figures {
  readonly influences: readonly Influence[];
  readonly weights: Float64Array;
  readonly domain: Domain;
  readonly policy: LonelyPolicy;
  readonly innerPolicy: LonelyPolicy;
  readonly domainLonely: boolean;
}

/** A unit with rows of the domain, and its c. */
interface PresentUnit {
  readonly unit: SampledUnit;
  readonly at: number;
  readonly totals: Float64Array;
  readonly c: number;
}

/** Undefined: no row of the domain. */
const unitTotals = (
  { rows }: SampledUnit,
  { influences, weights, domain }: Figures,
): Float64Array | undefined => {
  let totals: Float64Array | undefined;
  for (const row of rows) {
    if (domain[row] !== 1) continue;
    totals ??= new Float64Array(influences.length);
    const weight = entry(weights, row);
    for (const [at, { byRow }] of influences.entries())
      totals[at] = entry(totals, at) + weight * entry(byRow, row);
  }
  return totals;
};

const presentUnits = ({ units, draw }: SampledStratum, figures: Figures): readonly PresentUnit[] =>
  units.flatMap((unit, at) => {
    const totals = unitTotals(unit, figures);
    return totals === undefined ? [] : [{ unit, at, totals, c: complementAt(draw, at) }];
  });

const alone = (
  present: readonly PresentUnit[],
  policy: LonelyPolicy,
  factor: number,
  covariance: Float64Array,
): Float64Array | undefined => {
  if (policy === 'average') return;
  if (policy === 'adjust')
    for (const { totals, c } of present) addOuterProduct(covariance, totals, c * factor);
  return covariance;
};

/** Undefined: a lonely stratum that other strata stand in for. */
const betweenUnits = (
  present: readonly PresentUnit[],
  { units, draw }: SampledStratum,
  { influences, policy, domainLonely }: Figures,
): Float64Array | undefined => {
  const columns = influences.length;
  const between = new Float64Array(triangleSize(columns));
  const n = chanceUnits(draw, units.length);
  if (n === 0) return between;
  if (n === 1) {
    if (policy === 'refuse') throw new EstimationError('lonely-psu', 'A stratum has only one unit.');
    return alone(present, policy, 1, between);
  }
  const factor = spreadFactor(draw, units.length);
  if (domainLonely && present.length === 1 && (policy === 'adjust' || policy === 'average'))
    return alone(present, policy, factor, between);
  const totals = new Float64Array(columns);
  const here = new Set(present.map(({ at }) => at));
  const zeros = [...units.keys()]
    .filter((at) => !here.has(at))
    .map((at) => ({ totals, c: complementAt(draw, at) }));
  addScaled(between, centredSum([...present, ...zeros], columns), factor);
  return between;
};

interface StratumCovariance {
  readonly between: Float64Array | undefined;
  readonly within: readonly { readonly covariance: Float64Array | undefined; readonly share: number }[];
}

const stratumCovariance = (stratum: SampledStratum, figures: Figures): StratumCovariance | undefined => {
  const present = presentUnits(stratum, figures);
  if (present.length === 0) return;
  const inside = { ...figures, policy: figures.innerPolicy };
  return {
    between: betweenUnits(present, stratum, figures),
    within: present
      .filter(({ unit }) => unit.strata.length > 0)
      .map(({ unit, at }) => ({
        covariance: stageCovariance(unit.strata, inside),
        share: innerShareAt(stratum.draw, at),
      })),
  };
};

/**
 * Between the units of each stratum, plus the share of each of what the stages inside it add. Undefined where a stage has lonely
 * strata only and the policy is to take the average of the others.
 */
const stageCovariance = (strata: readonly SampledStratum[], figures: Figures): Float64Array | undefined => {
  const found = strata.flatMap((stratum) => stratumCovariance(stratum, figures) ?? []);
  const covariance = new Float64Array(triangleSize(figures.influences.length));
  const measured = found.filter(({ between }) => between !== undefined).length;
  if (found.length > 0 && measured === 0) return;
  for (const { between, within } of found) {
    if (between !== undefined) addScaled(covariance, between, found.length / measured);
    for (const inner of within) {
      if (inner.covariance === undefined) return;
      addScaled(covariance, inner.covariance, inner.share);
    }
  }
  return covariance;
};

/**
 * Covariance of figures of one sample under its design, packed; strata without a row of their domains do not count. Multi-stage
 * with finite population correction as R's `svyrecvar`, at any depth, with Deville's first line where units were drawn with unequal
 * probabilities; of residuals where weights were adjusted to known totals. Undefined: see `average` in `LonelyPolicy`.
 * @throws EstimationError `wrong-shape` of figures of another sample, `out-of-range` of numbers too large to be squared, `lonely-psu`
 */
export const designCovariance = (
  sample: Sample,
  influences: readonly Influence[],
  {
    lonelyPolicy = 'adjust',
    innerLonelyPolicy = lonelyPolicy,
    adjustDomainLonely = false,
  }: LonelyOptions = {},
): Float64Array | undefined => {
  for (const { byRow, domain } of influences)
    for (const column of [byRow, domain]) checkRows('An influence', column.length, sample.weights.length);
  const unexplained = influences.map((influence) => residualInfluence(influence, sample));
  const covariance = stageCovariance(sample.strata, {
    influences: unexplained,
    weights: sample.weights,
    domain: unexplained.map(({ domain }) => domain).reduce(unionOf),
    policy: lonelyPolicy,
    innerPolicy: innerLonelyPolicy,
    domainLonely: adjustDomainLonely,
  });
  if (covariance !== undefined) checkFinite(covariance);
  return covariance;
};

/** Variance of one figure; below (1e-13 of the terms that cancel)² it is rounding, and 0. */
export const designVariance = (
  sample: Sample,
  influence: Influence,
  options: LonelyOptions = {},
): number | undefined => {
  const variance = designCovariance(sample, [influence], options)?.[0];
  if (variance === undefined) return;
  const rounding = (1e-13 * influence.magnitude) ** 2;
  checkFinite([rounding]);
  return variance > rounding ? variance : 0;
};
