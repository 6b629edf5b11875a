import { clusterDesignEffect } from '../design-effect.ts';
import { shareInStratum, shareOverall } from './expected-share.ts';
import type { PlannedIndicator } from './plan-request.ts';
import type { WeighedStratum } from './plan-strata.ts';
import { twoStageVariance } from './two-stage-variance.ts';

/** Villages of each stratum, and how many households answer in each. */
export interface PlannedSample {
  readonly strata: readonly WeighedStratum[];
  readonly quotas: readonly number[];
  /** On average; a fraction where fewer answer than planned. */
  readonly perVillage: number;
  readonly weightVariation: number;
}

/** What an interval and a verdict rest on. */
export interface ExpectedPrecision {
  readonly expected: number;
  readonly perVillage: number;
  readonly answers: number;
  /** n_K = (Σw)²/Σw² of the households. */
  readonly kishN: number;
  readonly variance: number;
  readonly degreesOfFreedom: number;
  readonly deffPlanned: number;
  /** Villages in which at least one case, and one non-case, is expected. */
  readonly eventVillages: number;
  readonly nonEventVillages: number;
}

interface StratumPart {
  readonly weight: number;
  readonly villages: number;
  readonly share: number;
  readonly variance: number;
  readonly degreesOfFreedom: number;
}

const partOf = (
  { frame, weight }: WeighedStratum,
  villages: number,
  share: number,
  { icc, share: ofAnswers }: PlannedIndicator,
  perVillage: number,
): StratumPart => {
  const takeAll = frame !== null && villages >= frame.villages;
  // How many households of the village an indicator's own list has is not known here: then no correction, which is the safe side.
  const fraction = frame === null || ofAnswers < 1 ? 0 : (villages * perVillage) / frame.households;
  return {
    weight,
    villages,
    share,
    variance: twoStageVariance({
      expected: share,
      icc,
      villages,
      perVillage: perVillage * ofAnswers,
      villageFraction: frame === null ? 0 : villages / frame.villages,
      householdFraction: Math.min(1, fraction),
    }),
    // In villages that are all taken the households are the sampling units.
    degreesOfFreedom: takeAll ? villages * Math.max(1, perVillage - 1) : villages - 1,
  };
};

/**
 * Share of villages with at least one case among m households: 1 − Π (β + j)/(α + β + j), j = 0 … m − 1, the beta-binomial distribution
 * with mean p and intraclass correlation 1/(α + β + 1). A fraction of a household counts as one.
 */
const shareWithCase = (p: number, icc: number, perVillage: number): number => {
  const households = Math.max(1, Math.round(perVillage));
  if (icc === 0) return 1 - (1 - p) ** households;
  const precision = (1 - icc) / icc;
  let none = 1;
  for (let j = 0; j < households; j++) none *= ((1 - p) * precision + j) / (precision + j);
  return 1 - none;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What a sample is expected to tell of an indicator. */
export const expectedPrecision = (indicator: PlannedIndicator, sample: PlannedSample): ExpectedPrecision => {
  const { strata, quotas, weightVariation } = sample;
  const { icc } = indicator;
  const perVillage = sample.perVillage * indicator.share;
  const parts = strata.map((stratum, place) =>
    partOf(stratum, quotas[place] ?? 0, shareInStratum(indicator, place), indicator, sample.perVillage),
  );
  const weighting = 1 + weightVariation ** 2;
  return {
    expected: shareOverall(indicator, strata),
    perVillage,
    answers: sum(parts.map(({ villages }) => villages * perVillage)),
    kishN: 1 / (weighting * sum(parts.map(({ weight, villages }) => weight ** 2 / (villages * perVillage)))),
    variance: weighting * sum(parts.map(({ weight, variance }) => weight ** 2 * variance)),
    degreesOfFreedom: sum(parts.map(({ degreesOfFreedom }) => degreesOfFreedom)),
    deffPlanned: clusterDesignEffect(Math.max(1, perVillage), icc),
    eventVillages: sum(parts.map(({ villages, share }) => villages * shareWithCase(share, icc, perVillage))),
    nonEventVillages: sum(
      parts.map(({ villages, share }) => villages * shareWithCase(1 - share, icc, perVillage)),
    ),
  };
};
