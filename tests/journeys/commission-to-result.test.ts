/**
 * One campaign over real HTTP, from the engagement to the closed result: what the pages show is what the flat estimator and the
 * textbook's formulas give over the very answers that were sent.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { domainOf } from '../../methods/estimation/flat/domain.ts';
import { readFlatRatio } from '../../methods/estimation/flat/read-flat.ts';
import { sampleFrom } from '../../methods/estimation/flat/sample.ts';
import { submission } from '../api/answers.ts';
import { county, frame } from '../api/campaign-on-its-way.ts';
import { type Evaluation, type Fields, fieldsOf, listOf, startEvaluation, until } from '../api/evaluation.ts';
import type { PersonKey } from '../api/people.ts';
import { degreesOfFreedom, ratio, type Sample, sizes, varianceOfTotal, weights } from './textbook.ts';
import { measured, openCampaign, pay, plannedVisits, registryTotals, type Visit } from './whole-campaign.ts';

let evaluation: Evaluation;
let campaign = '';
let visits: readonly Visit[] = [];
/** Visits village by village: three of the town, two of the township. */
let byVillage: readonly (readonly Visit[])[] = [];
beforeAll(async () => {
  evaluation = await startEvaluation({ worker: 'inside' });
  // Villages of one size: then π = n/N, and R's flat design with finite population corrections is the same sample.
  campaign = await openCampaign(evaluation, () => 100);
  visits = await plannedVisits(evaluation, campaign);
  byVillage = [...Map.groupBy(visits, ({ village }) => village).values()];
});
afterAll(() => evaluation.system.stop());

const resultsOf = async (division = county, person: PersonKey = 'lead'): Promise<Fields> =>
  (await evaluation.act(person, 'results', { campaign, division })).value;

const countsOf = (results: Fields): Fields => fieldsOf(results['counts']);

const estimateOf = (results: Fields, indicator: string, group = 'all'): Fields => {
  const found = listOf(results['indicators']).find(({ key }) => key === indicator);
  return listOf(found?.['estimates']).find((each) => each['group'] === group) ?? {};
};

const settledAt = (counts: Fields): Promise<Fields> =>
  until(resultsOf, (results) =>
    Object.entries(counts).every(([name, value]) => countsOf(results)[name] === value),
  );

describe('while villages are visited', () => {
  test('before the first visit every case is counted and nothing can be said', async () => {
    const results = await settledAt({ cases: 50 });
    expect(results).toMatchObject({
      provisional: true,
      simulated: true,
      counts: { answered: 0, otherOutcomes: 0, villages: 5, villagesClosed: 0 },
    });
    expect(estimateOf(results, 'recognition')).toMatchObject({
      estimate: null,
      interval: null,
      n: 0,
      notEstimable: 'no village is closed yet, or nobody answered',
    });
  });

  test('a visit moves the counts at once, and no figure', async () => {
    const [first = []] = byVillage;
    await pay(evaluation, campaign, first.slice(0, 1));
    const sent = performance.now();
    const results = await until(
      resultsOf,
      (each) => Number(countsOf(each)['answered']) + Number(countsOf(each)['otherOutcomes']) === 1,
    );
    expect(performance.now() - sent).toBeLessThan(5000);
    expect(estimateOf(results, 'recognition')).toMatchObject({ estimate: null, n: 0 });
  });

  test('a closed village gives an estimate, but one village does not show how villages differ', async () => {
    const [first = []] = byVillage;
    await pay(evaluation, campaign, first.slice(1));
    const results = await settledAt({ villagesClosed: 1 });
    expect(estimateOf(results, 'recognition')).toMatchObject({
      estimate: expect.any(Number),
      standardError: null,
      interval: null,
      notEstimable: 'one village alone does not show how villages differ',
    });
  });

  test('the second village of a stratum gives the interval', async () => {
    await pay(evaluation, campaign, byVillage[1] ?? []);
    const results = await settledAt({ villagesClosed: 2 });
    expect(estimateOf(results, 'recognition')).toMatchObject({
      standardError: expect.any(Number),
      interval: { lower: expect.any(Number), upper: expect.any(Number) },
      notEstimable: null,
      degreesOfFreedom: 1,
    });
  });
});

const close = (got: unknown, expected: number | undefined): void => {
  expect(got).toBeTypeOf('number');
  expect(Math.abs(Number(got) - Number(expected))).toBeLessThanOrEqual(
    1e-9 * Math.max(Math.abs(Number(expected)), 1e-3),
  );
};

/** The same sample as a table that R could read: n of N villages, then m of M households of each list. */
const flat = (sample: Sample) => {
  const of = (village: string) => sample.villages.find(({ code }) => code === village);
  const rows = sample.interviews;
  return sampleFrom({
    weights: weights(sample),
    stages: [
      {
        strata: rows.map(({ village }) => of(village)?.stratum ?? ''),
        units: rows.map(({ village }) => village),
        population: rows.map(
          ({ village }) => frame.filter(({ stratum }) => stratum === of(village)?.stratum).length,
        ),
      },
      {
        strata: rows.map(({ list }) => list),
        units: rows.map((_, row) => row),
        population: rows.map(({ village, list }) => of(village)?.lists.get(list) ?? 0),
      },
    ],
  });
};

describe('when every village is closed', () => {
  let sampleOf: (measure: string, group: string) => Sample;
  let results: Fields = {};
  beforeAll(async () => {
    await pay(evaluation, campaign, byVillage.slice(2).flat());
    results = await settledAt({ villagesClosed: 5 });
    sampleOf = await measured(evaluation, campaign, visits);
  });

  const rates = [
    ['wrong-exit', 'all'],
    ['missed', 'all'],
    ['recognition', 'all'],
    ['recognition', 'poor'],
    ['recognition', 'exited'],
    ['recognition', 'nonregistered'],
  ] as const;

  test('all visits are counted', () => {
    const answered = visits.filter(({ answers }) => answers !== undefined).length;
    expect(countsOf(results)).toEqual({
      cases: visits.length,
      answered,
      otherOutcomes: visits.length - answered,
      villages: 5,
      villagesClosed: 5,
    });
    // The simulated households give every kind of case: answers, outcomes, events.
    expect(visits.length - answered).toBeGreaterThan(2);
  });

  test.each(rates)('%s of %s is what the textbook’s formulas give', (indicator, group) => {
    const shown = estimateOf(results, indicator, group);
    const sample = sampleOf(indicator, group);
    const { estimate, z } = ratio(sample);
    expect(estimate).toBeGreaterThan(0);
    expect(estimate).toBeLessThan(1);
    close(shown['estimate'], estimate);
    close(shown['standardError'], Math.sqrt(varianceOfTotal(sample, z)));
    expect(shown['n']).toBe(sizes(sample).n);
    expect(shown['degreesOfFreedom']).toBe(degreesOfFreedom(sample));
  });

  test.each(rates)('%s of %s is what the flat estimator gives, interval and all', (indicator, group) => {
    const shown = estimateOf(results, indicator, group);
    const sample = sampleOf(indicator, group);
    const rows = flat(sample);
    const counting = domainOf(rows, (row) => (sample.interviews[row]?.x ?? 0) > 0);
    const y = sample.interviews.map((each) => each.y);
    const x = sample.interviews.map((each) => each.x);
    const read = readFlatRatio(rows, counting, y, x, { deffPlanned: 2, lonelyPolicy: 'adjust' });
    if ('notEstimable' in read) {
      throw new Error(`The flat estimator says ${read.notEstimable}`);
    }
    close(shown['estimate'], read.estimate);
    close(shown['standardError'], read.standardError);
    close(shown['effectiveN'], read.effectiveN);
    close(fieldsOf(shown['interval'])['lower'], read.interval.lower);
    close(fieldsOf(shown['interval'])['upper'], read.interval.upper);
    expect(shown).toMatchObject({ n: read.n, degreesOfFreedom: read.degreesOfFreedom });
  });
});

/** √(d₁² + d₂² + 2ρ·d₁·d₂) of two distances that are missed together as the rates are. */
const together = (one: number, two: number, correlation: number): number =>
  Math.sqrt(one * one + two * two + 2 * correlation * one * two);

test('the composite headcount expands both rates to all persons of the registry, with their correlation', async () => {
  const results = await resultsOf();
  const shown = estimateOf(results, 'composite-headcount');
  const sampleOf = await measured(evaluation, campaign, visits);
  const [wrong, missed] = (['wrong-exit', 'missed'] as const).map((measure) => {
    const sample = sampleOf(measure, 'all');
    const { estimate, z } = ratio(sample);
    return { sample, estimate, z, variance: varianceOfTotal(sample, z), shown: estimateOf(results, measure) };
  });
  if (wrong === undefined || missed === undefined) {
    throw new Error('there are two rates');
  }
  const { poor, exited, nonregistered } = registryTotals;
  const population = poor + exited + nonregistered;
  close(shown['estimate'], (poor + exited * wrong.estimate + nonregistered * missed.estimate) / population);
  const combined = wrong.z.map((z, k) => (exited * z + nonregistered * (missed.z[k] ?? 0)) / population);
  const variance = varianceOfTotal(wrong.sample, combined);
  close(shown['standardError'], Math.sqrt(variance));
  // MOVER (Zou and Donner 2008) on the parts' own intervals, which the flat estimator has confirmed above.
  const covariance = varianceOfTotal(
    wrong.sample,
    wrong.z.map((z, k) => z + (missed.z[k] ?? 0)),
  );
  const correlation =
    (covariance - wrong.variance - missed.variance) / (2 * Math.sqrt(wrong.variance * missed.variance));
  const distance = (end: 'lower' | 'upper'): number => {
    const of = (part: typeof wrong, persons: number): number =>
      persons * Math.abs(Number(fieldsOf(part.shown['interval'])[end]) - part.estimate);
    return together(of(wrong, exited), of(missed, nonregistered), correlation) / population;
  };
  const { lower, upper } = fieldsOf(shown['interval']);
  close(lower, Number(shown['estimate']) - distance('lower'));
  close(upper, Number(shown['estimate']) + distance('upper'));
});

test('prefecture, province and nation follow: with one county in them, their figures are its own', async () => {
  const results = await resultsOf();
  for (const [division, name] of [
    ['4331', '湘西土家族苗族自治州'],
    ['43', '湖南省'],
    ['CN', '全国'],
  ] as const) {
    const above = await until(
      () => resultsOf(division),
      (each) => countsOf(each)['villagesClosed'] === 5,
    );
    expect(above).toMatchObject({
      division: { code: division, name },
      counts: results['counts'],
      indicators: results['indicators'],
      children: [{ counts: { cases: 50 } }],
    });
  }
});

describe('closing', () => {
  test('ends intake and leaves the figures as they are, now final', async () => {
    const before = await resultsOf();
    expect(await evaluation.mustAct('lead', 'closeCampaign', { campaign })).toMatchObject({
      state: 'CLOSED',
    });
    const after = await until(resultsOf, ({ provisional }) => provisional === false);
    expect(after['counts']).toEqual(before['counts']);
    // Each list stands for itself in this design, so its factor is issued/answered, and only the last digit may move.
    const figuresOf = (results: Fields) =>
      listOf(results['indicators']).flatMap(({ estimates }) => listOf(estimates));
    expect(figuresOf(after)).toHaveLength(figuresOf(before).length);
    for (const [place, shown] of figuresOf(after).entries()) {
      const earlier = figuresOf(before)[place] ?? {};
      close(shown['estimate'], Number(earlier['estimate']));
      close(shown['standardError'], Number(earlier['standardError']));
      expect(shown).toMatchObject({ group: earlier['group'], n: earlier['n'] });
    }
  });

  test('no answer is taken any more, no outcome; to close again changes nothing', async () => {
    const [visit] = visits.filter(({ answers }) => answers !== undefined);
    const late = submission(visit?.token, { ...visit?.answers, Q12: 'late' });
    expect((await evaluation.act('interviewer', 'submitResponse', late)).outcome).toBe('FIELDWORK_NOT_OPEN');
    const absent = { campaign, case: visit?.code, outcome: 3 };
    expect((await evaluation.act('interviewer', 'recordOutcome', absent)).outcome).toBe('CAMPAIGN_STATE');
    const before = await resultsOf();
    expect(await evaluation.mustAct('lead', 'closeCampaign', { campaign })).toMatchObject({
      state: 'CLOSED',
    });
    expect((await resultsOf())['counts']).toEqual(before['counts']);
  });
});
