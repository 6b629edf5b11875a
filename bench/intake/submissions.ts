import { seeded, seedOf } from '../../local/demo/seeded.ts';
import { answersOf } from '../../local/demo/simulated-answers.ts';
import { householdsOf } from '../../local/demo/simulated-county.ts';
import type { Answers, Form } from '../../methods/questionnaire/form.ts';

/** A case to answer, as its interviewer gets it. */
export interface OpenCase {
  readonly code: string;
  readonly village: string;
  readonly household: string;
  readonly token: string;
}

/** What the respondent's page sends. */
export const submissionDocument = `mutation SubmitResponse($input: SubmitResponseInput!) {
  submitResponse(input: $input) {
    __typename
    ... on Receipt { code receivedAt outcome }
    ... on Refusal { rule message problems { row column field reason } }
  }
}`;

/** The submission for each case, and one with other content for the same case. */
export interface Submission {
  readonly body: string;
  readonly differing: string;
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

/** As a device makes it, but from the case alone: 22 letters. */
const responseIdFor = (code: string): string => {
  const chance = seeded(seedOf(`bench ${code}`));
  return Array.from({ length: 22 }, () => letters[Math.floor(64 * chance())]).join('');
};

export const submissionsFor = (form: Form, cases: readonly OpenCase[]): readonly Submission[] => {
  const households = new Map(
    [...new Set(cases.map(({ village }) => village))]
      .flatMap(householdsOf)
      .map((each) => [each.household, each]),
  );
  return cases.map(({ code, household: key, token }) => {
    const household = households.get(key);
    if (household === undefined) {
      throw new Error(`The demo does not know household ${key}`);
    }
    const write = (answers: Answers): string =>
      JSON.stringify({
        query: submissionDocument,
        variables: {
          input: {
            token,
            responseId: responseIdFor(code),
            formCode: form.code,
            formVersion: form.version,
            language: 'zh',
            consent: true,
            answers,
          },
        },
      });
    const answers = answersOf(form, household);
    return { body: write(answers), differing: write({ ...answers, persons: household.persons + 1 }) };
  });
};

/**
 * The order in which so many interviewers meet the cases, each going through one village after another: in any stretch
 * of the order that many villages take turns.
 */
export const takingTurns = <Case extends { readonly village: string }>(
  cases: readonly Case[],
  interviewers: number,
): readonly Case[] => {
  const villages = [...Map.groupBy(cases, ({ village }) => village).values()];
  const teams = Array.from({ length: Math.ceil(villages.length / interviewers) }, (_, team) =>
    villages.slice(team * interviewers, (team + 1) * interviewers),
  );
  return teams.flatMap((team) => {
    const longest = Math.max(...team.map((village) => village.length));
    return Array.from({ length: longest }, (_, turn) => turn).flatMap((turn) =>
      team.flatMap((village) => village.slice(turn, turn + 1)),
    );
  });
};
