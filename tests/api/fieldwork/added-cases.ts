/** Cases that the team adds by hand: anywhere in the division, for a coded reason, apart from the sample. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personIdOf } from '../../../api/people/person.ts';
import { interviewerAnswers, interviewerCases, submission } from '../answers.ts';
import { county, frame, householdsDrawn, inFieldwork, sampleOf } from '../campaign-on-its-way.ts';
import { type Answer, type Fields, fieldsOf, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { type PersonKey, subjectOf } from '../people.ts';
import { openStored } from '../stored-items.ts';
import { endWith, giveSupervisors, openReserve } from './reserve-team.ts';

const evidence = '低保名单上有此户，未建档立卡。';

describe('added cases', () => {
  let stored: ReturnType<typeof openStored>;
  let campaign = '';
  let drawn: readonly string[] = [];
  /** Villages that were not drawn, reserves among them; each serves a test of its own. */
  let others: string[] = [];
  beforeAll(async () => {
    stored = openStored(evaluation.system);
    campaign = await inFieldwork(evaluation);
    await giveSupervisors(evaluation, campaign);
    const sample = await sampleOf(evaluation, campaign);
    drawn = sample.filter(({ role }) => role !== 'LADDER').map(({ code }) => String(code));
    others = frame.map(({ code }) => code).filter((code) => !drawn.includes(code));
  });
  afterAll(() => stored.close());

  const other = (): string => {
    const village = others.pop();
    if (village === undefined) {
      throw new Error('the frame has too few villages for these tests');
    }
    return village;
  };
  const idOf = (person: PersonKey): string =>
    personIdOf(`${evaluation.system.url}/issuer`, subjectOf(person));

  const add = (
    village: string | undefined,
    household: string,
    changes: Fields = {},
    person: PersonKey = 'supervisor',
  ): Promise<Answer> => {
    const input = { village, list: 'NONREGISTERED', household, reason: 'MINIMUM_ALLOWANCE', evidence };
    return evaluation.act(person, 'addCase', { campaign, input: { ...input, ...changes } });
  };

  const complaint = { reason: 'SAYS_MISSED', complaintOn: '2026-05-20' };

  /** The added cases as somebody sees them, village by village. */
  const seenBy = async (person: PersonKey): Promise<readonly Fields[]> => {
    const counts = '{ cases answered otherOutcomes }';
    const document = `query Added($campaign: ID!) { campaign(id: $campaign) { ... on Campaign { addedCases(first: 50) { edges { node {
      code name targeted ${counts} complaint ${counts} cases { answered outcome added { code role evidence } } } } } } } }`;
    const { data } = await evaluation.ask(person, document, { campaign });
    const { edges } = fieldsOf(fieldsOf(fieldsOf(data)['campaign'])['addedCases']);
    return listOf(edges).map(({ node }) => fieldsOf(node));
  };

  test('have numbers above those of the draw, and say how they came in', async () => {
    const village = other();
    const { value } = await add(village, ' 五组东头第二户 ', { group: '五组' });
    expect(value).toMatchObject({
      code: `${village}-80001`,
      role: 'TARGETED',
      list: 'NONREGISTERED',
      household: '五组东头第二户',
      group: '五组',
      reason: 'MINIMUM_ALLOWANCE',
      evidence,
      complaintOn: null,
      addedBy: idOf('supervisor'),
      addedAt: expect.stringMatching(/^20.*Z$/),
    });
    const second = await add(village, '乙', complaint, 'lead');
    expect(second.value).toMatchObject({
      code: `${village}-80002`,
      role: 'COMPLAINT',
      complaintOn: '2026-05-20',
    });
  });

  test('the trail names case, role, reason and a hash of the evidence, and no household', async () => {
    const village = other();
    await add(village, '王某家', complaint);
    const trail = await stored.under(`AUDIT#${campaign.slice('Campaign:'.length)}`);
    const hash = createHash('sha256').update(evidence).digest('hex');
    expect(trail.filter(({ subject }) => String(subject).startsWith(`${village}-`))).toMatchObject([
      {
        act: 'add a case',
        personId: idOf('supervisor'),
        subject: `${village}-80001 complaint says-missed ${hash}`,
      },
    ]);
    expect(JSON.stringify(trail)).not.toContain('王某家');
  });

  test('in a drawn village and in others: the interviewer works on them all', async () => {
    const villages = [drawn[0], other(), other()];
    const codes: unknown[] = [];
    for (const village of villages) {
      codes.push((await add(village, '走访甲')).value['code']);
    }
    const cases = await interviewerCases(evaluation, campaign);
    const mine = codes.map((code) => cases.find((each) => each.code === code));
    expect(mine.map((each) => each?.household)).toEqual(['走访甲', '走访甲', '走访甲']);
    // Of the drawn village the cases of the draw are there too; of the others nothing else.
    expect(cases.filter(({ village }) => village === drawn[0])).toHaveLength(7);
    expect(cases.filter(({ village }) => village === villages[1])).toHaveLength(1);
    const { token } = mine[1] ?? {};
    const sent = await evaluation.act('interviewer', 'submitResponse', submission(token, interviewerAnswers));
    expect(sent.value['outcome']).toBe('NEW');
    await endWith(evaluation, campaign, codes[2]);
    const given = await evaluation.mustAct('lead', 'giveLinks', { campaign, village: villages[2] });
    expect(listOf(given['data']).map(({ code }) => code)).toEqual([codes[2]]);
    const replaced = await evaluation.mustAct('lead', 'revokeLink', { campaign, case: codes[2] });
    expect(replaced['code']).toBe(codes[2]);
    const seen = await seenBy('supervisor');
    const of = (village: string | undefined) => seen.find(({ code }) => code === village);
    expect(of(villages[1])).toMatchObject({
      targeted: { cases: 1, answered: 1, otherOutcomes: 0 },
      complaint: { cases: 0, answered: 0, otherOutcomes: 0 },
      cases: [{ answered: true, outcome: null, added: { code: codes[1], role: 'TARGETED', evidence } }],
    });
    expect(of(villages[2])).toMatchObject({ targeted: { cases: 1, answered: 0, otherOutcomes: 1 } });
  });

  test('a village without any has nothing to give', async () => {
    const { outcome } = await evaluation.act('lead', 'giveLinks', { campaign, village: other() });
    expect(outcome).toBe('CASE_UNKNOWN');
  });

  test('the same again gives the case that stands, other details the case and its reason', async () => {
    const village = drawn[1];
    const first = await add(village, '再说一次');
    expect(await add(village, '再说一次', {}, 'second-supervisor')).toEqual(first);
    const differing = { reason: 'UNSAFE_HOUSE' };
    expect(await add(village, '再说一次', differing)).toMatchObject({
      outcome: 'CASE_ADDED',
      problems: [
        { field: first.value['code'], reason: 'has the minimum living allowance and is not registered' },
      ],
    });
    for (const changes of [{ group: '三组' }, { evidence: `${evidence}又及。` }, complaint]) {
      expect((await add(village, '再说一次', changes)).outcome).toBe('CASE_ADDED');
    }
    // On another list it is another household.
    expect((await add(village, '再说一次', { list: 'EXITED' })).outcome).toBe('done');
  });

  test('two who add at once: two households get two numbers, one household one', async () => {
    const village = drawn[4];
    const people = ['supervisor', 'second-supervisor'] as const;
    const both = await Promise.all(people.map((person) => add(village, person, {}, person)));
    expect(both.map(({ value }) => value['code']).toSorted()).toEqual([
      `${village}-80001`,
      `${village}-80002`,
    ]);
    const [one, two] = await Promise.all(people.map((person) => add(village, '同一户', {}, person)));
    expect(one?.outcome).toBe('done');
    expect(two).toEqual(one);
  });

  test('whether a household was drawn plays no part: nobody learns the sample by adding', async () => {
    const [known] = await interviewerCases(evaluation, campaign);
    const list = String(known?.household.split('-')[0]).toUpperCase();
    const [asDrawn, asNot] = [known?.household ?? '', `${known?.household}-x`];
    const heard = await Promise.all([asDrawn, asNot].map((each) => add(known?.village, each, { list })));
    expect(heard.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(heard.map(({ value }) => Number(String(value['code']).split('-')[1]) > 80_000)).toEqual([
      true,
      true,
    ]);
  });

  test.each<[why: string, changes: Fields, problem: string]>([
    ['a complaint without a day', { reason: 'SAYS_MISSED' }, 'complaintOn'],
    ['a day that is none', { ...complaint, complaintOn: '2026-02-30' }, 'complaintOn'],
    ['a complaint of a later day', { ...complaint, complaintOn: '2999-01-01' }, 'complaintOn'],
    ['a targeted case with a day', { complaintOn: '2026-05-20' }, 'complaintOn'],
    ['no household', { household: '  ' }, 'household'],
    ['a telephone number as household', { household: '13800138000' }, 'household'],
    ['a long group', { group: '组'.repeat(41) }, 'group'],
    ['hardly any evidence', { evidence: '听说' }, 'evidence'],
    ['no village code', { village: '4331241' }, 'village'],
  ])('%s is refused', async (_why, changes, field) => {
    const { outcome, problems } = await add(drawn[0], '不合格', changes, 'lead');
    expect([outcome, ...problems.map((problem) => problem['field'])]).toEqual(['INPUT_INVALID', field]);
  });

  test('a village that nobody knows, or that lies elsewhere, is none', async () => {
    expect((await add('433124100299', '甲', {}, 'lead')).outcome).toBe('VILLAGE_UNKNOWN');
    expect((await add('433123100201', '甲', {}, 'lead')).outcome).toBe('VILLAGE_UNKNOWN');
  });

  test('a village that the frame left out is one, where the official list has it', async () => {
    const load = (parent: string, code: string, name: string) =>
      evaluation.mustAct('operator', 'loadDivisions', { parent, children: [{ code, name }] });
    await load(county, '433124300', '搬迁安置区');
    await load('433124300', '433124300201', '安置社区');
    expect((await add('433124300201', '甲')).value['code']).toBe('433124300201-80001');
    const seen = (await seenBy('lead')).find(({ code }) => code === '433124300201');
    expect(seen?.['name']).toBe('安置社区');
  });

  test('are not added by somebody who interviews there, whatever other role that person has', async () => {
    await evaluation.give('university-administrator', 'interviewer', 'SUPERVISOR', county, campaign);
    const { outcome, message } = await add(drawn[2], '熟人', {}, 'interviewer');
    expect(outcome).toBe('CASE_ADDER_INTERVIEWS');
    expect(message).toContain('does not choose whom to visit');
  });

  test('have no reserve', async () => {
    const undrawn = frame.find(({ code }) => !drawn.includes(code))?.code;
    for (const village of [drawn[3], undrawn]) {
      const { value } = await add(village, '无人应门');
      await endWith(evaluation, campaign, value['code']);
      expect((await openReserve(evaluation, campaign, value['code'])).outcome).toBe('RESERVE_CASE_ADDED');
    }
  });

  test('are not added before fieldwork', async () => {
    const early = await householdsDrawn(evaluation);
    const input = { village: drawn[0], list: 'POOR', household: '甲', reason: 'REMOTE', evidence };
    const { outcome } = await evaluation.act('lead', 'addCase', { campaign: early, input });
    expect(outcome).toBe('CAMPAIGN_STATE');
  });

  test('are seen by leads and by the supervisors of the division, by nobody else', async () => {
    const codes = (await seenBy('lead')).map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(5);
    expect((await seenBy('supervisor')).map(({ code }) => code)).toEqual(codes);
    expect(await seenBy('supervisor-elsewhere')).toEqual([]);
    const document = `query Added($campaign: ID!) { campaign(id: $campaign) { ... on Campaign { addedCases { edges { node { code } } } } } }`;
    for (const person of [
      'commissioner',
      'leader',
      'interviewer-elsewhere',
      'office-administrator',
    ] as const) {
      const [error] = listOf((await evaluation.ask(person, document, { campaign }))['errors']);
      expect(fieldsOf(error?.['extensions'])['code']).toBe('NOT_PERMITTED');
    }
  });
});
