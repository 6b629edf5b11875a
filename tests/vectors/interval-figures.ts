import {
  arcsineBounds,
  type Bounds,
  type IntervalMethod,
  tailOf,
} from '../../methods/estimation/interval.ts';
import { type MeasuredRatio, ratioBounds } from '../../methods/estimation/ratio-bounds.ts';
import type { Figure } from './compare.ts';
import { designDf, domainDf, type EntrySample, statedRows } from './entry-sample.ts';
import type { EntryInterval } from './estimation-file.ts';

interface IntervalOf {
  readonly method: IntervalMethod;
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
]);

export const intervalCovered = (method: string): boolean => INTERVALS.has(method);

/** R's arcsine bound turns back at 0 and 1, the product's stops there: the vectors hold R's. */
const boundsOf = (
  measured: MeasuredRatio,
  tail: number,
  interval: IntervalMethod,
): (Bounds & { readonly effectiveN?: number }) | undefined => {
  const { estimate, variance, groupDegreesOfFreedom: degreesOfFreedom } = measured;
  const uncertain = { estimate, standardError: Math.sqrt(variance), degreesOfFreedom };
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
