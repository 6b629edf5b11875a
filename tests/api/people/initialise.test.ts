import { afterAll, beforeAll, expect, test } from 'vitest';
import { type System, startSystem } from '../../../local/system.ts';
import { type Answer, answerOf, fieldsOf, listOf } from '../evaluation.ts';
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
  ask(person, operations.initialise.document, { secret, organisation: '平台运维中心' });

test('nobody who is not signed in', async () => {
  expect((await initialise(undefined, system.initSecret)).outcome).toBe('NOT_SIGNED_IN');
});

test('nobody without the secret that the installation printed', async () => {
  const almost = system.initSecret.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));
  expect((await initialise('operator', almost)).outcome).toBe('INIT_SECRET_WRONG');
  expect((await initialise('operator', 'short')).outcome).toBe('INPUT_INVALID');
});

const grantsOf = async (person: PersonKey): Promise<readonly unknown[]> => {
  const { value } = await ask(person, '{ viewer { grants { role campaignId } } }');
  return listOf(value['grants']);
};

test('of two who come at once, one is the operator; from then on nobody is', async () => {
  const people = ['operator', 'stranger'] as const;
  const came = await Promise.all(people.map((person) => initialise(person, system.initSecret)));
  expect(came.map(({ outcome }) => outcome).toSorted()).toEqual(['ALREADY_INITIALISED', 'done']);
  const [first, second] = came[0]?.outcome === 'done' ? people : people.toReversed();
  expect(await grantsOf(first)).toEqual([{ role: 'OPERATOR', campaignId: null }]);
  expect(await grantsOf(second)).toEqual([]);
  const name = '某省考核办';
  const claim = (subject: string) => ({ issuer: `${system.url}/issuer`, subject, name: '新管理员' });
  const adding = (person: PersonKey, subject: string) =>
    ask(person, operations.addOrganisation.document, { name, administrator: claim(subject) });
  expect((await adding(second, 'test-one')).outcome).toBe('NOT_PERMITTED');
  expect((await adding(first, 'test-one')).outcome).toBe('done');
  expect((await initialise(first, system.initSecret)).outcome).toBe('ALREADY_INITIALISED');
  expect((await initialise('lead', system.initSecret)).outcome).toBe('ALREADY_INITIALISED');
});
