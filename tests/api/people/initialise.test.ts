import { afterAll, beforeAll, expect, test } from 'vitest';
import { type System, startSystem } from '../../../local/system.ts';
import { type Answer, answerOf, fieldsOf } from '../evaluation.ts';
import { operations } from '../operations.ts';
import { type PersonKey, signingIn } from '../people.ts';

/** A new installation: nobody has a place in it. */
let system: System;
beforeAll(async () => {
  system = await startSystem({ pages: false, worker: 'none', people: signingIn });
});
afterAll(() => system.stop());

const ask = async (person: PersonKey | undefined, query: string, variables = {}): Promise<Answer> => {
  const authorization =
    person === undefined ? {} : { authorization: `Bearer ${await system.accessToken(person)}` };
  const answer = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify({ query, variables }),
  });
  return answerOf(fieldsOf(await answer.json()), /\{ (\w+)/.exec(query)?.[1] ?? '');
};

const initialise = (person: PersonKey | undefined, secret: string) =>
  ask(person, operations.initialise.document, { secret, organisation: '某省考核办' });

test('nobody who is not signed in', async () => {
  expect((await initialise(undefined, system.initSecret)).outcome).toBe('NOT_SIGNED_IN');
});

test('nobody without the secret that the installation printed', async () => {
  const almost = system.initSecret.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));
  expect((await initialise('office-administrator', almost)).outcome).toBe('INIT_SECRET_WRONG');
  expect((await initialise('office-administrator', 'short')).outcome).toBe('INPUT_INVALID');
});

test('of two who come at once, one is the first administrator; from then on nobody is', async () => {
  const people = ['office-administrator', 'stranger'] as const;
  const came = await Promise.all(people.map((person) => initialise(person, system.initSecret)));
  expect(came.map(({ outcome }) => outcome).toSorted()).toEqual(['ALREADY_INITIALISED', 'done']);
  const [first, second] = came[0]?.outcome === 'done' ? people : people.toReversed();
  expect((await ask(first, operations.grants.document)).outcome).toBe('done');
  expect((await ask(second, operations.grants.document)).outcome).toBe('NOT_PERMITTED');
  expect((await initialise(first, system.initSecret)).outcome).toBe('ALREADY_INITIALISED');
  expect((await initialise('lead', system.initSecret)).outcome).toBe('ALREADY_INITIALISED');
});
