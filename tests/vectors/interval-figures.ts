import { type Domain, rowCount } from '../../methods/estimation/flat/domain.ts';
import {
  arcsineBounds,
  type Bounds,
  type IntervalMethod,
  tailOf,
  type Uncertain,
} from '../../methods/estimation/interval.ts';
import { type MeasuredRatio, ratioBounds } from '../../methods/estimation/ratio-bounds.ts';
import type { Figure } from './compare.ts';
import { designDf, domainDf, type EntrySample, statedDomainOf, statedRows } from './entry-sample.ts';
import type { EntryInterval } from './estimation-file.ts';
import { boundsBySpline } from './profile-by-spline.ts';
import { usedDomain, valuesOf } from './sample-of-file.ts';

const weightIn = ({ sample }: EntrySample, domain: Domain): number =>
  sample.weights.reduce((total, weight, row) => (domain[row] === 1 ? total + weight : total), 0);

interface IntervalOf {
  readonly method: IntervalMethod | 'likelihood';
  /** Degrees of freedom of the rows of the domain (`svyciprop`) or of the whole design (`confint`). */
  readonly of: 'domain' | 'design';
}

/** R's `logit` iterates to what `xlogit` states; the files give it a tolerance of 1e-6. */
const INTERVALS: ReadonlyMap<string, IntervalOf> = new Map([
  ['t', { method: 't', of: 'design' }],
  ['mean', { method: 't', of: 'domain' }],
  ['xlogit', { method: 'logit', of: 'domain' }],
  ['logit', { method: 'logit', of: 'domain' }],
  ['asin', { method: 'arcsine', of: 'domain' }],
  ['beta', { method: 'korn-graubard', of: 'domain' }],
  ['likelihood', { method: 'likelihood', of: 'domain' }],
]);

export const intervalCovered = (method: string): boolean => INTERVALS.has(method);

/** R's dispersion is that of Pearson's residuals, with weights whose mean is 1 over all rows of the domain. */
const likelihoodBoundsOf = (of: EntrySample, uncertain: Uncertain, tail: number): Bounds => {
  const stated = statedDomainOf(of);
  const used = usedDomain(stated, of.entry, [valuesOf(of.file, of.entry.variable ?? '', of.entry.category)]);
  const mean = weightIn(of, stated) / rowCount(stated);
  const rows = rowCount(used);
  const size = weightIn(of, used) / mean;
  return boundsBySpline({ ...uncertain, dispersion: size / (rows - 1) }, tail, { rows, size });
};

/** R's arcsine bound turns back at 0 and 1, the product's stops there: the vectors hold R's. */
const boundsOf = (
  of: EntrySample,
  measured: MeasuredRatio,
  tail: number,
  interval: IntervalOf['method'],
): (Bounds & { readonly effectiveN?: number }) | undefined => {
  const { estimate, variance, groupDegreesOfFreedom: degreesOfFreedom } = measured;
  const uncertain = { estimate, standardError: Math.sqrt(variance), degreesOfFreedom };
  if (interval === 'likelihood') return likelihoodBoundsOf(of, uncertain, tail);
  return interval === 'arcsine' && variance > 0
    ? arcsineBounds(uncertain, tail, true)
    : ratioBounds(measured, tail, { interval, cap: false });
};

/** The bounds of an entry's interval, and for Korn–Graubard the effective sizes behind it. */
export const intervalFigures = (
  of: EntrySample,
  estimate: number,
  standardError: number,
  { method, level, df, n, effectiveN, effectiveNAdjusted, lower, upper }: EntryInterval,
): readonly Figure[] => {
  const asked = INTERVALS.get(method);
  if (asked === undefined) throw new Error(`Intervals "${method}" are not covered.`);
  const degreesOfFreedom = asked.of === 'domain' ? domainDf(of) : designDf(of);
  const rows = statedRows(of);
  const variance = standardError ** 2;
  const bounds = boundsOf(
    of,
    {
      estimate,
      variance,
      n: rows,
      kishN: rows,
      groupDegreesOfFreedom: degreesOfFreedom,
      areaDegreesOfFreedom: degreesOfFreedom,
    },
    tailOf(level),
    asked.method,
  );
  const adjusted = method === 'beta' ? bounds?.effectiveN : undefined;
  return [
    { what: 'interval df', got: degreesOfFreedom, expected: df },
    { what: 'interval n', got: rows, expected: n },
    { what: 'lower', got: bounds?.lower, expected: lower, scale: estimate },
    { what: 'upper', got: bounds?.upper, expected: upper, scale: estimate },
    { what: 'effective n', got: (estimate * (1 - estimate)) / variance, expected: effectiveN },
    { what: 'adjusted effective n', got: adjusted, expected: effectiveNAdjusted },
  ];
};
