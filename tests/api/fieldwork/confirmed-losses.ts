/** A village is not lost by one person's word: somebody else confirms it, and is neither who recorded it nor who interviews there. */
import { beforeAll, describe, expect, test } from 'vitest';
import { personIdOf } from '../../../api/people/person.ts';
import { county } from '../campaign-on-its-way.ts';
import { type Fields, fieldsOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { type PersonKey, subjectOf } from '../people.ts';
import { openStored } from '../stored-items.ts';
import { codesOf, confirmLoss, evidence, loseVillage, withLadders } from './lost-village-team.ts';

const found = '两名村干部和交警均证实公路中断，绕行也无法到达。';

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
    const document = `query L($campaign: ID!) { draw(campaign: $campaign) { ... on Draw {
      losses { reason confirmed reserveOpened } } } }`;
    const body = await evaluation.ask(undefined, document, { campaign });
    expect(fieldsOf(fieldsOf(body['data'])['draw'])['losses']).toEqual([
      { reason: 'ROAD_CUT', confirmed: true, reserveOpened: false },
      { reason: 'EPIDEMIC', confirmed: false, reserveOpened: false },
    ]);
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${lost}|${other}`));
  });
});
