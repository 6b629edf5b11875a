/** Closing ends fieldwork for good, and computes every figure again from the records. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, type GraphqlClient, isFields, Refused, refusalFields } from '../../../cli/graphql-client.ts';
import { areaResults } from '../../../local/demo/figures-table.ts';
import { formOf, interviewerCases, visit } from '../../../local/demo/interviews.ts';
import { type DemoOutcome, runDemo } from '../../../local/demo/run-demo.ts';
import { type System, startSystem } from '../../../local/system.ts';

let system: System;
let outcome: DemoOutcome;
let lead: GraphqlClient;
let interviewer: GraphqlClient;

const clientOf = async (person: string): Promise<GraphqlClient> => ({
  url: `${system.url}/graphql`,
  token: await system.accessToken(person),
});

beforeAll(async () => {
  system = await startSystem({ pages: false, worker: 'inside' });
  const quiet = { print: () => undefined, progress: () => undefined };
  outcome = await runDemo(system, quiet, {
    villages: { zhen: 3, xiang: 2 },
    households: { exited: 3, poor: 2, nonregistered: 3 },
    leftOpen: 1,
  });
  [lead, interviewer] = await Promise.all([clientOf('lead'), clientOf('interviewer')]);
});

afterAll(() => system?.stop());

const close = (client: GraphqlClient) =>
  ask(
    client,
    `mutation Close($campaign: ID!) { closeCampaign(campaign: $campaign) { ${refusalFields} ... on Campaign { state } } }`,
    { campaign: outcome.campaign },
  );

const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Refused ? error.rule : String(error);
};

const county = () => areaResults(lead, outcome.campaign, outcome.county);

const until = async (holds: (results: Readonly<Record<string, unknown>>) => boolean) => {
  for (let tries = 0; tries < 100; tries += 1) {
    const results = await county();
    if (holds(results)) return results;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The figures did not settle within 10 seconds');
};

const closedVillages = (results: Readonly<Record<string, unknown>>): unknown =>
  isFields(results['counts']) ? results['counts']['villagesClosed'] : undefined;

const provisional = async (): Promise<unknown> => {
  const document = `query P($campaign: ID!, $division: String!) { results(campaign: $campaign, division: $division) {
    ${refusalFields} ... on AreaResults { provisional } } }`;
  const { results } = await ask(lead, document, { campaign: outcome.campaign, division: outcome.county });
  return isFields(results) ? results['provisional'] : undefined;
};

test('a village with a case without an outcome keeps the campaign open, and is named', async () => {
  const error: unknown = await close(lead).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Refused);
  expect(error instanceof Refused ? error.rule : '').toBe('VILLAGES_OPEN');
  expect(String(error)).toContain(outcome.open[0]?.village);
  expect(String(error)).toContain('1 cases without an outcome');
});

test('only the lead closes', async () => {
  for (const person of ['commissioner', 'interviewer', 'leader', 'administrator', 'operator']) {
    expect(await refusalOf(close(await clientOf(person)))).toBe('NOT_PERMITTED');
  }
});

test('closed: no answer is taken, figures are final and count the same records as before', async () => {
  const cases = await interviewerCases(interviewer, outcome.campaign);
  const last = cases.at(-1);
  if (last === undefined) throw new Error('The demo has no case');
  const form = await formOf(interviewer, last.token);
  await visit(interviewer, outcome.campaign, form, last);
  const before = await until((results) => closedVillages(results) === 5);
  expect(await provisional()).toBe(true);

  const closed = (await close(lead))['closeCampaign'];
  expect(isFields(closed) ? closed['state'] : undefined).toBe('CLOSED');
  // Final once every figure was computed again.
  await expect.poll(provisional, { timeout: 10_000 }).toBe(false);
  // The two-second memory of an open campaign must have run out in every process.
  await new Promise((resolve) => setTimeout(resolve, 2100));
  expect(await refusalOf(visit(interviewer, outcome.campaign, form, last))).toMatch(
    /FIELDWORK_NOT_OPEN|CAMPAIGN_STATE/,
  );
  // Weights for non-response enter now, so rates may move; what they are computed from does not.
  expect((await county())['counts']).toEqual(before['counts']);
});

test('a campaign is closed once: asked again, it gives the same answer and counts', async () => {
  const { counts } = await county();
  const again = (await close(lead))['closeCampaign'];
  expect(isFields(again) ? again['state'] : undefined).toBe('CLOSED');
  expect((await county())['counts']).toEqual(counts);
});
