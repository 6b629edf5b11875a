import { type GraphQLSchema, graphql } from 'graphql';
import { expect, test } from 'vitest';
import { builder } from '../../schema/builder.ts';
import { schema } from '../../schema/schema.ts';

/** What the API allows one request (schema/builder.ts): 12 levels, 300 fields, a cost of 20,000. */
const person = {
  personId: 'p',
  issuer: 'https://issuer.example',
  subject: 's',
  name: 'Lin',
  organisationId: 'o',
};

const messages = async (asked: GraphQLSchema, source: string): Promise<readonly string[]> => {
  const contextValue = { person, grants: [], now: new Date(0) };
  const { errors = [] } = await graphql({ schema: asked, source, contextValue });
  return [...new Set(errors.map(({ message }) => message))];
};

const times = (count: number, field: string): string =>
  Array.from({ length: count }, (_, index) => `f${index}: ${field}`).join(' ');

/** The present schema goes round in no circle, so nobody could ask too deep; one that does is planted. */
const withCircle = (): GraphQLSchema => {
  const planted = builder.objectRef<{ readonly level: number }>('Planted');
  planted.implement({
    fields: (t) => ({
      again: t.field({
        type: planted,
        authScopes: { public: true },
        resolve: ({ level }) => ({ level: level + 1 }),
      }),
      level: t.exposeInt('level', { authScopes: { public: true } }),
    }),
  });
  builder.queryField('planted', (t) =>
    t.field({ type: planted, authScopes: { public: true }, resolve: () => ({ level: 1 }) }),
  );
  return builder.toSchema();
};

test('12 levels are answered, 13 are refused', async () => {
  const circle = withCircle();
  const levels = (count: number): string =>
    `{ planted ${'{ again '.repeat(count - 2)}{ level }${' }'.repeat(count - 2)} }`;
  expect(await messages(circle, levels(12))).toEqual([]);
  expect(await messages(circle, levels(13))).toEqual(['Query exceeds maximum depth (depth: 13, max: 12)']);
});

test('300 fields are answered, more are refused, through fragments too', async () => {
  // Each is the root field and the one below it.
  expect(await messages(schema, `{ ${times(150, 'viewer { name }')} }`)).toEqual([]);
  const tooBroad = ['Query exceeds maximum breadth (breadth: 302, max: 300)'];
  expect(await messages(schema, `{ ${times(151, 'viewer { name }')} }`)).toEqual(tooBroad);
  const fragment = `fragment Name on Viewer { name } { ${times(151, 'viewer { ...Name }')} }`;
  expect(await messages(schema, fragment)).toEqual(tooBroad);
});

test('a query that is short but costly is refused: lists within lists count tenfold each', async () => {
  const below = (fields: string): string =>
    `{ campaigns { edges { node { sample { edges { node { lists { ${fields} } } } } } } } }`;
  expect(await messages(schema, below('name'))).toEqual([]);
  expect(await messages(schema, below(times(30, 'name')))).toEqual([
    expect.stringMatching(/^Query exceeds maximum complexity \(complexity: [0-9]+, max: 20000\)$/),
  ]);
});
