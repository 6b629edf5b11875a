/** The planner through GraphQL is the planner of the command line: its example in docs/plan-a-sample.md, asked as a query. */
import { readFileSync } from 'node:fs';
import { graphql } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../schema/schema.ts';
import { type Fields, fieldsOf, listOf } from '../api/evaluation.ts';

const person = {
  personId: 'p',
  issuer: 'https://issuer.example',
  subject: 's',
  name: 'Lin',
  organisationId: 'o',
};

const document = `query Plan($input: PlanSampleInput!) { planSample(input: $input) {
  ... on SamplePlan { sentence because suggestion { villages issuedPerVillage interviews cost
    figures { key lower upper meetsMargin } } rows { perVillage design { villages } impossible }
    whatIf { vary value planned villagesNeeded } }
  ... on Refusal { rule problems { field reason } } } }`;

const asked = {
  strata: [{ name: 'county', villages: 320, households: 48_000 }],
  indicators: [{ key: 'share', expected: 0.9, icc: 0.05, margin: 0.03 }],
  responseRate: 0.85,
};

const plan = async (input: Fields, signedIn = true, language: 'en' | 'zh' = 'en') => {
  const contextValue = signedIn
    ? { person, signedIn: person, grants: [], now: new Date(0), language }
    : { grants: [], now: new Date(0), language };
  const { data, errors = [] } = await graphql({
    schema,
    source: document,
    variableValues: { input },
    contextValue,
  });
  return { value: fieldsOf(fieldsOf(data)['planSample']), errors: errors.map(({ message }) => message) };
};

const page = readFileSync(new URL('../../docs/plan-a-sample.md', import.meta.url), 'utf8');

const costs = /--village-cost ([0-9.]+) --household-cost ([0-9.]+)/.exec(page);

test('the suggestion, its sentence and its trade-off are those of the documented command', async () => {
  const input = { ...asked, villageCost: Number(costs?.[1]), householdCost: Number(costs?.[2]) };
  const { value, errors } = await plan(input);
  expect(errors).toEqual([]);
  expect(page).toContain(String(value['sentence']));
  expect(value).toMatchObject({
    because: 'least-cost',
    suggestion: {
      villages: 47,
      interviews: 705,
      cost: 88_360,
      figures: [{ key: 'share', meetsMargin: true }],
    },
  });
  const missed = listOf(value['whatIf']).find(
    ({ vary, value: tried }) => vary === 'expected' && tried === 0.8,
  );
  expect(missed).toMatchObject({ planned: false, villagesNeeded: 74 });
  expect((await plan(input, true, 'zh')).value['sentence']).toContain('建议从320个村中抽47个村');
});

describe('what no plan can be made from is refused where it stands', () => {
  test.each<[string, Fields, string]>([
    [
      'a share above 1',
      { indicators: [{ key: 'a', expected: 1.2, margin: 0.03 }] },
      'indicators[0].expected',
    ],
    ['nothing wanted', { indicators: [{ key: 'a', expected: 0.9 }] }, 'indicators'],
    ['a power without a line', { indicators: [{ key: 'a', expected: 0.9, power: 0.8 }] }, 'indicators[0]'],
    ['two lines', { indicators: [{ key: 'a', expected: 0.9, below: 0.95, atLeast: 0.8 }] }, 'indicators[0]'],
    ['a budget and villages', { budget: 1000, villages: 20 }, 'budget'],
    ['a budget that buys nothing', { budget: 1 }, 'budget'],
  ])('%s', async (_fault, changes, field) => {
    const { value } = await plan({ ...asked, ...changes });
    expect(value['rule']).toBe('INPUT_INVALID');
    expect(listOf(value['problems'])[0]?.['field']).toBe(field);
  });
});

test('nobody plans without signing in', async () => {
  expect((await plan(asked, false)).value['rule']).toBe('NOT_SIGNED_IN');
});
