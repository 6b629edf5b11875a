/**
 * The stream delivers everything at least twice, in another order, cut into other batches, and long after it was due. Every node
 * still ends as one that is computed from zero, and the figures as the textbook's; one village is so large that it is certain.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHandler } from '../../api/rollup.lambda.ts';
import { seeded } from '../../local/demo/seeded.ts';
import type { Batches } from '../../local/stream/reader-loop.ts';
import { county } from '../api/campaign-on-its-way.ts';
import { type Evaluation, type Fields, fieldsOf, listOf, startEvaluation, until } from '../api/evaluation.ts';
import { type Item, keyOf, openStored } from '../api/stored-items.ts';
import { degreesOfFreedom, ratio, sizes, varianceOfTotal } from './textbook.ts';
import { measured, openCampaign, pay, plannedVisits, type Visit } from './whole-campaign.ts';

const chance = seeded(433124);

const shuffled = <Value>(values: readonly Value[]): readonly Value[] =>
  values
    .map((value) => ({ value, place: chance() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value);

/** What was delivered before, to come again late. */
const delivered: DynamoDBRecord[] = [];
let deliveries = 0;

const disturb = (batches: Batches): Batches => {
  const fresh = batches.flat();
  const late = shuffled(delivered).slice(0, 5);
  delivered.push(...fresh);
  let left = shuffled([...fresh, ...fresh, ...late]);
  const cut: (readonly DynamoDBRecord[])[] = [];
  while (left.length > 0) {
    const size = 1 + Math.floor(chance() * 40);
    cut.push(left.slice(0, size));
    left = left.slice(size);
  }
  deliveries += cut.flat().length;
  return cut;
};

let evaluation: Evaluation;
let stored: ReturnType<typeof openStored>;
let campaign = '';
let visits: readonly Visit[] = [];
beforeAll(async () => {
  evaluation = await startEvaluation({ worker: 'inside', feeding: { faults: disturb } });
  stored = openStored(evaluation.system);
  campaign = await openCampaign(evaluation, ({ code, size }) => (code === '433124100206' ? 5000 : size));
  visits = await plannedVisits(evaluation, campaign);
  for (let from = 0; from < visits.length; from += 8) {
    await pay(evaluation, campaign, visits.slice(from, from + 8));
  }
  await until(
    async () => (await resultsOf('CN'))['counts'],
    (counts) => fieldsOf(counts)['villagesClosed'] === 5,
  );
  // What is still on its way is delivered before the worker ends.
  await until(nodes, sameAsBefore(), 30_000);
  await evaluation.system.worker?.stop();
});
afterAll(async () => {
  stored.close();
  await evaluation.system.stop();
});

const resultsOf = async (division = county): Promise<Fields> =>
  (await evaluation.act('lead', 'results', { campaign, division })).value;

/** Every node without the moment of its computation. */
const nodes = async (): Promise<readonly Item[]> =>
  (await stored.under('NODE#')).map(({ computedAt: _moment, ...node }) => node);

/** Whether nothing has changed for a second and a half: longer than any window of the readers. */
const sameAsBefore = () => {
  let last = '';
  let since = performance.now();
  return (items: readonly Item[]): boolean => {
    const text = JSON.stringify(items);
    if (text !== last) {
      last = text;
      since = performance.now();
    }
    return performance.now() - since > 1500;
  };
};

test('the deliveries were disturbed', () => {
  expect(deliveries).toBeGreaterThan(2 * delivered.length);
});

const estimateOf = (results: Fields, indicator: string): Fields => {
  const found = listOf(results['indicators']).find(({ key }) => key === indicator);
  return listOf(found?.['estimates']).find(({ group }) => group === 'all') ?? {};
};

test.each(['wrong-exit', 'missed', 'recognition'])(
  '%s is what the textbook’s formulas give',
  async (indicator) => {
    const shown = estimateOf(await resultsOf(), indicator);
    const sample = (await measured(evaluation, campaign, visits))(indicator, 'all');
    const { estimate, z } = ratio(sample);
    expect(shown['estimate']).toBeCloseTo(estimate, 12);
    expect(shown['standardError']).toBeCloseTo(Math.sqrt(varianceOfTotal(sample, z)), 12);
    expect(shown).toMatchObject({ n: sizes(sample).n, degreesOfFreedom: degreesOfFreedom(sample) });
  },
);

const deleteAll = async (items: readonly Item[]): Promise<void> => {
  const { settings, tableName } = evaluation.system;
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: settings.DYNAMODB_ENDPOINT,
      region: settings.AWS_REGION,
      credentials: {
        accessKeyId: settings.AWS_ACCESS_KEY_ID,
        secretAccessKey: settings.AWS_SECRET_ACCESS_KEY,
      },
    }),
  );
  for (let from = 0; from < items.length; from += 25) {
    const requests = items
      .slice(from, from + 25)
      .map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: requests } }));
  }
  client.destroy();
};

const recordOf = (item: Item, index: number): DynamoDBRecord => ({
  dynamodb: {
    Keys: { pk: { S: String(item['pk']) }, sk: { S: String(item['sk']) } },
    SequenceNumber: String(index),
  },
});

test('every node is, to the bit, what one pass over the records gives', async () => {
  const lived = await nodes();
  // Moments of each chunk; of village, stratum, county and three above a head too.
  const keysWith = (part: string) => lived.map(keyOf).filter((key) => key.includes(part));
  expect(keysWith('MOMENTS#')).toHaveLength(5 + 5 + 2 + 1 + 3);
  expect(keysWith('HEAD#')).toHaveLength(5 + 2 + 1 + 3);
  await deleteAll(lived);
  expect(await nodes()).toEqual([]);
  const rollUp = createHandler({ ...evaluation.system.settings });
  const records = [...(await stored.under('VILLAGE#')), ...(await stored.under('SAMPLE#'))];
  expect(await rollUp({ Records: records.map(recordOf) })).toEqual({ batchItemFailures: [] });
  const counties = (await stored.under('NODE#')).filter(({ level }) => level === 'county');
  expect(await rollUp({ Records: counties.map(recordOf) })).toEqual({ batchItemFailures: [] });
  expect(await nodes()).toEqual(lived);
});
