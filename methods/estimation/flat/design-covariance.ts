import { betweenFactor, centredSum } from '../centred-sum.ts';
import { EstimationError } from '../estimation-error.ts';
import type { LonelyPolicy } from '../lonely-policy.ts';
import { addOuterProduct, addScaled, entry, triangleSize } from '../packed-triangle.ts';
import { type Domain, unionOf } from './domain.ts';
import type { Influence } from './influence.ts';
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

interface StratumCovariance {
  /** Undefined: a lonely stratum that other strata stand in for. */
  readonly between: Float64Array | undefined;
  readonly within: Float64Array;
}

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
  const lonely = n === 1 || (domainLonely && totals.length === 1);
  if (lonely && policy === 'average') return;
  if (n === 1 && policy === 'refuse') throw new EstimationError('lonely-psu', 'A stratum has only one unit.');
  if (lonely && policy === 'adjust') {
    for (const total of totals) addOuterProduct(between, total, n === 1 ? c : (c * n) / (n - 1));
    return between;
  }
  if (n === 1) return between;
  const zeros = Array.from({ length: n - totals.length }, () => new Float64Array(columns));
  const unitsOfStratum = [...totals, ...zeros].map((total) => ({ totals: total, c }));
  addScaled(between, centredSum(unitsOfStratum, columns), betweenFactor(n * c, n * c * c));
  return between;
};

const stratumCovariance = (stratum: SampledStratum, figures: Figures): StratumCovariance | undefined => {
  const within = new Float64Array(triangleSize(figures.influences.length));
  const totals: Float64Array[] = [];
  for (const unit of stratum.units) {
    const total = unitTotals(unit, figures);
    if (total === undefined) continue;
    totals.push(total);
    if (unit.strata.length > 0) addScaled(within, stageCovariance(unit.strata, figures), stratum.fraction);
  }
  if (totals.length === 0) return;
  return { between: betweenUnits(totals, stratum, figures), within };
};

/** Between the units of each stratum, plus their fraction of what the stages inside them add. */
const stageCovariance = (strata: readonly SampledStratum[], figures: Figures): Float64Array => {
  const found = strata
    .map((stratum) => stratumCovariance(stratum, figures))
    .filter((part) => part !== undefined);
  const covariance = new Float64Array(triangleSize(figures.influences.length));
  const measured = found.filter(({ between }) => between !== undefined).length;
  const factor = found.length / measured;
  for (const { between, within } of found) {
    if (between !== undefined) addScaled(covariance, between, factor);
    addScaled(covariance, within, 1);
  }
  if (found.length > 0 && measured === 0) covariance.fill(Number.NaN);
  return covariance;
};
