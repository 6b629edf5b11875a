/**
 * A design with all that is data in it, over two counties that share a stratum: every figure of every area, while fieldwork goes on and
 * after closing, is what the flat estimator gives over the answers that were sent.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Stores } from '../../api/context.ts';
import { readResults } from '../../api/results/read-results.ts';
import { isEstimable } from '../../methods/estimation/estimate.ts';
import { degreesOfFreedom, domainOf } from '../../methods/estimation/flat/domain.ts';
import {
  combinedInfluence,
  ratioInfluence,
  totalInfluence,
} from '../../methods/estimation/flat/influence.ts';
import { kishSize } from '../../methods/estimation/flat/measure.ts';
import { readFlatRatio, readInfluence } from '../../methods/estimation/flat/read-flat.ts';
import { judge } from '../../methods/estimation/verdict/judge.ts';
import { sampleOf } from '../api/campaign-on-its-way.ts';
import { contextOf } from '../api/context-of.ts';
import { type Evaluation, type Fields, fieldsOf, listOf, startEvaluation, until } from '../api/evaluation.ts';
import { close, estimateOf, flatSample } from './flat-campaign.ts';
import { design, isIn, values, villages } from './two-counties-design.ts';
import { openPlanned, pay, plannedVisits, type Visit } from './whole-campaign.ts';

const document = `query Results($campaign: ID!, $division: String!) { results(campaign: $campaign, division: $division) {
  ... on AreaResults { provisional counts { cases answered villages villagesClosed } indicators { key estimates { group breakdown estimate
    standardError interval { lower upper method } n effectiveN degreesOfFreedom notEstimable
    designEffect { withReplacement withoutReplacement kish } reliability { unreliable review unreliableComplement } } }
  verdict { outcome failedVetoes rules { key outcome threshold level veto officialEstimate officialMeets
    against { estimate lower upper effectiveN } inFavour { estimate lower upper } furtherHouseholds notEstimable } } }
  ... on Refusal { rule message } } }`;

let evaluation: Evaluation;
let campaign = '';
let visits: readonly Visit[] = [];
let drawn: readonly Fields[] = [];
beforeAll(async () => {
  evaluation = await startEvaluation({ worker: 'inside' });
  campaign = await openPlanned(evaluation, { villages, division: '4331', design });
  visits = await plannedVisits(evaluation, campaign);
  drawn = (await sampleOf(evaluation, campaign)).filter(({ role }) => role !== 'LADDER');
});
afterAll(() => evaluation.system.stop());

const resultsOf = async (division: string): Promise<Fields> => {
  const { data, errors } = await evaluation.ask('lead', document, { campaign, division });
  expect(errors).toBeUndefined();
  return fieldsOf(fieldsOf(data)['results']);
};

const settled = (division: string, closed: number, provisional = true): Promise<Fields> =>
  until(
    () => resultsOf(division),
    (results) =>
      fieldsOf(results['counts'])['villagesClosed'] === closed && results['provisional'] === provisional,
  );

type Flat = ReturnType<typeof flatSample>;

const columns = ({ answers }: Flat, measure: string) => {
  const pairs = answers.map(({ list, answers: said = {} }) => values[measure]?.(list, said) ?? [0, 0]);
  return { y: pairs.map(([y]) => y), x: pairs.map(([, x]) => x) };
};

const domain = (flat: Flat, measure: string, division: string, group: string) => {
  const { x } = columns(flat, measure);
  return domainOf(flat.sample, (row) => {
    const visit = flat.answers[row];
    const inside = division === 'CN' || visit?.village.startsWith(division) === true;
    return visit !== undefined && inside && isIn(group, visit) && (x[row] ?? 0) > 0;
  });
};

const cells = [
  ['wrong-exit', 'all'],
  ['recognition', 'all'],
  ['recognition', 'poor'],
  ['recognition', 'exited'],
  ['recognition', 'small'],
  ['recognition', 'large'],
  ['household-size', 'all'],
  ['household-size', 'small'],
] as const;

/** Every measure and group of an area; gives how many had an interval. */
const mustEqual = (results: Fields, flat: Flat, division: string): number => {
  let intervals = 0;
  for (const [measure, group] of cells) {
    const shown = estimateOf(results, measure, group);
    const what = `${measure} of ${group} in ${division}`;
    const { y, x } = columns(flat, measure);
    const read = readFlatRatio(flat.sample, domain(flat, measure, division, group), y, x, {
      deffPlanned: measure === 'recognition' ? 2 : 1.5,
      interval: measure === 'household-size' ? 't' : 'korn-graubard',
    });
    if (!isEstimable(read)) {
      expect(shown['interval'], what).toBeNull();
      continue;
    }
    intervals += 1;
    close(shown['estimate'], read.estimate, what);
    close(shown['standardError'], read.standardError, what);
    expect(shown['n'], what).toBe(read.n);
    if (measure !== 'household-size') {
      close(fieldsOf(shown['interval'])['lower'], read.interval.lower, what);
      close(fieldsOf(shown['interval'])['upper'], read.interval.upper, what);
      expect(shown['degreesOfFreedom'], what).toBe(read.degreesOfFreedom);
    }
  }
  return intervals;
};

/** Chance may leave a township out: then there is nothing to show of it, and it says so. */
const nothingDrawn = async (division: string): Promise<boolean> => {
  if (division === 'CN' || drawn.some(({ code }) => String(code).startsWith(division))) {
    return false;
  }
  expect(await resultsOf(division)).toMatchObject({ rule: 'RESULTS_NONE' });
  return true;
};

const everywhere = ['CN', '43', '4331', '433123', '433124', '433123200', '433124200'];

describe('while fieldwork goes on', () => {
  const visited = new Set<string>();
  beforeAll(async () => {
    // Two of three villages of each stratum: these stand for all three.
    for (const members of Map.groupBy(drawn, ({ stratum }) => String(stratum)).values()) {
      for (const { code } of members.slice(0, 2)) {
        visited.add(String(code));
      }
    }
    await pay(
      evaluation,
      campaign,
      visits.filter(({ village }) => visited.has(village)),
    );
    await settled('CN', visited.size);
  });

  test.each(everywhere)(
    'every figure of %s is that of the flat estimator over closed villages',
    async (division) => {
      if (await nothingDrawn(division)) {
        return;
      }
      const inside = [...visited].filter((village) => division === 'CN' || village.startsWith(division));
      const results = await settled(division, inside.length);
      mustEqual(results, flatSample(drawn, visits, { visited, closed: false }), division);
      expect(results['verdict']).toBeNull();
    },
  );

  test('the villages of a stratum that two counties share are counted once above them', async () => {
    const results = await resultsOf('4331');
    expect(results['counts']).toMatchObject({ villages: 9, villagesClosed: 6, cases: visits.length });
  });
});

describe('after closing', () => {
  let flat: Flat;
  beforeAll(async () => {
    const open = visits.filter(({ village }) => {
      const members = drawn.filter(
        ({ stratum }) => stratum === drawn.find(({ code }) => code === village)?.['stratum'],
      );
      return members.slice(2).some(({ code }) => code === village);
    });
    await pay(evaluation, campaign, open);
    await settled('CN', 9);
    await evaluation.mustAct('lead', 'closeCampaign', { campaign });
    flat = flatSample(drawn, visits, {
      visited: new Set(drawn.map(({ code }) => String(code))),
      closed: true,
    });
    await until(
      () => resultsOf('4331'),
      ({ verdict }) => verdict !== null,
    );
  });

  /** The new epoch has come up to the area: what it shows is final. */
  const final = (division: string): Promise<Fields> =>
    until(
      () => resultsOf(division),
      (results) => {
        const shown = estimateOf(results, 'recognition', 'all')['estimate'];
        const { y, x } = columns(flat, 'recognition');
        const influence = ratioInfluence(flat.sample, domain(flat, 'recognition', division, 'all'), y, x);
        return Math.abs(Number(shown) - (influence?.estimate ?? Number.NaN)) < 1e-12;
      },
    );

  test.each(everywhere)(
    'every figure of %s is that of the flat estimator, with thin lists joined',
    async (division) => {
      if (await nothingDrawn(division)) {
        return;
      }
      const intervals = mustEqual(await final(division), flat, division);
      expect(intervals).toBeGreaterThan(division === 'CN' ? 6 : -1);
    },
  );

  test.each(['CN', '4331', '433124'])('the total and the contrast of %s', async (division) => {
    const results = await final(division);
    const wrong = columns(flat, 'wrong-exit');
    const inside = domain(flat, 'wrong-exit', division, 'all');
    const total = readInfluence(flat.sample, totalInfluence(flat.sample, inside, wrong.y));
    const { y, x } = columns(flat, 'recognition');
    const [small, large] = ['small', 'large'].map((group) =>
      ratioInfluence(flat.sample, domain(flat, 'recognition', division, group), y, x),
    );
    if (small === undefined || large === undefined) {
      throw new Error('both groups have households');
    }
    const difference = combinedInfluence([
      { coefficient: 1, influence: small },
      { coefficient: -1, influence: large },
    ]);
    const contrast = readInfluence(flat.sample, difference);
    for (const [indicator, read] of [
      ['wrongly-exited', total],
      ['recognition-by-size', contrast],
    ] as const) {
      if (!isEstimable(read)) {
        throw new Error(read.notEstimable);
      }
      const shown = estimateOf(results, indicator, 'all');
      close(shown['estimate'], read.estimate, indicator);
      close(shown['standardError'], read.standardError, indicator);
    }
  });

  /** What the judge says of the flat estimator's readings. */
  const judged = (division: string, threshold: number) => {
    const reading = (undecided: boolean) => {
      const { x } = columns(flat, 'wrong-exit');
      const inside = domain(flat, 'wrong-exit', division, 'all');
      const y = flat.answers.map(({ answers }, row) =>
        answers?.['determination'] === 2 || (undecided && answers?.['determination'] === 3)
          ? (x[row] ?? 0)
          : 0,
      );
      const read = readFlatRatio(flat.sample, inside, y, x, { interval: 't' });
      if (!isEstimable(read)) {
        return read;
      }
      const psus = (holds: (row: number) => boolean): number =>
        new Set(
          flat.answers.flatMap(({ village }, row) => (inside[row] === 1 && holds(row) ? [village] : [])),
        ).size;
      return {
        estimate: read.estimate,
        variance: read.variance,
        degreesOfFreedom: degreesOfFreedom(flat.sample, inside),
        n: read.n,
        kishN: kishSize(flat.sample, inside, x),
        eventPsus: psus((row) => (y[row] ?? 0) > 0),
        nonEventPsus: psus((row) => (y[row] ?? 0) < (x[row] ?? 0)),
        deffPlanned: 1.5,
      };
    };
    const rule = { direction: 'below', threshold, level: 0.95 } as const;
    return judge(rule, { against: reading(true), inFavour: reading(false) });
  };

  test.each([
    ['433124', 0.9],
    ['433123', 0.02],
    ['4331', 0.02],
  ])('%s is judged by the line of the smallest division that holds it', async (division, threshold) => {
    const verdict = fieldsOf((await final(division))['verdict']);
    const [shown] = listOf(verdict['rules']);
    expect(shown).toMatchObject({ key: 'wrong-exit-line', threshold, level: 0.95, veto: true });
    const expected = judged(division, threshold);
    expect(shown?.['outcome']).toBe(expected.outcome.toUpperCase().replace('-', '_'));
    if ('readings' in expected) {
      for (const side of ['against', 'inFavour'] as const) {
        for (const part of ['estimate', 'lower', 'upper'] as const) {
          close(fieldsOf(shown?.[side])[part], expected.readings[side][part], `${side} ${part}`);
        }
      }
      expect(shown?.['officialMeets']).toBe(expected.official.meets);
    }
    const failed = listOf(verdict['rules']).some(
      ({ key, outcome }) => key === 'wrong-exit-line' && outcome === 'FAILS',
    );
    expect(verdict['failedVetoes']).toEqual(failed ? ['wrong-exit-line'] : []);
  });

  test('areas of a level that the design does not judge have no verdict', async () => {
    expect((await final('CN'))['verdict']).toBeNull();
  });
});

test.each(everywhere)('the results of %s are one stored item, whatever lies under it', async (division) => {
  if (await nothingDrawn(division)) {
    return;
  }
  const reads: string[] = [];
  const watched = (stores: Stores): Stores => ({
    ...stores,
    nodes: {
      ...stores.nodes,
      head: (place) => {
        reads.push(`head ${place.key}`);
        return stores.nodes.head(place);
      },
      childrenOf: (campaignId, parent) => {
        reads.push(`children of ${parent}`);
        return stores.nodes.childrenOf(campaignId, parent);
      },
      headsUnder: (campaignId, parent) => {
        reads.push(`heads under ${parent}`);
        return stores.nodes.headsUnder(campaignId, parent);
      },
    },
    records: {
      ...stores.records,
      ofChunk: (campaignId, village, chunk) => {
        reads.push(`records of ${village}`);
        return stores.records.ofChunk(campaignId, village, chunk);
      },
    },
  });
  const { context } = await contextOf(evaluation, 'lead');
  const watching = { ...context, stores: watched(context.stores) };
  const results = await readResults(watching, campaign.slice('Campaign:'.length), division);
  expect(results.figures.length).toBeGreaterThan(10);
  expect(reads).toEqual([`head ${division}`]);
});
