import { ask, type GraphqlClient, isFields, refusalFields } from '../../cli/graphql-client.ts';
import { giveRole } from '../../local/demo/campaign-steps.ts';
import type { SmallCampaign } from './small-campaign.ts';

type Fields = Readonly<Record<string, unknown>>;

const county = '433124';
const pair = ['interviewer', 'second-interviewer'] as const;

/** The demo's campaign goes on with field rules: a trained pair from far away, one team, all cases assigned, departed for every village. */
export const withFieldTeam = async ({ system, outcome: { campaign } }: SmallCampaign): Promise<void> => {
  const client = async (person: string): Promise<GraphqlClient> => ({
    url: `${system.url}/graphql`,
    token: await system.accessToken(person),
  });
  const act = async (
    person: string,
    name: string,
    parameters: string,
    type: string,
    fields: string,
    variables: Fields,
  ): Promise<Fields> => {
    const passed = [...parameters.matchAll(/\$(\w+)/g)].map(([, each]) => `${each}: $${each}`).join(', ');
    const document = `mutation Team(${parameters}) { ${name}(${passed}) { ${refusalFields} ... on ${type} { ${fields} } } }`;
    const done = (await ask(await client(person), document, variables))[name];
    return isFields(done) ? done : {};
  };
  const idOf = async (person: string): Promise<string> => {
    const { viewer } = await ask(await client(person), '{ viewer { id } }');
    return isFields(viewer) ? String(viewer['id']) : '';
  };
  const role = (person: string, name: string, given: string): Promise<void> =>
    giveRole(client, `${system.url}/issuer`, {
      giver: 'evaluator-administrator',
      person,
      name,
      role: given,
      division: county,
      campaign,
    });
  await role('second-interviewer', '演示调查员乙', 'INTERVIEWER');
  await role('supervisor', '演示督导', 'SUPERVISOR');
  const inCampaign = '$campaign: ID!';
  await act(
    'lead',
    'saveFieldRules',
    `${inCampaign}, $rules: FieldRulesInput!, $seenVersion: Int!`,
    'SavedFieldRules',
    'version',
    { campaign, rules: { callBackAttempts: 1, callBackDays: 1, callBackByPhone: false }, seenVersion: 0 },
  );
  const members = await Promise.all(pair.map(idOf));
  await act(
    'lead',
    'enterTrainingScores',
    `${inCampaign}, $day: String!, $scores: [TrainingScoreInput!]!`,
    'MutationEnterTrainingScoresSuccess',
    'data { personId }',
    { campaign, day: '2026-06-01', scores: members.map((personId) => ({ personId, score: 96 })) },
  );
  const input = { homes: ['430102'], employers: ['430102'], relatives: [] };
  for (const person of pair) {
    await act(
      person,
      'declareInterests',
      `${inCampaign}, $input: DeclarationInput!`,
      'StaffRecord',
      'personId',
      { campaign, input },
    );
  }
  const supervisor = await idOf('supervisor');
  await act('lead', 'saveTeam', `${inCampaign}, $input: TeamInput!`, 'Team', 'id', {
    campaign,
    input: { name: '北组', supervisor, members, seenVersion: 0 },
  });
  const { id: proposal } = await act('lead', 'proposeAssignment', inCampaign, 'AssignmentProposal', 'id', {
    campaign,
  });
  await act(
    'lead',
    'assignCases',
    `${inCampaign}, $proposal: String`,
    'MutationAssignCasesSuccess',
    'data { village }',
    { campaign, proposal },
  );
  const known = `query Villages($campaign: ID!) { teamVillages(campaign: $campaign) { ${refusalFields}
    ... on QueryTeamVillagesSuccess { data { ticket } } } }`;
  const villages = (await ask(await client('lead'), known, { campaign }))['teamVillages'];
  const data = isFields(villages) && Array.isArray(villages['data']) ? villages['data'].filter(isFields) : [];
  for (const { ticket } of data) {
    await act('supervisor', 'departFor', `${inCampaign}, $ticket: String!`, 'AssignedVillage', 'ticket', {
      campaign,
      ticket,
    });
  }
};
