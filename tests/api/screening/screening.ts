/** Village groups are drawn, screened and counted: one rate of their own, and nothing of the households changes. */
import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ratio, type Sample, varianceOfTotal } from '../../journeys/textbook.ts';
import { respondentAnswers, submission } from '../answers.ts';
import { county, inFieldwork, sampleOf } from '../campaign-on-its-way.ts';
import { type Answer, type Fields, fieldsOf, listOf, until } from '../evaluation.ts';
import { endWith, giveSupervisors, openReserve } from '../fieldwork/reserve-team.ts';
import { evaluation } from '../one-system.ts';
import { drawKeysOf } from '../samples/draw-keys-of.ts';
import { openStored } from '../stored-items.ts';
import {
  type FieldCase,
  fieldCases,
  groupsOf,
  inScreening,
  screeningsOf,
  withGroups,
} from './screened-campaign.ts';

const bare = (campaign: string): string => campaign.slice('Campaign:'.length);

describe('groups to be screened', () => {
  let stored: ReturnType<typeof openStored>;
  beforeAll(() => {
    stored = openStored(evaluation.system);
  });
  afterAll(() => stored.close());

  const draw = (campaign: string, person: 'lead' | 'second-lead' = 'lead'): Promise<Answer> =>
    evaluation.act(person, 'drawHouseholds', { campaign });

  const array = (...values: readonly unknown[]): string => JSON.stringify(values);
  const J = (...values: readonly unknown[]): string =>
    createHash('sha256')
      .update(array(...values))
      .digest('hex');

  /** The groups of a village by the recipe of docs/sampling.md, from the key that was sealed before. */
  const recipe = async (campaign: string, village: string, groups: readonly string[]) => {
    const key = Buffer.from((await drawKeysOf(evaluation, campaign)).key).toString('hex');
    const { frameRoot, designHash } = await evaluation.mustAct('lead', 'campaign', { id: campaign });
    const [facts] = (await stored.under(`SAMPLE#${bare(campaign)}#`)).filter(({ code }) => code === village);
    const root = fieldsOf(facts?.['roster'])['root'];
    const seed = J('zhenping/seed/v1', bare(campaign), 1, frameRoot, designHash, key, [], null, null, null);
    const stageSeed = J('zhenping/stage-seed/v1', seed, 'household', village, root, null, key);
    return groups
      .toSorted()
      .map((name, index) => {
        const unit = `${village}:group:${index + 1}`;
        const ticket = createHmac('sha256', Buffer.from(stageSeed, 'hex'))
          .update(array('zhenping/order/v1', bare(campaign), 'group', `${village}:group`, unit))
          .digest('hex');
        return { name, unit, ticket };
      })
      .toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1))
      .slice(0, 3);
  };

  test('are drawn with the households, by the seed and the frozen roster, whoever asks and however often', async () => {
    const campaign = await withGroups(evaluation);
    const both = await Promise.all([draw(campaign), draw(campaign, 'second-lead')]);
    expect(both.map(({ outcome }) => outcome)).toContain('done');
    const drawn = await screeningsOf(evaluation, campaign);
    const cases = await stored.under(`VILLAGE#${bare(campaign)}#`);
    await draw(campaign);
    expect(await screeningsOf(evaluation, campaign)).toEqual(drawn);
    expect(await stored.under(`VILLAGE#${bare(campaign)}#`)).toEqual(cases);
    const villages = (await sampleOf(evaluation, campaign)).map(({ code }) => String(code));
    expect(drawn.map(({ village }) => village)).toEqual(villages.toSorted());
    for (const each of drawn) {
      const groups = groupsOf(villages.indexOf(String(each['village'])));
      expect(each['groups']).toBe(groups.length);
      expect(each['drawn']).toEqual(await recipe(campaign, String(each['village']), groups));
    }
  });

  test('stand on the roster with every household, or nothing is frozen and nothing drawn', async () => {
    const nameless = await withGroups(evaluation, { screening: { groups: 2 } }, (village, index) =>
      ['1', '2', '3'].map((k) => `${village},exited,e-${k},${index === 0 && k === '2' ? '' : `${k}组`}`),
    );
    const [first] = await sampleOf(evaluation, nameless);
    expect(await draw(nameless)).toMatchObject({
      outcome: 'GROUPS_UNNAMED',
      problems: [{ field: first?.['code'], reason: `${first?.['name']}: 1 households without a group` }],
    });
    const rosters = (await stored.under(`SAMPLE#${bare(nameless)}#`)).filter(
      ({ roster }) => roster !== undefined,
    );
    expect(rosters).toEqual([]);
  });

  test('are none where the design says nothing of them', async () => {
    const campaign = await inFieldwork(evaluation);
    expect(await screeningsOf(evaluation, campaign)).toEqual([]);
    const { outcome } = await evaluation.act('lead', 'screenedRate', { campaign, division: county });
    expect(outcome).toBe('SCREENING_NOT_DESIGNED');
  });
});

describe('screening in the field', () => {
  let campaign = '';
  let groups: readonly FieldCase[] = [];
  beforeAll(async () => {
    campaign = await inScreening(evaluation);
    await giveSupervisors(evaluation, campaign);
    groups = (await fieldCases(evaluation, campaign)).filter(({ household }) => household === '');
  });

  const form = { formCode: 'group-screening', formVersion: 1 };
  const screen = (
    token: unknown,
    missed: unknown,
    others: unknown,
    changes: Fields = form,
  ): Promise<Answer> =>
    evaluation.act('interviewer', 'submitResponse', submission(token, { missed, others }, changes));
  const rate = (person: 'lead' | 'commissioner' | 'leader' = 'lead', division = county): Promise<Answer> =>
    evaluation.act(person, 'screenedRate', { campaign, division });

  /** What is found in the nth group: persons missed, others; nothing in the first of every village, which nobody reaches. */
  const found = (nth: number): readonly [missed: number, others: number] => [
    nth % 4 === 1 ? 2 : nth % 3 === 0 ? 1 : 0,
    40 + 13 * (nth % 7),
  ];

  test('three groups a village are on the interviewer’s list, and none among the cards', async () => {
    const villages = [...new Set(groups.map(({ village }) => village))];
    expect(villages).toHaveLength(5);
    expect(groups).toHaveLength(15);
    expect(groups.map(({ code }) => Number(code.split('-')[1])).toSorted()).toEqual(
      villages.flatMap(() => [64_001, 64_002, 64_003]).toSorted(),
    );
    const { data } = await evaluation.mustAct('lead', 'giveLinks', { campaign, village: villages[0] });
    expect(listOf(data)).toHaveLength(6);
  });

  test('a group is asked its own short form, a household never', async () => {
    const { token } = groups[0] ?? {};
    const { value } = await evaluation.act('interviewer', 'link', { token });
    expect(value['form']).toMatchObject({
      code: 'group-screening',
      items: [{ code: 'missed' }, { code: 'others' }, {}],
    });
    const household = submission(token, { ...respondentAnswers, persons: 2, determination: 1 });
    expect((await evaluation.act('interviewer', 'submitResponse', household)).outcome).toBe(
      'FORM_VERSION_DIFFERS',
    );
    const [first] = (await fieldCases(evaluation, campaign)).filter((each) => each.household !== '');
    expect((await screen(first?.token, 0, 50)).outcome).toBe('FORM_VERSION_DIFFERS');
    expect((await screen(token, -1, 50)).outcome).toBe('ANSWERS_INVALID');
    expect((await screen(token, 2, undefined)).outcome).toBe('ANSWERS_INVALID');
  });

  test('a lost link to a group is replaced by one for an interviewer, never by a card', async () => {
    const { code } = groups[0] ?? {};
    const { token } = await evaluation.mustAct('lead', 'revokeLink', { campaign, case: code });
    const { value } = await evaluation.act('interviewer', 'link', { token });
    expect(value).toMatchObject({ audience: 'INTERVIEWER', state: 'OPEN' });
  });

  test('a rate says which denominator it has, and has no figure before anything is screened', async () => {
    expect((await rate()).value).toMatchObject({
      key: 'screened-missed-rate',
      denominatorText: expect.stringContaining('(A)'),
      estimate: null,
      notEstimable: 'no-answers',
      villages: 5,
      villagesClosed: 0,
      groups: 15,
      groupsScreened: 0,
    });
    expect((await rate('commissioner')).outcome).toBe('NOT_PERMITTED');
    expect((await rate('leader')).outcome).toBe('NOT_PERMITTED');
    expect((await rate('lead', '433123')).outcome).toBe('RESULTS_NONE');
    expect((await rate('lead', '4331')).outcome).toBe('RESULTS_NONE');
  });

  /** The same as a table: groups simple random in villages drawn by size. */
  const sampleOfGroups = async (): Promise<Sample> => {
    const villages = await sampleOf(evaluation, campaign);
    const listed = await screeningsOf(evaluation, campaign);
    return {
      villages: villages.map(({ code, stratum, probability }) => {
        const [numerator = 0, denominator = 1] = String(probability).split('/').map(Number);
        const size = Number(listed.find(({ village }) => village === code)?.['groups']);
        return {
          code: String(code),
          stratum: String(stratum),
          probability: [numerator, denominator],
          lists: new Map([['groups', size]]),
        };
      }),
      interviews: groups.flatMap(({ village }, nth) => {
        const [y, others] = found(nth);
        return nth % 3 === 0 ? [] : [{ village, list: 'groups', y, x: y + others }];
      }),
    };
  };

  test('the rate is that of the two-stage sample, once every group has an answer or an outcome', async () => {
    const counts = async (): Promise<Fields> =>
      fieldsOf((await evaluation.act('lead', 'results', { campaign, division: county })).value['counts']);
    const before = await until(counts, ({ cases }) => cases === 30);
    for (const [nth, { code, token }] of groups.entries()) {
      if (nth % 3 === 0) {
        await endWith(evaluation, campaign, code, 8);
      } else {
        expect((await screen(token, ...found(nth))).value['outcome']).toBe('NEW');
      }
      // Of a village with a group that is open, nothing enters yet.
      if (nth === 1)
        expect((await rate()).value).toMatchObject({ groupsScreened: 1, villagesClosed: 0, missed: 0 });
    }
    const sample = await sampleOfGroups();
    const { estimate, z } = ratio(sample);
    const { value } = await rate();
    expect(Math.abs(Number(value['estimate']) - estimate)).toBeLessThanOrEqual(1e-12);
    const expected = Math.sqrt(varianceOfTotal(sample, z));
    expect(Math.abs(Number(value['standardError']) - expected)).toBeLessThanOrEqual(1e-9 * expected);
    expect(value).toMatchObject({
      villagesClosed: 5,
      groupsScreened: 10,
      degreesOfFreedom: 3,
      missed: sample.interviews.reduce((sum, { y }) => sum + y, 0),
      nonregistered: sample.interviews.reduce((sum, { x }) => sum + x, 0),
    });
    // Nothing of it is among the households.
    expect(await counts()).toEqual(before);
  });

  test('a group has no reserve', async () => {
    expect((await openReserve(evaluation, campaign, groups[0]?.code, 'NOT_FOUND')).outcome).toBe(
      'RESERVE_CASE_GROUP',
    );
  });

  test('a campaign is not closed over a group that was left out; afterwards none takes an answer', async () => {
    const other = await inScreening(evaluation);
    const all = await fieldCases(evaluation, other);
    for (const { code, household } of all) {
      if (household !== '') await endWith(evaluation, other, code);
    }
    const closed = async () =>
      fieldsOf(
        (await evaluation.act('lead', 'results', { campaign: other, division: county })).value['counts'],
      );
    await until(closed, ({ villagesClosed }) => villagesClosed === 5);
    const screened = all.filter(({ household }) => household === '');
    const early = await evaluation.act('lead', 'closeCampaign', { campaign: other });
    expect(early.outcome).toBe('VILLAGES_OPEN');
    expect(early.problems.map(({ reason }) => reason)).toEqual(
      Array.from({ length: 5 }, () =>
        expect.stringMatching(/: 3 groups neither screened nor with an outcome$/),
      ),
    );
    for (const { code } of screened) await endWith(evaluation, other, code, 9);
    await evaluation.mustAct('lead', 'closeCampaign', { campaign: other });
    expect((await screen(screened[0]?.token, 1, 50)).outcome).toBe('FIELDWORK_NOT_OPEN');
  });
});
