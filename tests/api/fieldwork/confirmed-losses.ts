/** A village is not lost by one person's word: somebody else confirms it, and is neither who recorded it nor who interviews there. */
import { beforeAll, describe, expect, test } from 'vitest';
import { personIdOf } from '../../../api/people/person.ts';
import { interviewerCases } from '../answers.ts';
import { county } from '../campaign-on-its-way.ts';
import { type Fields, fieldsOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { type PersonKey, subjectOf } from '../people.ts';
import { openStored } from '../stored-items.ts';
import {
  codesOf,
  confirmLoss,
  evidence,
  loseVillage,
  withLadders,
  workedWithLadders,
} from './lost-village-team.ts';

const found = '两名村干部和交警均证实公路中断，绕行也无法到达。';

const documentOfLosses = `query L($campaign: ID!) { draw(campaign: $campaign) { ... on Draw {
  losses { reason confirmed rejected reserveOpened } } } }`;

const publicLosses = async (campaign: string) => {
  const body = await evaluation.ask(undefined, documentOfLosses, { campaign });
  return { losses: fieldsOf(fieldsOf(body['data'])['draw'])['losses'], text: JSON.stringify(body) };
};

describe('a lost village is confirmed', () => {
  let campaign = '';
  let lost = '';
  let other = '';
  const idOf = (person: PersonKey): string =>
    personIdOf(`${evaluation.system.url}/issuer`, subjectOf(person));
  const confirm = (person: PersonKey, changes: Fields = {}) =>
    confirmLoss(evaluation, campaign, lost, person, { evidence: found, ...changes });
  beforeAll(async () => {
    campaign = await withLadders(evaluation);
    [lost = '', other = ''] = await codesOf(evaluation, campaign, 'town');
  });

  test('only once somebody has recorded it', async () => {
    expect((await confirm('lead')).outcome).toBe('VILLAGE_NOT_LOST');
    expect((await loseVillage(evaluation, campaign, lost, 'lead')).value).toMatchObject({
      recordedBy: idOf('lead'),
      confirmation: null,
    });
  });

  test.each<[PersonKey | undefined, string]>([
    ['lead', 'VILLAGE_LOSS_OWN'],
    ['supervisor-elsewhere', 'NOT_PERMITTED'],
    ['interviewer', 'NOT_PERMITTED'],
    ['commissioner', 'NOT_PERMITTED'],
    ['leader', 'NOT_PERMITTED'],
    ['institute-lead', 'NOT_PERMITTED'],
    [undefined, 'NOT_SIGNED_IN'],
  ])('not by %s', async (person, outcome) => {
    const asked = { campaign, village: lost, reason: 'ROAD_CUT', evidence: found };
    expect((await evaluation.act(person, 'confirmLostVillage', asked)).outcome).toBe(outcome);
  });

  test('not by an interviewer of that village, whatever other roles this person holds', async () => {
    await evaluation.give('university-administrator', 'interviewer', 'SUPERVISOR', county, campaign);
    expect((await confirm('interviewer')).outcome).toBe('VILLAGE_LOSS_OWN');
  });

  test('for the reason that was recorded, with evidence of its own', async () => {
    expect(await confirm('supervisor', { reason: 'DANGEROUS' })).toMatchObject({
      outcome: 'VILLAGE_LOSS_REASON_DIFFERS',
      problems: [{ field: lost, reason: 'flood, landslide or road works cut the way until after fieldwork' }],
    });
    expect((await confirm('supervisor', { evidence: '路断' })).outcome).toBe('INPUT_INVALID');
  });

  test('once, also by two at the same moment; who asks again hears what stands', async () => {
    const both = await Promise.all([confirm('supervisor'), confirm('second-supervisor')]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(both[0]).toEqual(both[1]);
    const [{ value }] = both;
    expect(value).toMatchObject({
      recordedBy: idOf('lead'),
      evidence,
      confirmation: { evidence: found, confirmedAt: expect.stringMatching(/^20.*Z$/) },
      reserve: null,
    });
    const { confirmedBy } = fieldsOf(value['confirmation']);
    expect([idOf('supervisor'), idOf('second-supervisor')]).toContain(confirmedBy);
    expect((await confirm('second-lead', { evidence: '公路仍未抢通，无法进村。' })).value).toEqual(value);
    const stored = openStored(evaluation.system);
    const events = await stored.under(`AUDIT#${campaign.slice('Campaign:'.length)}`);
    stored.close();
    expect(events.filter(({ act }) => act === 'confirm a lost village')).toMatchObject([
      { personId: confirmedBy, subject: expect.stringMatching(`^${lost} road-cut [0-9a-f]{64}$`) },
    ]);
  });

  test('so that everybody sees how many losses stand on two words and how many on one, but not which', async () => {
    await loseVillage(evaluation, campaign, other, 'supervisor', { reason: 'EPIDEMIC' });
    const { losses, text } = await publicLosses(campaign);
    const open = { rejected: false, reserveOpened: false };
    expect(losses).toEqual([
      { reason: 'ROAD_CUT', confirmed: true, ...open },
      { reason: 'EPIDEMIC', confirmed: false, ...open },
    ]);
    expect(text).not.toMatch(new RegExp(`${lost}|${other}`));
  });

  test('what two people found stands for good', async () => {
    const asked = { campaign, village: lost, evidence: found };
    expect((await evaluation.act('second-lead', 'rejectLostVillage', asked)).outcome).toBe(
      'VILLAGE_LOSS_CONFIRMED',
    );
  });
});

describe('a lost village is found to be none', () => {
  let campaign = '';
  let village = '';
  const reject = (person: PersonKey | undefined, evidence = '公路已通，村委会和住户均可到达。') =>
    evaluation.act(person, 'rejectLostVillage', { campaign, village, evidence });
  const casesThere = async () =>
    (await interviewerCases(evaluation, campaign)).filter((each) => each.village === village);
  beforeAll(async () => {
    campaign = await workedWithLadders(evaluation);
    [village = ''] = await codesOf(evaluation, campaign, 'town');
  });

  test('by a second person alone: not by who recorded it, nor by who interviews there, nor by the other side', async () => {
    expect((await reject('lead')).outcome).toBe('VILLAGE_NOT_LOST');
    expect((await loseVillage(evaluation, campaign, village)).outcome).toBe('done');
    await evaluation.give('university-administrator', 'interviewer', 'SUPERVISOR', county, campaign);
    const outcomes = {
      supervisor: 'VILLAGE_LOSS_OWN',
      interviewer: 'VILLAGE_LOSS_OWN',
      'supervisor-elsewhere': 'NOT_PERMITTED',
      commissioner: 'NOT_PERMITTED',
      leader: 'NOT_PERMITTED',
    } as const;
    for (const person of [
      'supervisor',
      'interviewer',
      'supervisor-elsewhere',
      'commissioner',
      'leader',
    ] as const) {
      expect([person, (await reject(person)).outcome]).toEqual([person, outcomes[person]]);
    }
    expect((await reject(undefined)).outcome).toBe('NOT_SIGNED_IN');
    expect((await reject('second-supervisor', '路通了')).outcome).toBe('INPUT_INVALID');
    expect(await casesThere()).toEqual([]);
  });

  test('then it is worked again, and the wrong record stays in public', async () => {
    expect((await reject('second-supervisor')).outcome).toBe('done');
    expect((await casesThere()).length).toBeGreaterThan(0);
    expect((await confirmLoss(evaluation, campaign, village)).outcome).toBe('VILLAGE_NOT_LOST');
    const wrong = { reason: 'ROAD_CUT', confirmed: false, rejected: true, reserveOpened: false };
    expect((await publicLosses(campaign)).losses).toEqual([wrong]);
    expect(await evaluation.act('lead', 'closeCampaign', { campaign })).toMatchObject({
      outcome: 'VILLAGES_OPEN',
      problems: expect.arrayContaining([expect.objectContaining({ field: village })]),
    });
  });

  test('it can be recorded anew, also while the other is about to reject the new record', async () => {
    const again = () => loseVillage(evaluation, campaign, village, 'supervisor', { reason: 'EPIDEMIC' });
    expect((await again()).outcome).toBe('done');
    const both = await Promise.all([
      confirmLoss(evaluation, campaign, village, 'lead', { reason: 'EPIDEMIC' }),
      reject('second-supervisor'),
    ]);
    // One of them holds: the other hears of it, or is asked to look again.
    const outcomes = both.map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(['VILLAGE_LOSS_CONFIRMED', 'VILLAGE_NOT_LOST', 'TRY_AGAIN']).toContain(
      outcomes.find((outcome) => outcome !== 'done'),
    );
    const confirmed = outcomes[0] === 'done';
    expect((await publicLosses(campaign)).losses).toContainEqual({
      reason: 'EPIDEMIC',
      confirmed,
      rejected: !confirmed,
      reserveOpened: false,
    });
  });
});
