import { type IssuedCase, interviewerCases } from '../answers.ts';
import { county } from '../campaign-on-its-way.ts';
import type { Answer, Evaluation, Fields } from '../evaluation.ts';
import type { PersonKey } from '../people.ts';

export const evidence = '三天内早中晚各上门一次，均无人。';

/** 李督导 and 钱督导 look after this county, 尤督导 after the neighbouring one. */
export const giveSupervisors = async ({ give }: Evaluation, campaign: string): Promise<void> => {
  await give('university-administrator', 'supervisor', 'SUPERVISOR', county, campaign);
  await give('university-administrator', 'second-supervisor', 'SUPERVISOR', county, campaign);
  await give('university-administrator', 'supervisor-elsewhere', 'SUPERVISOR', '433123', campaign);
};

/** What a supervisor hears who asks for the reserve of a case. */
export const openReserve = (
  { act }: Evaluation,
  campaign: string,
  code: unknown,
  reason = 'NEVER_MET',
  person: PersonKey | undefined = 'supervisor',
  changes: Fields = {},
): Promise<Answer> => act(person, 'openReserve', { campaign, case: code, reason, evidence, ...changes });

/** 陈调查 records what came of a visit. */
export const endWith = (
  { mustAct }: Evaluation,
  campaign: string,
  code: unknown,
  outcome = 4,
): Promise<Fields> => mustAct('interviewer', 'recordOutcome', { campaign, case: code, outcome });

/** The interviewer's cases of each village and list: `poor-3` stands on the list `poor`. */
export const casesByList = async (
  evaluation: Evaluation,
  campaign: string,
): Promise<readonly (readonly IssuedCase[])[]> => {
  const all = await interviewerCases(evaluation, campaign);
  return [...Map.groupBy(all, ({ village, household }) => `${village} ${household.split('-')[0]}`).values()];
};
