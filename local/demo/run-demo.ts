/**
 * One campaign from end to end on the real villages of Huayuan county: engagement, frame, design, signature, draw, rosters,
 * interviews, figures. Everything goes through the API over HTTP; people, households and answers are simulated.
 */
import { ask, type GraphqlClient, isFields, Refused, refusalFields } from '../../cli/graphql-client.ts';
import * as steps from './campaign-steps.ts';
import { existingCampaign } from './existing-campaign.ts';
import { areaResults, figuresTable } from './figures-table.ts';
import { type DemoCase, formOf, inParallel, interviewerCases, respondentCard, visit } from './interviews.ts';
import { divisionParts, villagesOf } from './real-divisions.ts';
import { registryTotalsOf, rosterCsv, ruralVillages, villageCsv } from './simulated-county.ts';

export interface DemoSystem {
  readonly url: string;
  readonly initSecret: string;
  readonly accessToken: (personKey: string) => Promise<string>;
}

export interface DemoOutput {
  readonly print: (line: string) => void;
  readonly progress: (label: string, done: number, total: number) => void;
}

export interface DemoOptions {
  readonly villages?: { readonly zhen: number; readonly xiang: number };
  readonly households?: { readonly exited: number; readonly poor: number; readonly nonregistered: number };
  /** Cases left open in the last village, for whoever wants to answer one. */
  readonly leftOpen?: number;
}

export interface DemoOutcome {
  readonly campaign: string;
  readonly county: string;
  readonly open: readonly DemoCase[];
  /** The first of them as the household's own card. */
  readonly card: DemoCase | undefined;
  /** Seconds from the first interview to the last. */
  readonly interviewSeconds: number;
  readonly settleSeconds: number;
}

const county = '433124';
const interviewsAtOnce = 16;

export const runDemo = async (
  system: DemoSystem,
  output: DemoOutput,
  options: DemoOptions = {},
): Promise<DemoOutcome> => {
  const client = async (person: string): Promise<GraphqlClient> => ({
    url: `${system.url}/graphql`,
    token: await system.accessToken(person),
  });
  output.print('Simulated demo on the real villages of Huayuan county (花垣县, 433124):');
  const kept = await existingCampaign(await client('operator'), await client('lead'));
  const campaign = kept ?? (await drawnCampaign(system, client, output, options));
  const interviewer = await client('interviewer');
  const cases = await interviewerCases(interviewer, campaign);
  const open = cases.slice(cases.length - (options.leftOpen ?? 3));
  const visited = cases.slice(0, cases.length - open.length);
  const [first] = cases;
  const form = await formOf(interviewer, first?.token ?? '');
  output.print(`  ${visited.length} visits through submitResponse, ${interviewsAtOnce} at a time`);
  const began = performance.now();
  await inParallel(visited, interviewsAtOnce, async (each, done) => {
    await visit(interviewer, campaign, form, each);
    output.progress('interviews (simulated)', done + 1, visited.length);
  });
  const ended = performance.now();
  const results = await settled(await client('lead'), campaign, visited.length);
  const card = open[0] && (await respondentCard(await client('lead'), campaign, open[0]));
  const outcome = {
    campaign,
    county,
    open,
    card,
    interviewSeconds: (ended - began) / 1000,
    settleSeconds: (performance.now() - ended) / 1000,
  };
  output.print(
    `  done in ${outcome.interviewSeconds.toFixed(1)} s; figures settled ${outcome.settleSeconds.toFixed(1)} s later`,
  );
  output.print('');
  for (const line of [...figuresTable(results), '', ...addresses(system.url, outcome)]) {
    output.print(line);
  }
  return outcome;
};

/** From nothing to an open fieldwork. */
const drawnCampaign = async (
  system: DemoSystem,
  client: (person: string) => Promise<GraphqlClient>,
  { print }: DemoOutput,
  options: DemoOptions,
): Promise<string> => {
  const issuer = `${system.url}/issuer`;
  const villages = ruralVillages(await villagesOf(county));
  const evaluatorId = await steps.foundOrganisations(client, system.initSecret, issuer);
  await steps.loadDivisions(client, divisionParts(county));
  const grant = (giver: string, person: string, name: string, role: string, campaign?: string) =>
    steps.giveRole(client, issuer, {
      giver,
      person,
      name,
      role,
      division: campaign === undefined ? 'CN' : county,
      ...(campaign === undefined ? {} : { campaign }),
    });
  await grant('administrator', 'commissioner', '演示委托方', 'COMMISSIONER');
  const campaign = await steps.createCampaign(client, evaluatorId, county);
  await grant('evaluator-administrator', 'lead', '演示组长', 'LEAD', campaign);
  await grant('evaluator-administrator', 'interviewer', '演示调查员', 'INTERVIEWER', campaign);
  await grant('evaluator-administrator', 'second-interviewer', '演示调查员乙', 'INTERVIEWER', campaign);
  await grant('evaluator-administrator', 'supervisor', '演示督导', 'SUPERVISOR', campaign);
  await grant('evaluator-administrator', 'reviewer', '演示复核员', 'REVIEWER', campaign);
  await grant('administrator', 'leader', '演示领导', 'LEADER', campaign);
  await steps.importList(client, campaign, 'VILLAGES', villageCsv(villages));
  print(`  frame: ${villages.length} villages imported and frozen`);
  const wanted = options.villages ?? { zhen: 20, xiang: 5 };
  await steps.saveDesign(client, campaign, {
    strata: Object.entries(wanted).map(([code, count]) => ({ code, villages: count, reserve: 2 })),
    households: options.households ?? { exited: 26, poor: 4, nonregistered: 26 },
    registryTotals: [registryTotalsOf(county, villages)],
  });
  const frozen = await steps.step(client, 'lead', 'freezeFrame', campaign);
  await steps.signDesign(client, campaign, frozen['designHash']);
  await steps.step(client, 'lead', 'drawVillages', campaign);
  await steps.discloseVillages(client, campaign);
  const drawn = await drawnVillages(await client('lead'), campaign);
  await steps.importList(client, campaign, 'HOUSEHOLDS', rosterCsv(drawn));
  await steps.step(client, 'lead', 'drawHouseholds', campaign);
  await steps.step(client, 'lead', 'openFieldwork', campaign);
  print(`  sample: ${drawn.length} villages drawn by size and disclosed, households drawn by list`);
  return campaign;
};

const drawnVillages = async (lead: GraphqlClient, campaign: string): Promise<readonly string[]> => {
  const document = `query Sample($campaign: ID!) { campaign(id: $campaign) { ${refusalFields}
    ... on Campaign { sample(first: 1000) { edges { node { code } } } } } }`;
  const found = (await ask(lead, document, { campaign }))['campaign'];
  const sample = isFields(found) ? found['sample'] : undefined;
  const edges = isFields(sample) && Array.isArray(sample['edges']) ? sample['edges'].filter(isFields) : [];
  return edges.flatMap(({ node }) => (isFields(node) ? [String(node['code'])] : []));
};

/** Waits until the county counts every visit; at most a minute. */
const settled = async (lead: GraphqlClient, campaign: string, visits: number) => {
  for (let tries = 0; tries < 300; tries += 1) {
    const results = await areaResults(lead, campaign, county).catch(unlessNoneYet);
    const counts = isFields(results['counts']) ? results['counts'] : {};
    if (Number(counts['answered']) + Number(counts['otherOutcomes']) >= visits) {
      return results;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The figures did not settle within a minute; is the roll-up worker running?');
};

/** Before the roll-up's first node there are no results; that is no reason to give up. */
const unlessNoneYet = (error: unknown): Readonly<Record<string, unknown>> => {
  if (error instanceof Refused && error.rule === 'RESULTS_NONE') {
    return {};
  }
  throw error;
};

/** What to open, each signed in with one click. */
const addresses = (url: string, { campaign, card }: DemoOutcome): readonly string[] => {
  const results = `${url}/results/?campaign=${encodeURIComponent(campaign)}&division=${county}`;
  return [
    `  Lead         ${results}&login_hint=lead   (live figures)`,
    `  Leader       ${results}&login_hint=leader   (moves once a day)`,
    `  Interviewer  ${url}/graphql?person=interviewer   (own cases, in the explorer)`,
    ...(card === undefined
      ? []
      : [`  Respondent   ${url}/r#${card.token}   (an open household in the last village)`]),
  ];
};
