import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { shortHousehold } from '../../api/questionnaires/short-household.ts';
import { submissionDocument, submissionsFor, takingTurns } from '../../bench/intake/submissions.ts';
import { householdsOf } from '../../local/demo/simulated-county.ts';
import { checkAnswers } from '../../methods/questionnaire/check-answers.ts';
import { readAnswers } from '../../methods/questionnaire/read-form.ts';

const village = '433124105208';

const cases = householdsOf(village)
  .slice(0, 30)
  .map(({ household }, index) => ({
    code: `${village}-${index + 1}`,
    village,
    household,
    token: `token ${index + 1}`,
  }));

const bodySchema = z.object({
  query: z.string(),
  variables: z.object({
    input: z.looseObject({ token: z.string(), responseId: z.string(), answers: z.unknown() }),
  }),
});

const inputOf = (body: string) => bodySchema.parse(JSON.parse(body)).variables.input;

test('sends the operation that the schema takes', () => {
  const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
  expect(validate(schema, parse(submissionDocument))).toEqual([]);
});

test('each case gets complete answers, and other ones that differ and are complete too', () => {
  const submissions = submissionsFor(shortHousehold, cases);
  expect(submissions).toHaveLength(30);
  for (const [index, { body, differing }] of submissions.entries()) {
    const [first, other] = [inputOf(body), inputOf(differing)];
    expect(first.token).toBe(cases[index]?.token);
    expect(first.responseId).toMatch(/^[0-9A-Za-z_-]{22}$/);
    expect({ ...other, answers: first.answers }).toEqual(first);
    expect(other.answers).not.toEqual(first.answers);
    for (const { answers } of [first, other]) {
      expect(checkAnswers(shortHousehold, readAnswers(answers), 'interviewer')).toEqual([]);
    }
  }
});

test('the same cases get the same answers every time', () => {
  expect(submissionsFor(shortHousehold, cases)).toEqual(submissionsFor(shortHousehold, cases));
});

test('interviewers take turns, each village by village', () => {
  const inVillage = (letter: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({ village: letter, case: `${letter}${index + 1}` }));
  const order = takingTurns([...inVillage('a', 3), ...inVillage('b', 1), ...inVillage('c', 2)], 2);
  // Two interviewers in a and b; b has one case; then one of them goes on to c.
  expect(order.map((each) => each.case)).toEqual(['a1', 'b1', 'a2', 'a3', 'c1', 'c2']);
});
