import { ask, type GraphqlClient, isFields, refusalFields } from '../../cli/graphql-client.ts';
import { type DemoOutcome, runDemo } from '../../local/demo/run-demo.ts';
import { type System, startSystem } from '../../local/system.ts';

export interface SmallCampaign {
  readonly system: System;
  readonly outcome: DemoOutcome;
  /** Addresses of cards for the households left open, all of the last village. */
  readonly cards: readonly string[];
  readonly lead: GraphqlClient;
  /** The county's page, signed in as this person with one click. */
  readonly resultsPage: (person: string) => string;
}

/** A whole campaign in five villages with pages and a roll-up worker of its own, `leftOpen` households still to answer. */
export const startSmallCampaign = async (leftOpen: number): Promise<SmallCampaign> => {
  const system = await startSystem({ worker: 'process' });
  const quiet = { print: () => undefined, progress: () => undefined };
  const outcome = await runDemo(system, quiet, {
    villages: { zhen: 3, xiang: 2 },
    households: { exited: Math.max(3, leftOpen - 5), poor: 2, nonregistered: 3 },
    leftOpen,
  });
  const lead = { url: `${system.url}/graphql`, token: await system.accessToken('lead') };
  const { campaign, county, open } = outcome;
  const village = open[0]?.village ?? '';
  const document = `mutation Cards($campaign: ID!, $village: String!) { giveLinks(campaign: $campaign, village: $village) {
    ${refusalFields} ... on MutationGiveLinksSuccess { data { code token } } } }`;
  const given = (await ask(lead, document, { campaign, village }))['giveLinks'];
  const data = isFields(given) && Array.isArray(given['data']) ? given['data'].filter(isFields) : [];
  const cards = open.map(({ code }) => {
    const card = data.find((each) => each['code'] === code);
    return `${system.url}/r#${String(card?.['token'])}`;
  });
  const resultsPage = (person: string): string =>
    `${system.url}/results/?campaign=${encodeURIComponent(campaign)}&division=${county}&login_hint=${person}`;
  return { system, outcome, cards, lead, resultsPage };
};
