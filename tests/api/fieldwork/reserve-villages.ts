/** A village is lost by the word of one supervisor; another opens the reserve that the draw settled, never one of their choice. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personIdOf } from '../../../api/people/person.ts';
import { interviewerAnswers, interviewerCases, submission } from '../answers.ts';
import { county, drawn, sampleOf, signed } from '../campaign-on-its-way.ts';
import { type Answer, type Fields, fieldsOf, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { type PersonKey, subjectOf } from '../people.ts';
import { openStored } from '../stored-items.ts';
import {
  codesOf,
  confirmLoss,
  drawIn,
  evidence,
  losePlainly,
  loseVillage,
  openVillage,
  overTwoCounties,
  townByHand,
  villages,
  withLadders,
  workedWithLadders,
} from './lost-village-team.ts';
import { endWith, openReserve } from './reserve-team.ts';

const hash = createHash('sha256').update(evidence).digest('hex');

describe('lost villages and their reserves', () => {
  let stored: ReturnType<typeof openStored>;
  beforeAll(() => {
    stored = openStored(evaluation.system);
  });
  afterAll(() => stored.close());

  const bare = (campaign: string): string => campaign.slice('Campaign:'.length);
  const idOf = (person: PersonKey): string =>
    personIdOf(`${evaluation.system.url}/issuer`, subjectOf(person));
  const events = async (campaign: string, act: string) =>
    (await stored.under(`AUDIT#${bare(campaign)}`)).filter((event) => event['act'] === act);
  const seen = async (campaign: string, code: unknown): Promise<Fields> => {
    const document = `query Sample($campaign: ID!) { campaign(id: $campaign) { ... on Campaign {
      sample(first: 50) { edges { node { code role rank probability lost } } } } } }`;
    const { data } = await evaluation.ask('lead', document, { campaign });
    const { edges } = fieldsOf(fieldsOf(fieldsOf(data)['campaign'])['sample']);
    return fieldsOf(listOf(edges).find(({ node }) => fieldsOf(node)['code'] === code)?.['node']);
  };

  describe('a village is recorded as lost', () => {
    let campaign = '';
    let lost = '';
    let other = '';
    beforeAll(async () => {
      campaign = await workedWithLadders(evaluation);
      [lost = '', other = ''] = await codesOf(evaluation, campaign, 'town');
    });

    test('while nobody in it has answered', async () => {
      const [first] = (await interviewerCases(evaluation, campaign)).filter(
        ({ village }) => village === other,
      );
      await evaluation.mustAct('interviewer', 'submitResponse', submission(first?.token, interviewerAnswers));
      expect((await loseVillage(evaluation, campaign, other)).outcome).toBe('VILLAGE_HAS_ANSWERS');
      expect(await stored.under(`LOST#${bare(campaign)}`)).toEqual([]);
    });

    test.each<[what: string, changes: Fields, outcome: string]>([
      ['too little evidence', { evidence: '路断了 ' }, 'INPUT_INVALID'],
      ['a telephone number', { evidence: '村主任13800138000称道路中断，无法进村。' }, 'INPUT_INVALID'],
      ['a village that was not drawn', { village: '433124100299' }, 'VILLAGE_UNDISCLOSED'],
      ['nothing that is a village', { village: 'x' }, 'NOT_PERMITTED'],
    ])('not with %s', async (_what, changes, outcome) => {
      expect((await loseVillage(evaluation, campaign, lost, 'supervisor', changes)).outcome).toBe(outcome);
    });

    test('not by its name where it stands on the ladder: a reserve is as unknown as any other village', async () => {
      const [, , next, ...furtherDown] = await townByHand(evaluation, campaign);
      const known = [lost, other, next, ...furtherDown];
      const undrawn = villages.find(({ code }) => !known.includes(code))?.code ?? '';
      const answers = await Promise.all(
        [next, undrawn].map(async (code) => {
          const { outcome, message } = await loseVillage(evaluation, campaign, code);
          return [outcome, message.replace(String(code), '…')];
        }),
      );
      expect(answers[0]).toEqual(answers[1]);
    });

    test('with its reason, what was found and who says so; it stays in the sample', async () => {
      const { value } = await loseVillage(evaluation, campaign, lost);
      expect(value).toEqual({
        __typename: 'LostVillage',
        code: lost,
        name: villages.find(({ code }) => code === lost)?.name,
        stratum: 'town',
        reason: 'ROAD_CUT',
        evidence,
        cases: 6,
        recordedBy: idOf('supervisor'),
        recordedAt: expect.stringMatching(/^20.*Z$/),
        confirmation: null,
        reserve: null,
      });
      expect(await seen(campaign, lost)).toMatchObject({ role: 'SAMPLE', lost: 'ROAD_CUT' });
      expect(await seen(campaign, other)).toMatchObject({ lost: null });
      expect(await events(campaign, 'record a lost village')).toMatchObject([
        { personId: idOf('supervisor'), subject: `${lost} road-cut ${hash}` },
      ]);
    });

    test('once: who says the same again hears what stands, another reason is refused', async () => {
      const before = await stored.under(`LOST#${bare(campaign)}`);
      const again = await loseVillage(evaluation, campaign, lost, 'second-supervisor', {
        evidence: '公路仍未抢通，无法进村。',
      });
      expect(again.value).toMatchObject({ recordedBy: idOf('supervisor'), evidence });
      expect(
        await loseVillage(evaluation, campaign, lost, 'supervisor', { reason: 'EPIDEMIC' }),
      ).toMatchObject({
        outcome: 'VILLAGE_LOST_OTHERWISE',
        problems: [
          { field: lost, reason: 'flood, landslide or road works cut the way until after fieldwork' },
        ],
      });
      expect(await stored.under(`LOST#${bare(campaign)}`)).toEqual(before);
      expect(await events(campaign, 'record a lost village')).toHaveLength(1);
    });

    test('everybody can see that a village was lost and why, but not which', async () => {
      const document = `query Losses($campaign: ID!) { draw(campaign: $campaign) { ... on Draw {
        losses { at reason confirmed rejected reserveOpened } } } }`;
      const body = await evaluation.ask(undefined, document, { campaign });
      expect(fieldsOf(fieldsOf(body['data'])['draw'])['losses']).toEqual([
        {
          at: expect.stringMatching(/^20.*Z$/),
          reason: 'ROAD_CUT',
          confirmed: false,
          rejected: false,
          reserveOpened: false,
        },
      ]);
      expect(JSON.stringify(body)).not.toContain(lost);
    });

    test('nobody is sent there any more: no case, no link, no reserve household', async () => {
      const cases = await interviewerCases(evaluation, campaign);
      expect(cases.filter(({ village }) => village === lost)).toEqual([]);
      expect((await evaluation.act('lead', 'giveLinks', { campaign, village: lost })).outcome).toBe(
        'VILLAGE_LOST',
      );
      await endWith(evaluation, campaign, `${lost}-1`);
      const { outcome } = await openReserve(
        evaluation,
        campaign,
        `${lost}-1`,
        'NEVER_MET',
        'second-supervisor',
      );
      expect(outcome).toBe('VILLAGE_LOST');
      const asked = { campaign, villages: [lost] };
      expect((await evaluation.act('lead', 'drawHouseholds', asked)).outcome).toBe('VILLAGE_LOST');
    });

    test('before fieldwork too, but not before the draw', async () => {
      const early = await withLadders(evaluation);
      const [village = '', left = ''] = await codesOf(evaluation, early, 'town');
      expect((await loseVillage(evaluation, early, village)).value).toMatchObject({ cases: 0 });
      // Its households need no roster then, and none are drawn.
      const rest = (await codesOf(evaluation, early)).filter((code) => code !== village);
      await drawIn(evaluation, early, rest);
      const sample = await sampleOf(evaluation, early);
      expect(sample.find(({ code }) => code === village)?.['lists']).toEqual([]);
      expect(sample.find(({ code }) => code === left)?.['lists']).toHaveLength(3);
      const undrawn = await signed(evaluation);
      await evaluation.give('university-administrator', 'supervisor', 'SUPERVISOR', county, undrawn);
      expect((await loseVillage(evaluation, undrawn, village)).outcome).toBe('CAMPAIGN_STATE');
    });

    test('an undisclosed village is not lost: it is disclosed first, and logged', async () => {
      const hidden = await drawn(evaluation);
      await evaluation.give('university-administrator', 'supervisor', 'SUPERVISOR', county, hidden);
      for (const { code } of villages.slice(0, 3)) {
        expect((await loseVillage(evaluation, hidden, code)).outcome).toBe('VILLAGE_UNDISCLOSED');
      }
    });
  });

  describe('its reserve is opened', () => {
    let campaign = '';
    let town: readonly string[] = [];
    /** Sizes of the villages; S of the town is 735. */
    const size = (code: string | undefined): number => villages.find((each) => each.code === code)?.size ?? 0;
    beforeAll(async () => {
      campaign = await workedWithLadders(evaluation);
      town = await townByHand(evaluation, campaign);
      expect(await codesOf(evaluation, campaign, 'town')).toEqual(town.slice(0, 2));
      for (const code of await codesOf(evaluation, campaign, 'hamlet')) {
        await losePlainly(evaluation, campaign, code);
      }
      for (const code of await codesOf(evaluation, campaign, 'township')) {
        await losePlainly(evaluation, campaign, code);
      }
    });

    const left = async (): Promise<Fields> => {
      const { data } = await evaluation.mustAct('lead', 'reserveVillages', { campaign });
      const [first = {}] = listOf(data).filter(({ stratum }) => stratum === 'town');
      return { opened: first['opened'], left: first['left'] };
    };
    const reserveOf = ({ value }: Answer): Fields => fieldsOf(value['reserve']);

    test('only for a village that was lost', async () => {
      expect((await openVillage(evaluation, campaign, town[0])).outcome).toBe('VILLAGE_NOT_LOST');
    });

    test('not by the one who recorded the loss, nor by an interviewer of the village', async () => {
      await loseVillage(evaluation, campaign, town[0]);
      expect(await left()).toEqual({ opened: 0, left: 2 });
      expect((await openVillage(evaluation, campaign, town[0], 'supervisor')).outcome).toBe(
        'RESERVE_VILLAGE_OWN',
      );
      await evaluation.give('university-administrator', 'interviewer', 'SUPERVISOR', county, campaign);
      const { outcome, message } = await openVillage(evaluation, campaign, town[0], 'interviewer');
      expect(outcome).toBe('RESERVE_VILLAGE_OWN');
      expect(message).toContain('Another supervisor has to look at it');
    });

    test('not before somebody else has confirmed the loss', async () => {
      expect((await openVillage(evaluation, campaign, town[0])).outcome).toBe('VILLAGE_LOSS_UNCONFIRMED');
      expect(await left()).toEqual({ opened: 0, left: 2 });
      expect((await confirmLoss(evaluation, campaign, town[0])).outcome).toBe('done');
    });

    test('not for another reason than the one recorded, nor without evidence', async () => {
      const asked = (changes: Fields) =>
        openVillage(evaluation, campaign, town[0], 'second-supervisor', changes);
      expect(await asked({ reason: 'DANGEROUS' })).toMatchObject({
        outcome: 'RESERVE_VILLAGE_REASON_DIFFERS',
        problems: [
          { field: town[0], reason: 'flood, landslide or road works cut the way until after fieldwork' },
        ],
      });
      expect((await asked({ evidence: '路断了' })).outcome).toBe('INPUT_INVALID');
    });

    test('not where there is no ladder, nor for a village that was in for certain', async () => {
      const of = async (stratum: string) => (await codesOf(evaluation, campaign, stratum))[0];
      expect((await openVillage(evaluation, campaign, await of('township'))).outcome).toBe(
        'RESERVE_VILLAGE_NO_LADDER',
      );
      expect((await openVillage(evaluation, campaign, await of('hamlet'))).outcome).toBe(
        'RESERVE_VILLAGE_CERTAIN',
      );
    });

    test('by two at the same moment: one village, and both get it', async () => {
      await evaluation.give('university-administrator', 'second-lead', 'SUPERVISOR', county, campaign);
      const both = await Promise.all([
        openVillage(evaluation, campaign, town[0]),
        openVillage(evaluation, campaign, town[0], 'second-lead'),
      ]);
      expect(both.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
      expect(both[0]).toEqual(both[1]);
      expect(both.map(reserveOf)[0]).toMatchObject({ code: town[2], rank: 3, evidence });
      expect(await left()).toEqual({ opened: 1, left: 1 });
      const [event, ...more] = await events(campaign, 'open a reserve village');
      expect(event?.['subject']).toBe(`${town[0]} town 3 ${town[2]} road-cut ${hash}`);
      expect(more).toEqual([]);
    });

    test('asked again, for the same reason, it is the one that stands', async () => {
      const before = await stored.under(`SAMPLE#${bare(campaign)}`);
      const again = await openVillage(evaluation, campaign, town[0], 'second-supervisor', {
        evidence: '公路仍未抢通，无法进村。',
      });
      expect(reserveOf(again)).toMatchObject({ code: town[2], evidence });
      expect(await stored.under(`SAMPLE#${bare(campaign)}`)).toEqual(before);
    });

    test('everything of the stratum in the field has (n + 1)·M/S then, other strata what they had', async () => {
      for (const code of town.slice(0, 3)) {
        expect(await seen(campaign, code)).toMatchObject({ probability: `${3 * size(code)}/735` });
      }
      expect(await seen(campaign, town[2])).toMatchObject({ role: 'LADDER', rank: 3, lost: null });
      const [other] = await codesOf(evaluation, campaign, 'township');
      expect(await seen(campaign, other)).toMatchObject({ probability: `${2 * size(other)}/306` });
      const { data } = await evaluation.mustAct('lead', 'discloseVillages', { campaign, wholeSample: true });
      expect(listOf(data).map(({ code }) => code)).not.toContain(town[2]);
    });

    test('an opened reserve can be lost as well, and two that are lost at once get the next one or hear that none is left', async () => {
      await losePlainly(evaluation, campaign, town[2]);
      await losePlainly(evaluation, campaign, town[1]);
      const both = await Promise.all([
        openVillage(evaluation, campaign, town[1]),
        openVillage(evaluation, campaign, town[2], 'second-lead'),
      ]);
      expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['RESERVE_VILLAGE_NONE_LEFT', 'done']);
      expect(both.map(reserveOf).filter(({ code }) => code !== undefined)).toMatchObject([
        { code: town[3], rank: 4 },
      ]);
      expect(await left()).toEqual({ opened: 2, left: 0 });
      expect(await seen(campaign, town[3])).toMatchObject({ probability: `${4 * size(town[3])}/735` });
      expect(await events(campaign, 'open a reserve village')).toHaveLength(2);
    });
  });

  test('two supervisors who open for two villages of a stratum at once get the next two', async () => {
    const campaign = await withLadders(evaluation);
    const [one, two, three, four] = await townByHand(evaluation, campaign);
    await Promise.all([losePlainly(evaluation, campaign, one), losePlainly(evaluation, campaign, two)]);
    await evaluation.give('university-administrator', 'second-lead', 'SUPERVISOR', county, campaign);
    const both = await Promise.all([
      openVillage(evaluation, campaign, one),
      openVillage(evaluation, campaign, two, 'second-lead'),
    ]);
    expect(both.map(({ value }) => fieldsOf(value['reserve'])['code']).toSorted()).toEqual(
      [three, four].toSorted(),
    );
    expect(both.map(({ value }) => fieldsOf(value['reserve'])['rank']).toSorted()).toEqual([3, 4]);
  });

  test('where a stratum is larger than a county, whoever opens its reserve answers for all of it', async () => {
    const campaign = await overTwoCounties(evaluation);
    const lost = (await codesOf(evaluation, campaign))[0] ?? '';
    const inOther = lost.startsWith('433123');
    const recorded = await loseVillage(
      evaluation,
      campaign,
      lost,
      inOther ? 'supervisor-elsewhere' : 'supervisor',
    );
    expect(recorded.outcome).toBe('done');
    expect((await confirmLoss(evaluation, campaign, lost)).outcome).toBe('done');
    const neighbour = inOther ? 'supervisor' : 'supervisor-elsewhere';
    for (const person of [neighbour, 'second-supervisor'] as const) {
      expect((await openVillage(evaluation, campaign, lost, person)).outcome).toBe('NOT_PERMITTED');
      expect((await evaluation.act(person, 'reserveVillages', { campaign })).outcome).toBe('NOT_PERMITTED');
    }
    await evaluation.give('university-administrator', 'second-supervisor', 'SUPERVISOR', '4331', campaign);
    const { value } = await openVillage(evaluation, campaign, lost);
    expect(value['reserve']).toMatchObject({ rank: 3 });
    expect((await evaluation.act('second-supervisor', 'reserveVillages', { campaign })).outcome).toBe('done');
  });

  test('what was lost and opened is seen by the lead and the supervisors of the division, by nobody else', async () => {
    const campaign = await workedWithLadders(evaluation);
    const see = (person: PersonKey | undefined) => evaluation.act(person, 'reserveVillages', { campaign });
    expect((await see('lead')).value['data']).toEqual([]);
    const [lost = ''] = await codesOf(evaluation, campaign, 'town');
    const late = (await interviewerCases(evaluation, campaign)).find(({ village }) => village === lost);
    await losePlainly(evaluation, campaign, lost, 'supervisor', { reason: 'ACCESS_REFUSED' });
    await openVillage(evaluation, campaign, lost, 'second-supervisor', { reason: 'ACCESS_REFUSED' });
    await evaluation.mustAct('interviewer', 'submitResponse', submission(late?.token, interviewerAnswers));
    for (const person of ['lead', 'second-lead', 'supervisor', 'second-supervisor'] as const) {
      expect(listOf((await see(person)).value['data'])).toMatchObject([
        {
          stratum: 'town',
          drawn: 2,
          opened: 1,
          left: 1,
          lost: [
            {
              answeredAfter: 1,
              village: { code: lost, reason: 'ACCESS_REFUSED', cases: 6, reserve: { rank: 3 } },
            },
          ],
        },
      ]);
    }
    const others = ['supervisor-elsewhere', 'commissioner', 'leader', 'interviewer', 'operator'] as const;
    for (const person of others) {
      expect((await see(person)).outcome).toBe('NOT_PERMITTED');
    }
    expect((await see(undefined)).outcome).toBe('NOT_SIGNED_IN');
  });
});
