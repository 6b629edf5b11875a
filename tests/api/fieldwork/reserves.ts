/** A reserve is opened in the order of the draw, for one case, with a reason, by a supervisor who was not the interviewer. */
import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personIdOf } from '../../../api/people/person.ts';
import { type IssuedCase, interviewerAnswers, interviewerCases, submission } from '../answers.ts';
import { county, householdsDrawn, inFieldwork } from '../campaign-on-its-way.ts';
import { type Answer, fieldsOf, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { type PersonKey, subjectOf } from '../people.ts';
import { drawKeysOf } from '../samples/draw-keys-of.ts';
import { type Item, openStored } from '../stored-items.ts';
import { casesByList, endWith, evidence, giveSupervisors, openReserve } from './reserve-team.ts';

describe('reserves', () => {
  let stored: ReturnType<typeof openStored>;
  let campaign = '';
  /** Lists of five households each: two cases, three reserves. Of some, each case serves a test of its own. */
  let lists: (readonly IssuedCase[])[] = [];
  let singles: IssuedCase[] = [];
  beforeAll(async () => {
    stored = openStored(evaluation.system);
    campaign = await inFieldwork(evaluation);
    await giveSupervisors(evaluation, campaign);
    const all = await casesByList(evaluation, campaign);
    lists = all.slice(0, 5);
    singles = all.slice(5).flat();
  });
  afterAll(() => stored.close());

  /** The two cases of a list that no other test used. */
  const list = (): readonly [IssuedCase, IssuedCase] => {
    const [one, two] = lists.pop() ?? [];
    if (one === undefined || two === undefined) {
      throw new Error('the campaign has too few lists for these tests');
    }
    return [one, two];
  };
  const single = (): IssuedCase => {
    const one = singles.pop();
    if (one === undefined) {
      throw new Error('the campaign has too few cases for these tests');
    }
    return one;
  };
  const bare = (id: string): string => id.slice('Campaign:'.length);
  const idOf = (person: PersonKey): string =>
    personIdOf(`${evaluation.system.url}/issuer`, subjectOf(person));
  const open = (
    code: unknown,
    reason = 'NEVER_MET',
    person: PersonKey | undefined = 'supervisor',
  ): Promise<Answer> => openReserve(evaluation, campaign, code, reason, person);
  const missed = async (code: unknown, outcome = 4): Promise<void> => {
    await endWith(evaluation, campaign, code, outcome);
  };
  const openings = (village: string): Promise<readonly Item[]> =>
    stored.under(`RESERVE#${bare(campaign)}#${village}`);
  const ofVillage = async (village: string): Promise<readonly IssuedCase[]> =>
    (await interviewerCases(evaluation, campaign)).filter((each) => each.village === village);

  const array = (...values: readonly unknown[]): string => JSON.stringify(values);
  const J = (...values: readonly unknown[]): string =>
    createHash('sha256')
      .update(array(...values))
      .digest('hex');

  /** The whole order of a list of five, by the recipe of docs/sampling.md, from the key that was sealed before. */
  const orderOf = async (village: string, name: string): Promise<readonly string[]> => {
    const key = Buffer.from((await drawKeysOf(evaluation, campaign)).key).toString('hex');
    const { frameRoot, designHash } = await evaluation.mustAct('lead', 'campaign', { id: campaign });
    const [facts] = (await stored.under(`SAMPLE#${bare(campaign)}#`)).filter(({ code }) => code === village);
    const seed = J('zhenping/seed/v1', bare(campaign), 1, frameRoot, designHash, key, [], null, null, null);
    const root = Object(facts?.['roster'])['root'];
    const stageSeed = J('zhenping/stage-seed/v1', seed, 'household', village, root, null, key);
    const stratum = `${village}:${name}`;
    const ticket = (position: number): string =>
      createHmac('sha256', Buffer.from(stageSeed, 'hex'))
        .update(array('zhenping/order/v1', bare(campaign), 'household', stratum, `${stratum}:${position}`))
        .digest('hex');
    return [1, 2, 3, 4, 5]
      .toSorted((a, b) => (ticket(a) < ticket(b) ? -1 : 1))
      .map((position) => `${name}-${position}`);
  };

  test('are opened one by one in the order that the draw gave, until none is left', async () => {
    const [one, two] = list();
    const name = one.household.split('-')[0] ?? '';
    const order = await orderOf(one.village, name);
    expect([one.household, two.household]).toEqual(order.slice(0, 2));
    const opened: Answer[] = [];
    // The reserves are not met either: one stands in for the one before.
    for (let code: unknown = one.code; opened.length < 3; code = opened.at(-1)?.value['code']) {
      await missed(code);
      opened.push(await open(code));
    }
    expect(opened.map(({ value }) => value['rank'])).toEqual([3, 4, 5]);
    const cases = await ofVillage(one.village);
    const household = (code: unknown): unknown => cases.find((each) => each.code === code)?.household;
    expect(opened.map(({ value }) => household(value['code']))).toEqual(order.slice(2));
    expect(opened.map(({ value }) => value['standsInFor'])).toEqual([
      one.code,
      ...opened.slice(0, 2).map(({ value }) => value['code']),
    ]);
    await missed(two.code);
    expect((await open(two.code)).outcome).toBe('RESERVE_NONE_LEFT');
  });

  test('carry for whom they stand in, why, what was found, and who did what', async () => {
    const [one] = list();
    await missed(one.code, 5);
    const { value } = await open(one.code, 'AWAY_THROUGHOUT');
    expect(value).toMatchObject({
      standsInFor: one.code,
      list: one.household.split('-')[0],
      rank: 3,
      reason: 'AWAY_THROUGHOUT',
      evidence,
      outcome: 5,
      outcomeBy: idOf('interviewer'),
      openedBy: idOf('supervisor'),
      openedAt: expect.stringMatching(/^20.*Z$/),
    });
    const document = `query Cases($campaign: ID!) { campaign(id: $campaign) { ... on Campaign {
      fieldVillages { code cases { code standsInFor token } } } } }`;
    const { data } = await evaluation.ask('interviewer', document, { campaign });
    const cases = listOf(fieldsOf(fieldsOf(data)['campaign'])['fieldVillages']).flatMap((village) =>
      listOf(village['cases']),
    );
    expect(cases.find(({ code }) => code === value['code'])?.['standsInFor']).toBe(one.code);
    expect(cases.find(({ code }) => code === one.code)?.['standsInFor']).toBeNull();
    const [event, ...more] = (await stored.under(`AUDIT#${bare(campaign)}`)).filter(({ subject }) =>
      String(subject).startsWith(`${one.code} `),
    );
    const found = createHash('sha256').update(evidence).digest('hex');
    expect(event).toMatchObject({
      act: 'open a reserve',
      personId: idOf('supervisor'),
      subject: `${one.code} ${value['code']} away-throughout ${found}`,
    });
    expect(more).toEqual([]);
  });

  describe('stand in for a case that ended without an answer', () => {
    test.each<[outcome: number, reason: string, expected: string]>([
      [3, 'REFUSAL_KEPT', 'done'],
      [4, 'UNREACHABLE', 'done'],
      [8, 'NOT_FOUND', 'done'],
      [9, 'UNABLE', 'done'],
      [3, 'NEVER_MET', 'RESERVE_REASON_DIFFERS'],
      [4, 'AWAY_THROUGHOUT', 'RESERVE_REASON_DIFFERS'],
      [5, 'NEVER_MET', 'RESERVE_REASON_DIFFERS'],
      [6, 'AWAY_THROUGHOUT', 'RESERVE_CASE_INELIGIBLE'],
      [7, 'NOT_FOUND', 'RESERVE_CASE_INELIGIBLE'],
    ])('with outcome %i for %s: %s', async (outcome, reason, expected) => {
      const one = single();
      await missed(one.code, outcome);
      expect((await open(one.code, reason)).outcome).toBe(expected);
      expect(
        (await openings(one.village)).filter(({ number }) => `${one.village}-${number}` === one.code),
      ).toHaveLength(expected === 'done' ? 1 : 0);
    });

    test('not before its outcome is recorded, nor once it has answered after all', async () => {
      const one = single();
      expect((await open(one.code)).outcome).toBe('RESERVE_CASE_UNFINISHED');
      await missed(one.code);
      await evaluation.mustAct('interviewer', 'submitResponse', submission(one.token, interviewerAnswers));
      const { outcome, message } = await open(one.code);
      expect([outcome, message]).toEqual([
        'RESERVE_CASE_ANSWERED',
        'This case has an answer, so no reserve stands in for it.',
      ]);
    });

    test('an answer of the case that comes after the opening is taken', async () => {
      const one = single();
      await missed(one.code);
      expect((await open(one.code)).outcome).toBe('done');
      const late = submission(one.token, interviewerAnswers);
      expect((await evaluation.act('interviewer', 'submitResponse', late)).value['outcome']).toBe('NEW');
    });

    test('a case that is none has no reserve', async () => {
      expect((await open('433124100201-999')).outcome).toBe('CASE_UNKNOWN');
      expect((await open('nothing')).outcome).toBe('CASE_UNKNOWN');
    });
  });

  describe('once for each case', () => {
    test('asked again by either supervisor: the same answer; for another reason: it was opened', async () => {
      const one = single();
      await missed(one.code);
      const first = await open(one.code);
      const before = await openings(one.village);
      expect(await open(one.code)).toEqual(first);
      expect(await open(one.code, 'NEVER_MET', 'second-supervisor')).toEqual(first);
      expect(await open(one.code, 'UNREACHABLE')).toMatchObject({
        outcome: 'RESERVE_OPENED',
        problems: [
          { field: first.value['code'], reason: 'nobody met at three visits at different times of day' },
        ],
      });
      const chinese = await evaluation.act(
        'supervisor',
        'openReserve',
        { campaign, case: one.code, reason: 'UNREACHABLE', evidence },
        'zh',
      );
      expect(chinese.problems).toMatchObject([{ reason: '三次不同时段上门均无人' }]);
      expect(await openings(one.village)).toEqual(before);
    });

    test('two supervisors at once get one and the same', async () => {
      const one = single();
      await missed(one.code);
      const [first, second] = await Promise.all([
        open(one.code),
        open(one.code, 'NEVER_MET', 'second-supervisor'),
      ]);
      expect(first.outcome).toBe('done');
      expect(second).toEqual(first);
    });

    test('for two cases of a list at once: the next two of the ladder, one each', async () => {
      const [one, two] = list();
      await Promise.all([missed(one.code), missed(two.code)]);
      const both = await Promise.all([open(one.code), open(two.code, 'NEVER_MET', 'second-supervisor')]);
      expect(both.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
      expect(both.map(({ value }) => Number(value['rank'])).toSorted()).toEqual([3, 4]);
      expect(new Set(both.map(({ value }) => value['code'])).size).toBe(2);
    });
  });

  test('are not opened by the one who recorded the outcome, but by another supervisor', async () => {
    const one = single();
    await evaluation.give('university-administrator', 'interviewer', 'SUPERVISOR', county, campaign);
    await missed(one.code);
    const { outcome, message } = await open(one.code, 'NEVER_MET', 'interviewer');
    expect(outcome).toBe('RESERVE_OWN_OUTCOME');
    expect(message).toContain('Another supervisor has to look at it');
    expect((await open(one.code, 'NEVER_MET', 'second-supervisor')).outcome).toBe('done');
  });

  test('need evidence: a sentence at least, without a telephone number', async () => {
    const { code } = single();
    await missed(code);
    const refused = async (text: string, language: 'en' | 'zh') => {
      const asked = { campaign, case: code, reason: 'NEVER_MET', evidence: text };
      const { outcome, problems } = await evaluation.act('supervisor', 'openReserve', asked, language);
      return [outcome, ...problems.map(({ field, reason }) => `${field}: ${reason}`)];
    };
    expect(await refused('没人 ', 'en')).toEqual(['INPUT_INVALID', 'evidence: 10 to 1000 characters']);
    expect(await refused('无'.repeat(1001), 'zh')).toEqual(['INPUT_INVALID', 'evidence: 须为10至1000个字']);
    expect(await refused('拨打电话13800138000核实，全家外出务工。', 'en')).toEqual([
      'INPUT_INVALID',
      'evidence: without telephone or identity numbers',
    ]);
    expect(await refused('拨打电话13800138000核实，全家外出务工。', 'zh')).toEqual([
      'INPUT_INVALID',
      'evidence: 不得包含电话号码或身份证号',
    ]);
    expect((await openReserve(evaluation, campaign, code)).outcome).toBe('done');
  });

  test('are opened in fieldwork only', async () => {
    const early = await householdsDrawn(evaluation);
    await giveSupervisors(evaluation, early);
    const [first] = await interviewerCases(evaluation, early);
    expect((await openReserve(evaluation, early, first?.code)).outcome).toBe('CAMPAIGN_STATE');
  });

  describe('of a village are seen', () => {
    const see = (person: PersonKey | undefined, village: string): Promise<Answer> =>
      evaluation.act(person, 'villageReserves', { campaign, village });

    test('with what they did: original cases, openings, and answers that came from reserves', async () => {
      const [one, two] = list();
      const name = one.household.split('-')[0];
      const before = listOf((await see('supervisor', one.village)).value['lists']);
      expect(before.find((each) => each['list'] === name)).toEqual({
        list: name,
        name: expect.any(String),
        size: 5,
        drawn: 2,
        opened: 0,
        left: 3,
        answered: 0,
        answeredByReserves: 0,
      });
      await missed(one.code);
      const waiting = listOf((await see('lead', one.village)).value['waiting']);
      expect(waiting).toContainEqual({ code: one.code, outcome: 4, standsInFor: null });
      const { code } = (await open(one.code)).value;
      const reserve = (await ofVillage(one.village)).find((each) => each.code === code);
      for (const token of [two.token, reserve?.token]) {
        await evaluation.mustAct('interviewer', 'submitResponse', submission(token, interviewerAnswers));
      }
      const { value } = await see('lead', one.village);
      expect(listOf(value['lists']).find((each) => each['list'] === name)).toMatchObject({
        size: 5,
        drawn: 2,
        opened: 1,
        left: 2,
        answered: 2,
        answeredByReserves: 1,
      });
      expect(listOf(value['opened'])).toContainEqual({
        code,
        standsInFor: one.code,
        reason: 'NEVER_MET',
        evidence,
      });
      expect(listOf(value['waiting']).map((each) => each['code'])).not.toContain(one.code);
    });

    test('by the lead and the supervisors of the division, by nobody else', async () => {
      const { village } = single();
      for (const person of ['lead', 'second-lead', 'supervisor', 'second-supervisor'] as const) {
        expect((await see(person, village)).outcome).toBe('done');
      }
      for (const person of [
        'supervisor-elsewhere',
        'commissioner',
        'leader',
        'interviewer-elsewhere',
        'operator',
      ] as const) {
        expect((await see(person, village)).outcome).toBe('NOT_PERMITTED');
      }
      expect((await see(undefined, village)).outcome).toBe('NOT_SIGNED_IN');
      expect((await see('lead', '433124100299')).outcome).toBe('CASE_UNKNOWN');
    });
  });
});
