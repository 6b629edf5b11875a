import { type Evaluation, type Fields, fieldsOf, listOf } from './evaluation.ts';

/** An exited family that is very satisfied with everything and recognises the result (api/questionnaires/short-household.ts). */
export const respondentAnswers: Fields = {
  Q1: 2,
  ...Object.fromEntries([2, 3, 4, 5, 6, 7, 8, 9, 10].map((number) => [`Q${number}`, 5])),
  Q11: 1,
  Q12b: 0,
};

/** The same with what only an interviewer fills in: four persons, meets the standard. */
export const interviewerAnswers: Fields = { ...respondentAnswers, persons: 4, determination: 1 };

let made = 0;

/** A submission as a page makes it; each has an id of its own. */
export const submission = (
  token: unknown,
  answers: Fields,
  changes: Fields = {},
): { readonly input: Fields } => {
  made += 1;
  return {
    input: {
      token,
      responseId: Buffer.alloc(16, made).toString('base64url'),
      formCode: 'short-household',
      formVersion: 1,
      language: 'zh',
      consent: true,
      answers,
      ...changes,
    },
  };
};

export interface IssuedCase {
  readonly village: string;
  readonly code: string;
  readonly household: string;
  readonly token: string;
}

/** The interviewer's cases with their links, village by village. */
export const interviewerCases = async (
  { ask }: Evaluation,
  campaign: string,
): Promise<readonly IssuedCase[]> => {
  const document = `query Cases($campaign: ID!) { campaign(id: $campaign) { ... on Campaign {
    fieldVillages { code cases { code household token } } } } }`;
  const { data } = await ask('interviewer', document, { campaign });
  return listOf(fieldsOf(fieldsOf(data)['campaign'])['fieldVillages']).flatMap(({ code: village, cases }) =>
    listOf(cases).map((each) => ({
      village: String(village),
      code: String(each['code']),
      household: String(each['household']),
      token: String(each['token']),
    })),
  );
};

/** The cards of every household that was drawn, as the lead prints them. */
export const cards = async (evaluation: Evaluation, campaign: string): Promise<readonly IssuedCase[]> => {
  const villages = new Set((await interviewerCases(evaluation, campaign)).map(({ village }) => village));
  const given = await Promise.all(
    [...villages].map(async (village) => {
      const { data } = await evaluation.mustAct('lead', 'giveLinks', { campaign, village });
      return listOf(data).map((each) => ({
        village,
        code: String(each['code']),
        household: String(each['household']),
        token: String(each['token']),
      }));
    }),
  );
  return given.flat();
};
