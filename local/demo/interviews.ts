/** The demo's fieldwork: interviews sent one by one through `submitResponse`, as an interviewer's phone does. */
import { ask, type GraphqlClient, isFields, refusalFields } from '../../cli/graphql-client.ts';
import type { Form } from '../../methods/questionnaire/form.ts';
import { readForm } from '../../methods/questionnaire/read-form.ts';
import { seeded, seedOf } from './seeded.ts';
import { answersOf } from './simulated-answers.ts';
import { householdsOf } from './simulated-county.ts';

export interface DemoCase {
  readonly code: string;
  readonly village: string;
  readonly household: string;
  readonly token: string;
}

/** Villages in order, the cases of each together: so villages close one after another. */
export const interviewerCases = async (
  client: GraphqlClient,
  campaign: string,
): Promise<readonly DemoCase[]> => {
  const document = `query Cases($campaign: ID!) { campaign(id: $campaign) { ${refusalFields}
    ... on Campaign { fieldVillages { code cases { code household token } } } } }`;
  const found = (await ask(client, document, { campaign }))['campaign'];
  const villages = isFields(found) && Array.isArray(found['fieldVillages']) ? found['fieldVillages'] : [];
  return villages.filter(isFields).flatMap((village) =>
    (Array.isArray(village['cases']) ? village['cases'] : []).filter(isFields).map((each) => ({
      village: String(village['code']),
      code: String(each['code']),
      household: String(each['household']),
      token: String(each['token']),
    })),
  );
};

/** The same case as a household's own card. */
export const respondentCard = async (
  lead: GraphqlClient,
  campaign: string,
  { code, village }: DemoCase,
): Promise<DemoCase | undefined> => {
  const document = `mutation Cards($campaign: ID!, $village: String!) { giveLinks(campaign: $campaign, village: $village) {
    ${refusalFields} ... on MutationGiveLinksSuccess { data { code household token } } } }`;
  const given = (await ask(lead, document, { campaign, village }))['giveLinks'];
  const cards = isFields(given) && Array.isArray(given['data']) ? given['data'].filter(isFields) : [];
  const card = cards.find((each) => each['code'] === code);
  return card && { code, village, household: String(card['household']), token: String(card['token']) };
};

export const formOf = async (client: GraphqlClient, token: string): Promise<Form> => {
  const document = `query Open($token: String!) { link(token: $token) { ${refusalFields} ... on OpenLink { form } } }`;
  const link = (await ask(client, document, { token }))['link'];
  return readForm(isFields(link) ? link['form'] : undefined);
};

/** Refusals and empty houses: every thirtieth case or so has an outcome and no answer. */
const isAway = ({ household }: DemoCase): boolean => seeded(seedOf(`visit ${household}`))() < 0.033;

const submission = `mutation Submit($input: SubmitResponseInput!) {
  submitResponse(input: $input) { ${refusalFields} ... on Receipt { code outcome } } }`;

const outcome = `mutation Outcome($campaign: ID!, $case: String!, $outcome: Int!) {
  recordOutcome(campaign: $campaign, case: $case, outcome: $outcome) { ${refusalFields} ... on Case { code } } }`;

/** The visit to one case: its interview, or what came of it. */
export const visit = async (
  client: GraphqlClient,
  campaign: string,
  form: Form,
  each: DemoCase,
): Promise<void> => {
  if (isAway(each)) {
    await ask(client, outcome, { campaign, case: each.code, outcome: 4 });
    return;
  }
  const household = householdsOf(each.village).find((candidate) => candidate.household === each.household);
  if (household === undefined) {
    throw new Error(`The demo does not know household ${each.household}`);
  }
  await ask(client, submission, {
    input: {
      token: each.token,
      // Always the same for the same household, so that a second run of the demo repeats and does not double.
      responseId: Buffer.from(each.code.padStart(16, '0').slice(-16)).toString('base64url').slice(0, 22),
      formCode: form.code,
      formVersion: form.version,
      language: 'zh',
      consent: true,
      answers: answersOf(form, household),
    },
  });
};

/** Does `work` on all items, at most `width` at a time. Stops at the first failure. */
export const inParallel = async <Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item, done: number) => Promise<void>,
): Promise<void> => {
  const queue = items.values();
  let done = 0;
  const worker = async (): Promise<void> => {
    for (const item of queue) {
      await work(item, done);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
};
