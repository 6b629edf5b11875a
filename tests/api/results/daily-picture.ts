/** Leadership sees its own division, before publication only where the campaign allows it, and one picture a day. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../../api/context.ts';
import { newId, systemRandom } from '../../../api/platform/random.ts';
import { readResults } from '../../../api/results/read-results.ts';
import { cards, type IssuedCase, respondentAnswers, submission } from '../answers.ts';
import { county, inFieldwork } from '../campaign-on-its-way.ts';
import { contextOf } from '../context-of.ts';
import { type Fields, fieldsOf, until } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';

describe('daily pictures', () => {
  let campaign = '';
  let households: readonly IssuedCase[] = [];
  beforeAll(async () => {
    campaign = await inFieldwork(evaluation);
    households = await cards(evaluation, campaign);
  });

  const resultsFor = async (person: PersonKey, of = campaign): Promise<Fields> =>
    (await evaluation.act(person, 'results', { campaign: of, division: county })).value;

  const answeredFor = async (person: PersonKey): Promise<unknown> =>
    fieldsOf((await resultsFor(person))['counts'])['answered'];

  /** The next household answers, and the lead's live results show it. */
  const oneMoreAnswers = async (nth: number): Promise<void> => {
    const answered = submission(households[nth - 1]?.token, respondentAnswers);
    expect((await evaluation.act(undefined, 'submitResponse', answered)).outcome).toBe('done');
    await until(
      () => answeredFor('lead'),
      (count) => count === nth,
    );
  };

  test('a leader who looks twice on one day sees the same picture, while the lead’s moves', async () => {
    await oneMoreAnswers(1);
    const first = await resultsFor('leader');
    expect(first).toMatchObject({ provisional: true, simulated: true, counts: { cases: 30, answered: 1 } });
    await oneMoreAnswers(2);
    expect(await resultsFor('leader')).toEqual(first);
    // The commissioner looks for the first time only now, and still learns nothing from the difference.
    expect(await resultsFor('commissioner')).toEqual(first);
    expect(await answeredFor('lead')).toBe(2);
  });

  test.each([county, '43'])(
    'the lead’s results of %s are one head, whatever lies below',
    async (division) => {
      const id = campaign.slice('Campaign:'.length);
      await until(
        async () => (await evaluation.act('lead', 'results', { campaign, division })).value['counts'],
        (counts) => counts !== undefined,
      );
      const { context } = await contextOf(evaluation, 'lead');
      const read: string[] = [];
      const nodes = new Proxy(context.stores.nodes, {
        get: (store, name): unknown => {
          read.push(String(name));
          return Reflect.get(store, name);
        },
      });
      await readResults({ ...context, stores: { ...context.stores, nodes } }, id, division);
      expect(read).toEqual(['head']);
    },
  );

  test('only the lead sees the areas below', async () => {
    const below = async (person: PersonKey): Promise<unknown> =>
      (await evaluation.act(person, 'results', { campaign, division: '4331' })).value['children'];
    await until(
      () => below('lead'),
      (children) => Array.isArray(children) && children.length === 1,
    );
    expect(await below('lead')).toMatchObject([{ division: { code: county }, counts: { cases: 30 } }]);
    expect(await below('commissioner')).toEqual([]);
  });

  /** What the API knows of a request by this person at another moment. */
  const contextAt = async (person: PersonKey, now: Date): Promise<Context> => ({
    ...(await contextOf(evaluation, person)).context,
    now,
    newId: () => newId(now, systemRandom),
  });

  test('the next day begins at midnight in the campaign’s own zone, and with it another picture', async () => {
    const id = campaign.slice('Campaign:'.length);
    const at = async (moment: string): Promise<number> => {
      const context = await contextAt('leader', new Date(moment));
      return (await readResults(context, id, county)).counts.answered;
    };
    // Ten years on, so that no picture of the tests above is in the way; 16:00 UTC is midnight in Shanghai.
    expect(await at('2036-06-01T15:00:00Z')).toBe(2);
    await oneMoreAnswers(3);
    expect(await at('2036-06-01T15:59:59Z')).toBe(2);
    expect(await at('2036-06-01T16:00:00Z')).toBe(3);
    await oneMoreAnswers(4);
    expect(await at('2036-06-02T15:59:59Z')).toBe(3);
    expect(await at('2036-06-01T15:00:00Z')).toBe(2);
  });

  test('of two leaders who are the first to look, both see the one picture that is kept', async () => {
    const id = campaign.slice('Campaign:'.length);
    const contexts = await Promise.all(
      (['leader', 'commissioner'] as const).map((person) =>
        contextAt(person, new Date('2036-07-01T08:00:00Z')),
      ),
    );
    const [one, two] = await Promise.all(contexts.map((context) => readResults(context, id, county)));
    expect(one).toEqual(two);
  });

  describe('a campaign that shows nothing before publication', () => {
    test('shows it to the lead alone', async () => {
      const closed = await inFieldwork(evaluation, { provisionalForLeaders: false });
      await until(
        () => resultsFor('lead', closed),
        (value) => value['counts'] !== undefined,
      );
      for (const person of ['leader', 'commissioner'] as const) {
        const { outcome, message } = await evaluation.act(person, 'results', {
          campaign: closed,
          division: county,
        });
        expect(outcome).toBe('RESULTS_NOT_OPEN');
        expect(message).toBe('Results of this campaign are not open to leadership before publication.');
      }
    });
  });
});
