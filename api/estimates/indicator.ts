import { z } from 'zod';
import { INTERVAL_METHODS } from '../../methods/estimation/interval.ts';
import { keySchema, ruleSchema, wordingSchema } from './rule-schema.ts';

/**
 * An indicator (指标) is data with its source. A *measure* says, as rules over a household, whether it counts in the denominator
 * and whether also in the numerator, and for how much: a rate, a mean, yuan a person. The others are read from measures: a
 * *total*, a *contrast* between two groups, a *poverty headcount* put together from two rates and registry totals, a *mean of shares*.
 */
export const indicatorUnits = ['persons', 'households', 'yuan', 'points'] as const;

const named = {
  key: keySchema,
  name: wordingSchema,
  unit: z.enum(indicatorUnits),
  /** Which denominator the figure uses, in a sentence; printed beside every figure. */
  denominatorText: wordingSchema,
  source: z.string().min(1),
};

const measure = z.object({
  kind: z.literal('measure'),
  ...named,
  /** The integer item whose answer the household counts for (x); absent: it counts for 1. */
  amount: z.string().optional(),
  /** The integer item that is added up in the numerator (y); absent: what the household counts for. */
  value: z.string().optional(),
  /** The integer item that says how much of the amount counts in the numerator, so that the figure stays a share; unknown: all of it. */
  portion: z.string().optional(),
  denominator: ruleSchema,
  /** Among the households of the denominator. */
  numerator: ruleSchema,
  /** Of the denominator: households that nobody could judge. A verdict counts them against “meets”, and not for “fails”. */
  undecided: ruleSchema.optional(),
  /** Keys of the breakdowns that it is shown by; `list`: by list type. */
  by: z.array(keySchema).max(12),
  /** Absent: Korn–Graubard for a share, t where `value` is added up. */
  interval: z.enum(INTERVAL_METHODS).optional(),
  /** The design effect planned for, used where nothing varies (0 or 100 %) and for verdicts on few events. */
  deffPlanned: z.number().min(0.5).max(50),
});

const total = z.object({
  kind: z.literal('total'),
  ...named,
  /** The measure whose numerator is expanded to the population. */
  measure: keySchema,
});

const contrast = z.object({
  kind: z.literal('contrast'),
  ...named,
  measure: keySchema,
  breakdown: keySchema,
  /** The figure is that of the first group minus that of the second. */
  group: keySchema,
  reference: keySchema,
});

const composite = z.object({
  kind: z.literal('poverty-headcount'),
  ...named,
  unit: z.literal('persons'),
  /** The measures whose rates are expanded to all exited and all non-registered persons. */
  wrongExit: keySchema,
  missed: keySchema,
});

const meanOfShares = z.object({
  kind: z.literal('mean-of-shares'),
  ...named,
  /** Shares that count the same, each over its own denominator. */
  measures: z.array(keySchema).min(2).max(10),
});

export const indicatorSchema = z.discriminatedUnion('kind', [
  measure,
  total,
  contrast,
  composite,
  meanOfShares,
]);

export type Indicator = z.infer<typeof indicatorSchema>;
export type Measure = z.infer<typeof measure>;
export type Total = z.infer<typeof total>;
export type Contrast = z.infer<typeof contrast>;
export type Composite = z.infer<typeof composite>;
export type MeanOfShares = z.infer<typeof meanOfShares>;

/** A share of households or persons: its numerator adds up what its denominator does. */
export const isShare = ({ value }: Measure): boolean => value === undefined;

/** What a figure's number is: a share of 1, the difference of two shares, or an amount in the indicator's unit. */
export const indicatorScales = ['share', 'difference', 'amount'] as const;
export type IndicatorScale = (typeof indicatorScales)[number];

export const scaleOf = (indicators: readonly Indicator[], indicator: Indicator): IndicatorScale => {
  switch (indicator.kind) {
    case 'measure':
      return isShare(indicator) ? 'share' : 'amount';
    case 'poverty-headcount':
    case 'mean-of-shares':
      return 'share';
    case 'total':
      return 'amount';
    case 'contrast': {
      const compared = measuresOf(indicators).find(({ key }) => key === indicator.measure);
      return compared !== undefined && isShare(compared) ? 'difference' : 'amount';
    }
  }
};

export const measuresOf = (indicators: readonly Indicator[]): readonly Measure[] =>
  indicators.filter((each) => each.kind === 'measure');

/** The measures that an indicator is read from. */
export const basisOf = (indicator: Indicator): readonly string[] => {
  switch (indicator.kind) {
    case 'measure':
      return [indicator.key];
    case 'total':
    case 'contrast':
      return [indicator.measure];
    case 'poverty-headcount':
      return [indicator.wrongExit, indicator.missed];
    case 'mean-of-shares':
      return indicator.measures;
  }
};

/** Persons by the registry: U still poor, T exited, N0 non-registered; N = U + T + N0 is the rural population. */
export const registryTotalsSchema = z.object({
  division: z.string().regex(/^[1-9][0-9]{5}$/),
  poor: z.int().min(0),
  exited: z.int().min(0),
  nonregistered: z.int().min(0),
});
