import { expectedFigure } from './expected-figure.ts';
import { rareSide, shareOverall, withRareSide } from './expected-share.ts';
import type { PlannedDesign, WhatIfLine } from './plan.ts';
import { type PlanContext, withAssumptions } from './plan-context.ts';
import type { PlannedIndicator, PlanRequest } from './plan-request.ts';
import { sampleOf } from './planned-design.ts';
import { tradeOffRow } from './trade-off.ts';

/** One assumption changed. */
interface Variation extends Pick<WhatIfLine, 'vary' | 'indicator' | 'value' | 'planned'> {
  readonly request: PlanRequest;
}

const HALF_AND_DOUBLE = [0.5, 1, 2];
/** An ICC stays below 1. */
const MOST_ICC = 0.99;
/** Tried where no likeness of households is planned with. */
const SOME_ICC = [0, 0.02, 0.05];
const RESPONSE_STEP = 0.1;

const withIndicator = (request: PlanRequest, changed: PlannedIndicator): PlanRequest => ({
  ...request,
  indicators: request.indicators.map((indicator) => (indicator.key === changed.key ? changed : indicator)),
});

const iccVariations = (request: PlanRequest, indicator: PlannedIndicator): readonly Variation[] => {
  const { key, icc } = indicator;
  const usual = icc === 0 ? SOME_ICC : HALF_AND_DOUBLE.map((times) => Math.min(MOST_ICC, times * icc));
  return (request.whatIf.icc ?? usual).map((value) => ({
    vary: 'icc',
    indicator: key,
    value,
    planned: value === icc,
    request: withIndicator(request, { ...indicator, icc: value }),
  }));
};

/** Strata keep their differences: the rarer side of each grows by the same factor. */
const withShare = (
  { request, strata }: PlanContext,
  indicator: PlannedIndicator,
  value: number,
): PlanRequest => {
  if (typeof indicator.expected === 'number')
    return withIndicator(request, { ...indicator, expected: value });
  const times = rareSide(value) / rareSide(shareOverall(indicator, strata));
  const expected = indicator.expected.map((share) => withRareSide(share, times));
  return withIndicator(request, { ...indicator, expected });
};

const shareVariations = (context: PlanContext, indicator: PlannedIndicator): readonly Variation[] => {
  const { request, strata } = context;
  const planned = shareOverall(indicator, strata);
  const isLeading = request.indicators.indexOf(indicator) === 0;
  const usual = HALF_AND_DOUBLE.map((times) => (times === 1 ? planned : withRareSide(planned, times)));
  return ((isLeading ? request.whatIf.expected : null) ?? usual).map((value) => ({
    vary: 'expected',
    indicator: indicator.key,
    value,
    planned: value === planned,
    request: value === planned ? request : withShare(context, indicator, value),
  }));
};

const responseVariations = (request: PlanRequest): readonly Variation[] => {
  const { responseRate, whatIf } = request;
  const usual = [responseRate - RESPONSE_STEP, responseRate, responseRate + RESPONSE_STEP]
    .map((rate) => Math.min(1, Math.round(rate * 1e9) / 1e9))
    .filter((rate) => rate > 0);
  return [...new Set(whatIf.responseRate ?? usual)].map((value) => ({
    vary: 'response-rate',
    indicator: null,
    value,
    planned: value === responseRate,
    request: { ...request, responseRate: value },
  }));
};

/** The suggested quotas under another assumption, and the villages that would be needed instead. */
const lineOf = (
  { request, ...variation }: Variation,
  planned: PlanContext,
  design: PlannedDesign,
): WhatIfLine => {
  const context = withAssumptions(planned, request);
  // Where fewer answer than planned, the households drawn stay as many as they are.
  const perVillage = (design.perVillage * request.responseRate) / planned.request.responseRate;
  const quotas = design.strata.map(({ villages }) => villages);
  const sample = sampleOf(context, quotas, perVillage);
  const needed =
    planned.request.goal.kind === 'demands' ? tradeOffRow(context, design.perVillage).design : null;
  return {
    ...variation,
    figures: request.indicators.map((indicator) => expectedFigure(indicator, sample, request.level)),
    needed: needed === null ? null : { villages: needed.villages, cost: needed.cost },
  };
};

/** One assumption at a time: ICC and expected share of each indicator, then the response rate. */
export const whatIf = (context: PlanContext, design: PlannedDesign): readonly WhatIfLine[] => {
  const { request } = context;
  return [
    ...request.indicators.flatMap((indicator) => [
      ...iccVariations(request, indicator),
      ...shareVariations(context, indicator),
    ]),
    ...responseVariations(request),
  ].map((variation) => lineOf(variation, context, design));
};
