import type { Domain } from '../../methods/estimation/flat/domain.ts';
import { measure } from '../../methods/estimation/flat/measure.ts';
import { arcsineBounds, type IntervalMethod, tailOf } from '../../methods/estimation/interval.ts';
import { QUANTILE_RULES, type QuantileRule } from '../../methods/estimation/quantiles/quantile-rule.ts';
import { readQuantile, shareAtOrBelow } from '../../methods/estimation/quantiles/read-quantile.ts';
import { weightedValues } from '../../methods/estimation/quantiles/weighted-values.ts';
import {
  type QuantileEnd,
  woodruffEnds,
  woodruffStandardError,
} from '../../methods/estimation/quantiles/woodruff-ends.ts';
import { type Figure, mismatchesOf, type Outcome } from './compare.ts';
import { type EntrySample, lonelyOptions, statedDomainOf } from './entry-sample.ts';
import { usedDomain, valuesOf } from './sample-of-file.ts';

const INTERVALS: ReadonlyMap<string, IntervalMethod> = new Map([
  ['mean', 't'],
  ['xlogit', 'logit'],
  ['asin', 'arcsine'],
  ['beta', 'korn-graubard'],
]);

interface QuantileQuestion {
  readonly of: EntrySample;
  readonly domain: Domain;
  readonly y: Float64Array;
  readonly rule: QuantileRule;
  readonly interval: IntervalMethod;
  readonly level: number;
}

interface Reading {
  readonly estimate: number;
  readonly standardError: QuantileEnd;
  readonly degreesOfFreedom: number;
  readonly lower: QuantileEnd;
  readonly upper: QuantileEnd;
}

/** R lets an arcsine bound turn back at 0 and 1; the product's stops there. */
const foldedArcsine = (question: QuantileQuestion, reading: Reading): Reading => {
  const { of, domain, y, rule, level } = question;
  const share = shareAtOrBelow(of.sample, domain, y, reading.estimate);
  const measured = share && measure(of.sample, share, lonelyOptions(of.entry));
  if (share === undefined || measured === undefined || 'notEstimable' in measured) return reading;
  const { degreesOfFreedom } = reading;
  const standardError = Math.sqrt(measured.variance);
  if (standardError === 0) return reading;
  const tail = tailOf(level);
  const bounds = arcsineBounds({ estimate: share.estimate, standardError, degreesOfFreedom }, tail, true);
  const ends = woodruffEnds(weightedValues(of.sample, domain, y), bounds, rule);
  return { ...reading, ...ends, standardError: woodruffStandardError(ends, degreesOfFreedom, tail) };
};

const readingAt = (question: QuantileQuestion, p: number): Reading => {
  const { of, domain, y, rule, interval, level } = question;
  const options = { ...lonelyOptions(of.entry), rule, interval, level, cap: false };
  const found = readQuantile(of.sample, domain, y, p, options);
  if ('notEstimable' in found) throw new Error(`The quantile is not estimable: ${found.notEstimable}.`);
  const { estimate, standardError, degreesOfFreedom } = found;
  const reading = { estimate, standardError, degreesOfFreedom, ...found.interval };
  return interval === 'arcsine' ? foldedArcsine(question, reading) : reading;
};

const numberIn = (end: QuantileEnd): number | undefined => (typeof end === 'number' ? end : undefined);

/** A limit that R does not give because the share leaves [0, 1] must be open here too. */
const openFigure = (what: string, end: QuantileEnd, expected: number | null | undefined): Figure => ({
  what: `${what} open`,
  got: Number(typeof end !== 'number'),
  expected: Number(expected === null),
});

/** All values lie at or below the quantile: R's limits then follow its rounding of a share of 1, if it has any. */
const hasShareOfOne = ({ of, domain, y, interval }: QuantileQuestion, estimate: number): boolean =>
  interval !== 't' && weightedValues(of.sample, domain, y).values.at(-1) === estimate;

const limitFigures = ({ of, interval }: QuantileQuestion, reading: Reading): readonly Figure[] => {
  const { ci, flag, estimate, se } = of.entry;
  const { lower, upper } = reading;
  return [
    {
      what: 'se',
      got: numberIn(reading.standardError),
      expected: flag === 'peer-quirk' ? null : se,
      scale: estimate ?? 1,
    },
    { what: 'lower', got: numberIn(lower), expected: ci?.lowerByDefinition ?? ci?.lower },
    { what: 'upper', got: numberIn(upper), expected: ci?.upper },
    ...(interval === 't' && ci !== undefined
      ? [openFigure('lower', lower, ci.lower), openFigure('upper', upper, ci.upper)]
      : []),
  ];
};

const figuresOf = (question: QuantileQuestion, reading: Reading): readonly Figure[] => {
  const { ci, estimate, df } = question.of.entry;
  const { degreesOfFreedom } = reading;
  return [
    { what: 'estimate', got: reading.estimate, expected: estimate },
    { what: 'df', got: degreesOfFreedom, expected: df },
    { what: 'interval df', got: degreesOfFreedom, expected: ci?.df },
    ...(hasShareOfOne(question, reading.estimate) ? [] : limitFigures(question, reading)),
  ];
};

/** With `tie`, a cumulated weight equals p up to rounding: the value on either side will do. */
const NEIGHBOURS = [1, 1 - 1e-9, 1 + 1e-9] as const;

export const quantileOutcome = (of: EntrySample): Outcome => {
  const { file, entry } = of;
  const rule = QUANTILE_RULES.find((known) => known === entry.qrule);
  if (rule === undefined) return { unknown: `quantile rule "${entry.qrule}"` };
  const interval = INTERVALS.get(entry.ci?.intervalType ?? 'mean');
  if (interval === undefined) return { unknown: `quantile interval "${entry.ci?.intervalType}"` };
  const y = valuesOf(file, entry.variable ?? '');
  const domain = usedDomain(statedDomainOf(of), entry, [y]);
  const question: QuantileQuestion = { of, domain, y, rule, interval, level: entry.ci?.level ?? 0.95 };
  const p = entry.p ?? Number.NaN;
  const candidates = (entry.tie === true ? NEIGHBOURS : [1]).map((factor) =>
    figuresOf(question, readingAt(question, p * factor)),
  );
  const matches = (figures: readonly Figure[]): boolean =>
    mismatchesOf('', entry.call, entry.tolerance ?? 1e-9, figures).length === 0;
  return { figures: candidates.find(matches) ?? candidates[0] ?? [] };
};
