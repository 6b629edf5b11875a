/** A campaign in the field with rules, two trained teams and nobody at home there. */

import { personIdOf } from '../../../api/people/person.ts';
import { isFields } from '../../../cli/graphql-client.ts';
import { county, inFieldwork } from '../campaign-on-its-way.ts';
import { type Answer, type Evaluation, type Fields, listOf } from '../evaluation.ts';
import { giveSupervisors } from '../fieldwork/reserve-team.ts';
import { type PersonKey, subjectOf } from '../people.ts';

/** 李督导 leads the first two, 钱督导 the others. */
export const north = ['interviewer', 'second-interviewer'] as const satisfies readonly PersonKey[];
export const south = ['third-interviewer', 'fourth-interviewer'] as const satisfies readonly PersonKey[];
export const interviewers: readonly PersonKey[] = [...north, ...south];

/** 长沙市芙蓉区: far from 花垣县. */
export const farAway: Fields = { homes: ['430102'], employers: ['430102'], relatives: [] };

export const idOf = ({ system }: Evaluation, person: PersonKey): string =>
  personIdOf(`${system.url}/issuer`, subjectOf(person));

/** What was given, or the rule that forbade it. */
export const said = async (asked: Promise<Answer>): Promise<Fields> => {
  const { outcome, value, problems } = await asked;
  return outcome === 'done' ? value : { rule: outcome, problems };
};

/** In fieldwork, with everybody's role, without rules, teams or training. */
export const withPeople = async (evaluation: Evaluation): Promise<string> => {
  const campaign = await inFieldwork(evaluation);
  await giveSupervisors(evaluation, campaign);
  const { give } = evaluation;
  for (const person of ['second-interviewer', ...south] as const) {
    await give('university-administrator', person, 'INTERVIEWER', county, campaign);
  }
  await give('university-administrator', 'reviewer', 'REVIEWER', county, campaign);
  await give('university-administrator', 'interpreter', 'INTERPRETER', county, campaign);
  return campaign;
};

export const train = (
  evaluation: Evaluation,
  campaign: string,
  people: readonly PersonKey[],
  score = 95,
  by: PersonKey = 'lead',
): Promise<Answer> =>
  evaluation.act(by, 'enterTrainingScores', {
    campaign,
    day: '2026-06-01',
    scores: people.map((person) => ({ personId: idOf(evaluation, person), score })),
  });

export const declare = (
  { act }: Evaluation,
  campaign: string,
  person: PersonKey,
  places: Fields = {},
): Promise<Answer> => act(person, 'declareInterests', { campaign, input: { ...farAway, ...places } });

export interface FieldTeams {
  readonly campaign: string;
  /** Team ids. */
  readonly north: string;
  readonly south: string;
}

export const withTeams = async (evaluation: Evaluation, rules: Fields = {}): Promise<FieldTeams> => {
  const campaign = await withPeople(evaluation);
  const { mustAct } = evaluation;
  await mustAct('lead', 'saveFieldRules', { campaign, rules, seenVersion: 0 });
  await train(evaluation, campaign, interviewers);
  await Promise.all(interviewers.map((person) => declare(evaluation, campaign, person)));
  const save = async (name: string, supervisor: PersonKey, members: readonly PersonKey[]) => {
    const input = {
      name,
      supervisor: idOf(evaluation, supervisor),
      members: members.map((member) => idOf(evaluation, member)),
      seenVersion: 0,
    };
    return String((await mustAct('lead', 'saveTeam', { campaign, input }))['id']);
  };
  return {
    campaign,
    north: await save('北组', 'supervisor', north),
    south: await save('南组', 'second-supervisor', south),
  };
};

/** Outcomes of an assignment, by village. */
export const assign = async (
  { act }: Evaluation,
  person: PersonKey,
  variables: Fields,
): Promise<readonly Fields[]> => {
  const { outcome, value } = await act(person, 'assignCases', variables);
  return outcome === 'done' ? listOf(value['data']) : [{ rule: outcome }];
};

/** Everything is assigned as proposed. */
export const assignAll = async (evaluation: Evaluation, campaign: string): Promise<void> => {
  const { id } = await evaluation.mustAct('lead', 'proposeAssignment', { campaign });
  const outcomes = await assign(evaluation, 'lead', { campaign, proposal: id });
  const refused = outcomes.find(({ assigned }) => !isFields(assigned));
  if (refused !== undefined) {
    throw new Error(`A village was not assigned: ${JSON.stringify(refused)}`);
  }
};

/** Each team departs for all of its villages. Gives the villages as the lead sees them. */
export const departAll = async (
  evaluation: Evaluation,
  { campaign, north: northern }: FieldTeams,
): Promise<readonly Fields[]> => {
  const known = async (): Promise<readonly Fields[]> =>
    listOf((await evaluation.mustAct('lead', 'teamVillages', { campaign }))['data']);
  await Promise.all(
    (await known()).map(({ ticket, teamId }) =>
      evaluation.mustAct(teamId === northern ? 'supervisor' : 'second-supervisor', 'departFor', {
        campaign,
        ticket,
      }),
    ),
  );
  return known();
};
