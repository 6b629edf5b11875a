/** What belongs to closing: weights that meet known totals, quantiles and tests, each against the flat estimator over what was sent. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adjustSample } from '../../methods/estimation/closing/adjust-sample.ts';
import { isEstimable } from '../../methods/estimation/estimate.ts';
import { domainOf } from '../../methods/estimation/flat/domain.ts';
import { readFlatRatio } from '../../methods/estimation/flat/read-flat.ts';
import type { Sample } from '../../methods/estimation/flat/sample.ts';
import { readQuantile } from '../../methods/estimation/quantiles/read-quantile.ts';
import { crossTable } from '../../methods/estimation/tables/cross-table.ts';
import { testIndependence } from '../../methods/estimation/tables/test-independence.ts';
import { county, frame, sampleOf } from '../api/campaign-on-its-way.ts';
import { contextOf } from '../api/context-of.ts';
import { type Evaluation, type Fields, fieldsOf, listOf, startEvaluation, until } from '../api/evaluation.ts';
import { close, estimateOf, flatSample } from './flat-campaign.ts';
import { isIn, measures, values } from './two-counties-design.ts';
import { openPlanned, pay, plannedVisits, type Visit } from './whole-campaign.ts';

const wording = (name: string) => ({ en: name, zh: name });

const group = (key: string, households: unknown) => ({ key, name: wording(key), households });

/** Households by list and by recognition, as a registry might know them. */
const totals = {
  list: { poor: 30, exited: 100, nonregistered: 170 },
  recognises: { 'does-recognise': 160, 'does-not': 140 },
};

const design = {
  breakdowns: [
    {
      key: 'recognises',
      name: wording('recognises'),
      groups: [
        group('does-recognise', { '==': [{ var: 'Q11' }, 1] }),
        group('does-not', { '!=': [{ var: 'Q11' }, 1] }),
      ],
    },
    {
      key: 'size',
      name: wording('size'),
      groups: [
        group('small', { '<=': [{ var: 'persons' }, 3] }),
        group('large', { '>': [{ var: 'persons' }, 3] }),
      ],
    },
  ],
  indicators: measures,
  registryTotals: [],
  weighting: {
    calibration: {
      method: 'linear',
      margins: Object.entries(totals).map(([breakdown, households]) => ({ county, breakdown, households })),
      source: 'test',
    },
    quantiles: [
      {
        key: 'persons',
        name: wording('persons'),
        value: 'persons',
        shares: [0.25, 0.5, 0.9],
        by: ['list'],
        source: 'test',
      },
    ],
    associations: [
      { key: 'size-and-recognition', name: wording('both'), rows: 'size', columns: 'recognises' },
    ],
  },
};

const document = `query Results($campaign: ID!, $division: String!) { results(campaign: $campaign, division: $division) {
  ... on AreaResults { provisional indicators { key estimates { group estimate standardError interval { lower upper } n degreesOfFreedom } }
  calibration { calibrated because } quantiles { key group share n estimate standardError lower upper notEstimable }
  independenceTests { key n statistic degreesOfFreedom denominatorDegreesOfFreedom pValue notTestable } } } }`;

let evaluation: Evaluation;
let campaign = '';
let flat: ReturnType<typeof flatSample>;
let adjusted: ReturnType<typeof adjustSample>;

const resultsOf = async (division: string): Promise<Fields> => {
  const { data, errors } = await evaluation.ask('lead', document, { campaign, division });
  expect(errors).toBeUndefined();
  return fieldsOf(fieldsOf(data)['results']);
};

const final = (division: string): Promise<Fields> =>
  until(
    () => resultsOf(division),
    ({ provisional }) => provisional === false,
  );

beforeAll(async () => {
  evaluation = await startEvaluation({ worker: 'inside' });
  campaign = await openPlanned(evaluation, { villages: frame, division: county, design });
  const visits = await plannedVisits(evaluation, campaign);
  const drawn = (await sampleOf(evaluation, campaign)).filter(({ role }) => role !== 'LADDER');
  await pay(evaluation, campaign, visits);
  await until(
    async () => evaluation.act('lead', 'closeCampaign', { campaign }),
    ({ outcome }) => outcome === 'done',
  );
  flat = flatSample(drawn, visits, {
    visited: new Set(drawn.map(({ code }) => String(code))),
    closed: true,
  });
  const target = (breakdown: string, category: string, total: number, own: (row: number) => boolean) => ({
    name: `${breakdown} ${category}`,
    values: flat.answers.map((_, row) => (own(row) ? 1 : 0)),
    total,
  });
  const says = (row: number): unknown => flat.answers[row]?.answers?.['Q11'];
  adjusted = adjustSample(flat.sample, [
    {
      step: 'calibrate',
      method: 'linear',
      targets: [
        ...Object.entries(totals.list).map(([list, total]) =>
          target('list', list, total, (row) => flat.answers[row]?.list === list),
        ),
        target('recognises', 'does-not', totals.recognises['does-not'], (row) => says(row) !== 1),
        target('recognises', 'does-recognise', totals.recognises['does-recognise'], (row) => says(row) === 1),
      ],
    },
  ]);
});
afterAll(() => evaluation.system.stop());

const sampleAtClosing = (): Sample => adjusted.sample;

const gaveNumber = (of: string, visit: Visit | undefined): boolean =>
  visit !== undefined && isIn(of, visit) && typeof visit.answers?.['persons'] === 'number';

test('the county says that its weights meet the known totals, or why they cannot', async () => {
  const because = adjusted.notCalibrated?.code ?? null;
  expect((await final(county))['calibration']).toEqual({ calibrated: because === null, because });
});

const mustBeQuantile = (shown: Fields, of: string, share: number): void => {
  const sample = sampleAtClosing();
  const y = flat.answers.map(({ answers }) => Number(answers?.['persons']));
  const domain = domainOf(sample, (row) => gaveNumber(of, flat.answers[row]));
  const read = readQuantile(sample, domain, y, share);
  expect(shown['n']).toBe(read.n);
  close(shown['estimate'], read.estimate, `${of} ${share}`);
  for (const end of ['lower', 'upper'] as const) {
    const limit = 'notEstimable' in read ? undefined : read.interval[end];
    if (typeof limit === 'number') {
      close(shown[end], limit, `${of} ${share} ${end}`);
    } else {
      expect(shown[end]).toBeNull();
    }
  }
};

describe.each([county, '4331', 'CN'])('in %s', (division) => {
  test('figures rest on these weights, and every variance on what the totals leave unexplained', async () => {
    const results = await final(division);
    for (const [measure, of] of [
      ['wrong-exit', 'all'],
      ['recognition', 'all'],
      ['recognition', 'exited'],
      ['recognition', 'small'],
      ['household-size', 'large'],
    ] as const) {
      const pairs = flat.answers.map(({ list, answers = {} }) => values[measure]?.(list, answers) ?? [0, 0]);
      const [y, x] = [pairs.map((pair) => pair[0]), pairs.map((pair) => pair[1])];
      const sample = sampleAtClosing();
      const domain = domainOf(sample, (row) => {
        const visit = flat.answers[row];
        return visit !== undefined && isIn(of, visit) && (x[row] ?? 0) > 0;
      });
      const read = readFlatRatio(sample, domain, y, x, {
        deffPlanned: measure === 'recognition' ? 2 : 1.5,
        interval: measure === 'household-size' ? 't' : 'korn-graubard',
      });
      const shown = estimateOf(results, measure, of);
      if (!isEstimable(read)) {
        expect(shown['interval']).toBeNull();
        continue;
      }
      const what = `${measure} of ${of} in ${division}`;
      close(shown['estimate'], read.estimate, what);
      // Recognition is fixed by its totals: what is left of its variance is rounding.
      expect(Math.abs(Number(shown['standardError']) - read.standardError), what).toBeLessThan(1e-9);
      expect(shown['n'], what).toBe(read.n);
    }
  });

  test('quantiles are Woodruff’s, over everybody and by list', async () => {
    const shown = listOf((await final(division))['quantiles']);
    expect(shown).toHaveLength(3 * 5);
    for (const of of ['all', 'poor', 'exited', 'nonregistered']) {
      for (const share of [0.25, 0.5, 0.9]) {
        const found = shown.find((each) => each['group'] === of && each['share'] === share) ?? {};
        mustBeQuantile(found, of, share);
      }
    }
  });

  test('independence is tested as Rao and Scott do', async () => {
    const [shown = {}] = listOf((await final(division))['independenceTests']);
    const sample = sampleAtClosing();
    const size = flat.answers.map((visit) =>
      isIn('small', visit) ? 'small' : isIn('large', visit) ? 'large' : null,
    );
    const recognises = flat.answers.map(({ answers }) =>
      answers?.['Q11'] === 1 ? 'does-recognise' : 'does-not',
    );
    const table = crossTable(
      sample,
      domainOf(sample, () => true),
      size,
      recognises,
      { missing: 'no-cell' },
    );
    const read = testIndependence(sample, table);
    expect(shown['n']).toBe(read.n);
    if ('notTestable' in read) {
      expect(shown['notTestable']).not.toBeNull();
    } else {
      close(shown['statistic'], read.statistic, 'F');
      close(shown['pValue'], read.pValue, 'p');
      close(shown['denominatorDegreesOfFreedom'], read.denominatorDegreesOfFreedom, 'df');
    }
  });
});

test('nothing of this is there for somebody without right to records', async () => {
  const { data } = await evaluation.ask('leader', document, { campaign, division: county });
  expect(fieldsOf(fieldsOf(data)['results'])).toMatchObject({
    calibration: null,
    quantiles: [],
    independenceTests: [],
  });
});

test('a slow worker of an earlier epoch cannot put back an older extract', async () => {
  await final(county);
  const { context } = await contextOf(evaluation, 'lead');
  const { extracts } = context.stores;
  const campaignId = campaign.slice('Campaign:'.length);
  const kept = await extracts.ofDivision(campaignId, 'persons', county);
  expect(kept).toHaveLength(1);
  await extracts.keep({ campaignId, county, part: 'persons', epoch: 0, bytes: new Uint8Array(8) });
  expect(await extracts.ofDivision(campaignId, 'persons', county)).toEqual(kept);
});
