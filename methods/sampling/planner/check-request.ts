import { SamplingRefusal } from '../refusal.ts';
import { shareOverall } from './expected-share.ts';
import type { PlannedIndicator, PlanRequest } from './plan-request.ts';
import { quotaBounds, villageBounds, type WeighedStratum, weighedStrata } from './plan-strata.ts';
import { requireInRange, requirePositive, requireRate, requireShare, requireWhole } from './within-range.ts';

const requireIcc = (name: string, icc: number): void =>
  requireInRange(name, icc, icc >= 0 && icc < 1, '[0, 1)');

/** An indicator's shares, as they are named in refusals. */
const checkShares = (
  { expected }: PlannedIndicator,
  name: string,
  strata: readonly WeighedStratum[],
): void => {
  if (typeof expected === 'number') {
    requireShare(`${name}.expected`, expected);
    return;
  }
  if (expected.length !== strata.length)
    throw new SamplingRefusal({
      code: 'lengths-differ',
      data: { name: `${name}.expected`, expected: strata.length, found: expected.length },
    });
  expected.forEach((share, place) => {
    requireShare(`${name}.expected[${place}]`, share);
  });
};

const checkIndicator = (
  indicator: PlannedIndicator,
  place: number,
  strata: readonly WeighedStratum[],
): void => {
  const name = `indicators[${place}]`;
  const { icc, share, margin, test } = indicator;
  checkShares(indicator, name, strata);
  requireIcc(`${name}.icc`, icc);
  requireRate(`${name}.share`, share);
  if (margin !== null) requireInRange(`${name}.margin`, margin, margin > 0 && margin < 0.5, '(0, 0.5)');
  if (test === null) return;
  const { threshold, level } = test.rule;
  requireShare(`${name}.threshold`, threshold);
  requireInRange(`${name}.verdictLevel`, level, level > 0.5 && level < 1, '(0.5, 1)');
  if (test.power === null) return;
  requireShare(`${name}.power`, test.power);
  const expected = shareOverall(indicator, strata);
  requireInRange(`${name}.expected`, expected, expected !== threshold, `not ${threshold}, the line`);
};

const checkIndicators = ({ indicators, goal }: PlanRequest, strata: readonly WeighedStratum[]): void => {
  requireInRange('indicators', indicators.length, indicators.length > 0, 'at least one');
  indicators.forEach((indicator, place) => {
    checkIndicator(indicator, place, strata);
    if (indicators.findIndex(({ key }) => key === indicator.key) < place)
      throw new SamplingRefusal({ code: 'attribute-twice', data: { name: indicator.key } });
  });
  const demands = indicators.filter(({ margin, test }) => margin !== null || (test?.power ?? null) !== null);
  if (goal.kind === 'demands')
    requireInRange('demands', demands.length, demands.length > 0, 'a margin or a power at least');
};

const checkQuotas = (quotas: readonly number[], strata: readonly WeighedStratum[]): void => {
  if (quotas.length !== strata.length)
    throw new SamplingRefusal({
      code: 'lengths-differ',
      data: { name: 'quotas', expected: strata.length, found: quotas.length },
    });
  strata.forEach((stratum, place) => {
    const quota = quotas[place] ?? 0;
    const { least, most } = quotaBounds(stratum);
    const data = { stratum: stratum.name, quota };
    if (!(Number.isSafeInteger(quota) && quota > 0))
      throw new SamplingRefusal({ code: 'quota-not-positive-integer', data });
    if (quota > most) throw new SamplingRefusal({ code: 'quota-above-list', data: { ...data, units: most } });
    if (quota < least) throw new SamplingRefusal({ code: 'quota-below-two', data });
  });
};

const checkGoal = ({ goal }: PlanRequest, strata: readonly WeighedStratum[]): void => {
  const { least, most } = villageBounds(strata);
  switch (goal.kind) {
    case 'demands':
      return;
    case 'budget':
      requirePositive('budget', goal.budget);
      return;
    case 'villages':
      requireWhole('villages', goal.villages, 1);
      if (goal.villages < least || goal.villages > most)
        throw new SamplingRefusal({ code: 'allocation-impossible', data: { n: goal.villages, least, most } });
      return;
    case 'quotas':
      checkQuotas(goal.quotas, strata);
  }
};

const checkPerVillage = ({ perVillage }: PlanRequest): void => {
  if (perVillage === null) return;
  requireInRange('perVillage', perVillage.length, perVillage.length > 0, 'at least one');
  perVillage.forEach((households, place) => {
    requireWhole(`perVillage[${place}]`, households, 2);
  });
};

const checkWhatIf = ({ whatIf }: PlanRequest): void => {
  whatIf.icc?.forEach((icc, place) => {
    requireIcc(`whatIf.icc[${place}]`, icc);
  });
  whatIf.expected?.forEach((share, place) => {
    requireShare(`whatIf.expected[${place}]`, share);
  });
  whatIf.responseRate?.forEach((rate, place) => {
    requireRate(`whatIf.responseRate[${place}]`, rate);
  });
};

/**
 * Refuses a request that no plan can be made from.
 * @throws SamplingRefusal `value-out-of-range`, `lengths-differ`, `stratum-twice`, `attribute-twice` (two indicators of one key),
 * `quota-not-positive-integer`, `quota-above-list`, `quota-below-two`, `allocation-impossible` (fewer villages than two a stratum, or more
 * than there are)
 */
export const checkRequest = (request: PlanRequest): void => {
  const strata = weighedStrata(request);
  checkIndicators(request, strata);
  checkGoal(request, strata);
  checkPerVillage(request);
  checkWhatIf(request);
  requireRate('responseRate', request.responseRate);
  requireRate('villageRate', request.villageRate);
  const { weightVariation: cv } = request;
  requireInRange('weightVariation', cv, cv >= 0 && cv < Number.POSITIVE_INFINITY, '0 or more');
  requirePositive('costs.village', request.costs.village);
  requirePositive('costs.household', request.costs.household);
  requireShare('level', request.level);
  requireShare('reserveAssurance', request.reserveAssurance);
};
