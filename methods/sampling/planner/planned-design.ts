import { expectedFigure } from './expected-figure.ts';
import { expectedInterval } from './expected-interval.ts';
import { expectedPrecision, type PlannedSample } from './expected-precision.ts';
import { shareInStratum } from './expected-share.ts';
import type { PlannedDesign, StratumQuota } from './plan.ts';
import { costOfVillage, issuedPerVillage, type PlanContext } from './plan-context.ts';
import type { WeighedStratum } from './plan-strata.ts';
import { reservesFor } from './reserves.ts';

/** The half-widths of a stratum as if it were all there is. */
const ownHalfWidths = (
  { request }: PlanContext,
  sample: PlannedSample,
  stratum: WeighedStratum,
  place: number,
): readonly number[] => {
  const own = { ...sample, strata: [{ ...stratum, weight: 1 }], quotas: [sample.quotas[place] ?? 0] };
  return request.indicators.map((indicator) => {
    const inStratum = { ...indicator, expected: shareInStratum(indicator, place) };
    return expectedInterval(expectedPrecision(inStratum, own), request.level).halfWidth;
  });
};

const quotaOf = (
  context: PlanContext,
  sample: PlannedSample,
  stratum: WeighedStratum,
  place: number,
): StratumQuota => {
  const { villageRate, reserveAssurance } = context.request;
  const { name, frame } = stratum;
  const villages = sample.quotas[place] ?? 0;
  const available = (frame?.villages ?? Number.POSITIVE_INFINITY) - villages;
  return {
    name,
    frameVillages: frame?.villages ?? null,
    frameHouseholds: frame?.households ?? null,
    villages,
    reserveVillages: reservesFor(
      { wanted: villages, drawn: villages, rate: villageRate },
      reserveAssurance,
      available,
    ),
    interviews: villages * sample.perVillage,
    halfWidths: ownHalfWidths(context, sample, stratum, place),
  };
};

/** Quotas a stratum and answers a village as the sample whose precision is expected. */
export const sampleOf = (
  { strata, request: { weightVariation } }: PlanContext,
  quotas: readonly number[],
  perVillage: number,
): PlannedSample => ({ strata, quotas, perVillage, weightVariation });

/** What quotas cost and are expected to give. */
export const plannedDesign = (
  context: PlanContext,
  quotas: readonly number[],
  perVillage: number,
): PlannedDesign => {
  const { request, strata } = context;
  const sample = sampleOf(context, quotas, perVillage);
  const villages = quotas.reduce((sum, quota) => sum + quota, 0);
  const issued = issuedPerVillage(context, perVillage);
  const { responseRate, reserveAssurance, level } = request;
  return {
    villages,
    perVillage,
    issuedPerVillage: issued,
    reservePerVillage: reservesFor(
      { wanted: perVillage, drawn: issued, rate: responseRate },
      reserveAssurance,
      Number.POSITIVE_INFINITY,
    ),
    interviews: villages * perVillage,
    issued: villages * issued,
    cost: villages * costOfVillage(context, perVillage),
    strata: strata.map((stratum, place) => quotaOf(context, sample, stratum, place)),
    figures: request.indicators.map((indicator) => expectedFigure(indicator, sample, level)),
  };
};
