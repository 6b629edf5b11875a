/** A campaign in the field, one of whose rosters was wrong: what its lead uploads and its supervisors ask. */
import { inFieldwork, rosterCsv, sampleOf, upload } from '../campaign-on-its-way.ts';
import type { Answer, Evaluation, Fields } from '../evaluation.ts';
import { giveSupervisors } from '../fieldwork/reserve-team.ts';
import type { PersonKey } from '../people.ts';

export const evidence = '与乡镇档案核对，名册漏列第三小组全部住户。';

/** In the field: two of five households of every list in each village, three supervisors. */
export const withRosters = async (evaluation: Evaluation): Promise<string> => {
  const campaign = await inFieldwork(evaluation);
  await giveSupervisors(evaluation, campaign);
  return campaign;
};

export const villagesOf = async (evaluation: Evaluation, campaign: string): Promise<readonly string[]> =>
  (await sampleOf(evaluation, campaign)).map(({ code }) => String(code)).toSorted();

/** The lead puts corrected rosters where the API says; gives the id of their import. */
export const corrected = async (evaluation: Evaluation, campaign: string, file: string): Promise<string> => {
  const done = await upload(evaluation, campaign, 'CORRECTIONS', file);
  if (done['state'] !== 'ADOPTED') {
    throw new Error(`The corrections were refused: ${JSON.stringify(done)}`);
  }
  return String(done['id']);
};

/** Seven households of every list in the place of five. */
export const longer = (evaluation: Evaluation, campaign: string, village: string): Promise<string> =>
  corrected(evaluation, campaign, rosterCsv([village], 7));

export const correct = (
  { act }: Evaluation,
  campaign: string,
  village: unknown,
  file: unknown,
  person: PersonKey = 'supervisor',
  changes: Fields = {},
): Promise<Answer> =>
  act(person, 'correctRoster', {
    campaign,
    village,
    corrects: 1,
    import: file,
    reason: 'ROWS_MISSING',
    evidence,
    ...changes,
  });
