/** One sample: whoever asks, however often, and whatever two people do at the same moment. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawHouseholds } from '../../../api/samples/draw-households.ts';
import { drawVillages } from '../../../api/samples/draw-villages.ts';
import {
  frame,
  fullDesign,
  householdsDrawn,
  newCampaign,
  rosterCsv,
  sampleOf,
  signed,
  upload,
  villageCsv,
  withFrame,
  withRosters,
} from '../campaign-on-its-way.ts';
import { contextOf, type TestContext } from '../context-of.ts';
import { type Fields, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { openStored } from '../stored-items.ts';

describe('drawing', () => {
  let stored: ReturnType<typeof openStored>;
  beforeAll(() => {
    stored = openStored(evaluation.system);
  });
  afterAll(() => stored.close());

  const bare = (campaign: string): string => campaign.slice('Campaign:'.length);

  /** How often an act stands in the campaign's audit trail. */
  const recorded = async (campaign: string, act: string): Promise<number> =>
    (await stored.under(`AUDIT#${bare(campaign)}`)).filter((event) => event['act'] === act).length;

  const bothLeads = async (operation: 'drawVillages' | 'drawHouseholds' | 'freezeFrame', campaign: string) =>
    Promise.all(
      (['lead', 'second-lead'] as const).map((lead) => evaluation.act(lead, operation, { campaign })),
    );

  /** The other came too late: it hears that the campaign was changed meanwhile, or that it has gone on. */
  const tooLate = ['CAMPAIGN_CHANGED', 'CAMPAIGN_STATE'];

  describe('two leads at once', () => {
    test('draw one sample of villages, and both get it', async () => {
      const campaign = await signed(evaluation);
      const [one, two] = await bothLeads('drawVillages', campaign);
      expect(one).toMatchObject({ outcome: 'done', value: { state: 'DRAWN' } });
      expect(two).toEqual(one);
      const { sampleRoot } = await evaluation.mustAct('second-lead', 'campaign', { id: campaign });
      expect(sampleRoot).toBe(one?.value['sampleRoot']);
      expect(await recorded(campaign, 'run the draw')).toBe(1);
      // Nobody sees one of them before its team departs.
      expect(await sampleOf(evaluation, campaign)).toEqual([]);
      expect(await stored.under(`SAMPLE#${bare(campaign)}`)).toEqual([]);
    });

    test('freeze one frame under one key', async () => {
      const campaign = await withFrame(evaluation);
      await evaluation.mustAct('lead', 'saveDesign', { campaign, design: await fullDesign(evaluation) });
      const answers = await bothLeads('freezeFrame', campaign);
      const [won] = answers.filter(({ outcome }) => outcome === 'done');
      expect(answers.map(({ outcome }) => outcome).filter((each) => tooLate.includes(each))).toHaveLength(1);
      const { keyCommit, designHash } = await evaluation.mustAct('lead', 'campaign', { id: campaign });
      expect({ keyCommit, designHash }).toEqual({
        keyCommit: won?.value['keyCommit'],
        designHash: won?.value['designHash'],
      });
      expect(await stored.under(`DRAW-KEY#${bare(campaign)}`)).toHaveLength(1);
    });

    test('draw one set of households, and both hear that it is done', async () => {
      const campaign = await withRosters(evaluation);
      const before = await recorded(campaign, 'draw the sample');
      const answers = await bothLeads('drawHouseholds', campaign);
      expect(answers.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
      // Five rosters frozen, the households of five villages drawn, and that they were: each once.
      expect(await recorded(campaign, 'draw the sample')).toBe(before + 11);
      // Five villages, two households of each of three lists.
      const cases = (await stored.under(`VILLAGE#${bare(campaign)}`)).filter(({ sk }) =>
        String(sk).startsWith('CASE#'),
      );
      expect(cases).toHaveLength(30);
      expect(
        new Set(cases.map((each) => `${each['village']} ${each['list']} ${each['position']}`)).size,
      ).toBe(30);
    });
  });

  /** Everything that a draw leaves behind. */
  const leftBehind = async (campaign: string) =>
    Promise.all(
      ['CAMPAIGN', 'SAMPLE', 'VILLAGE', 'AUDIT'].map((kind) => stored.under(`${kind}#${bare(campaign)}`)),
    );

  test('villages that were drawn are drawn: asking again gives the sample that stands', async () => {
    const campaign = await signed(evaluation);
    const first = await evaluation.act('lead', 'drawVillages', { campaign });
    const before = await leftBehind(campaign);
    expect(await evaluation.act('lead', 'drawVillages', { campaign })).toEqual(first);
    expect(await evaluation.act('second-lead', 'drawVillages', { campaign })).toEqual(first);
    expect(await leftBehind(campaign)).toEqual(before);
    // But only for those who may draw.
    expect((await evaluation.act('interviewer', 'drawVillages', { campaign })).outcome).toBe('NOT_PERMITTED');
  });

  test('households that were drawn are drawn: asking again gives the same cases', async () => {
    const campaign = await householdsDrawn(evaluation);
    const before = await leftBehind(campaign);
    expect((await evaluation.act('second-lead', 'drawHouseholds', { campaign })).outcome).toBe('done');
    expect(await leftBehind(campaign)).toEqual(before);
  });

  /** A process that looked at the campaign once and believes ever after what it saw then; others go on meanwhile. */
  const lagging = async (campaign: string): Promise<TestContext> => {
    const { context } = await contextOf(evaluation, 'second-lead');
    const { campaigns } = context.stores;
    const seen = await campaigns.get(bare(campaign));
    let looks = 0;
    const get: typeof campaigns.get = (id) => {
      looks += 1;
      return looks === 1 ? Promise.resolve(seen) : campaigns.get(id);
    };
    return { ...context, stores: { ...context.stores, campaigns: { ...campaigns, get } } };
  };

  describe('who draws with what was seen before others went on', () => {
    test('gets the villages that stand, whose rosters by then are drawn from', async () => {
      const campaign = await signed(evaluation);
      const late = await lagging(campaign);
      await evaluation.mustAct('lead', 'drawVillages', { campaign });
      await evaluation.mustAct('lead', 'discloseVillages', { campaign, wholeSample: true });
      const codes = (await sampleOf(evaluation, campaign)).map(({ code }) => String(code));
      await upload(evaluation, campaign, 'HOUSEHOLDS', rosterCsv(codes));
      await evaluation.mustAct('lead', 'drawHouseholds', { campaign });
      const before = await leftBehind(campaign);
      const { sampleRoot, householdsDrawnAt } = await drawVillages(late, bare(campaign));
      expect(sampleRoot).toMatch(/^[0-9a-f]{64}$/);
      expect(householdsDrawnAt).toMatch(/^20/);
      expect(await leftBehind(campaign)).toEqual(before);
    });

    test('gets the households that stand, of which one by then has an outcome', async () => {
      const campaign = await withRosters(evaluation);
      // Broke off once its rosters were frozen, so that nothing but the cases themselves is in the way of the late one.
      const { context } = await contextOf(evaluation, 'lead');
      const save = () => Promise.reject(new Error('the process died'));
      const dying = { ...context, stores: { ...context.stores, cases: { ...context.stores.cases, save } } };
      await expect(drawHouseholds(dying, bare(campaign))).rejects.toThrow('the process died');
      const late = await lagging(campaign);
      await evaluation.mustAct('lead', 'drawHouseholds', { campaign });
      await evaluation.mustAct('lead', 'openFieldwork', { campaign });
      const village = (await sampleOf(evaluation, campaign)).find(({ role }) => role === 'SAMPLE')?.['code'];
      await evaluation.mustAct('interviewer', 'recordOutcome', {
        campaign,
        case: `${village}-1`,
        outcome: 4,
      });
      const before = await leftBehind(campaign);
      expect((await drawHouseholds(late, bare(campaign))).state).toBe('fieldwork');
      expect(await leftBehind(campaign)).toEqual(before);
    });
  });

  test('another campaign with the same frame and design has a sample of its own', async () => {
    const tickets = async (): Promise<readonly unknown[]> => {
      const campaign = await signed(evaluation);
      await evaluation.mustAct('lead', 'drawVillages', { campaign });
      await evaluation.mustAct('lead', 'discloseVillages', { campaign, wholeSample: true });
      return (await stored.under(`SAMPLE#${bare(campaign)}#`)).map(({ ticket }) => ticket);
    };
    const [one, two] = [await tickets(), await tickets()];
    expect([one.length, two.length]).toEqual([5, 5]);
    expect(one.filter((ticket) => two.includes(ticket))).toEqual([]);
  });

  test('a village so large that every draw has it is taken with certainty, the others in proportion to size', async () => {
    const campaign = await newCampaign(evaluation);
    const largest = '433124100206';
    const uneven = frame.map((village) => (village.code === largest ? { ...village, size: 5000 } : village));
    await upload(evaluation, campaign, 'VILLAGES', villageCsv(uneven));
    await evaluation.mustAct('lead', 'saveDesign', { campaign, design: await fullDesign(evaluation) });
    const { designHash } = await evaluation.mustAct('lead', 'freezeFrame', { campaign });
    await evaluation.mustAct('commissioner', 'signDesign', { campaign, designHash });
    await evaluation.mustAct('lead', 'drawVillages', { campaign });
    await evaluation.mustAct('lead', 'discloseVillages', { campaign, wholeSample: true });
    const town = (await sampleOf(evaluation, campaign)).filter(({ stratum }) => stratum === 'town');
    // n·M = 3·5000 is more than ΣM = 5570, so it is certain; the other two come from the 570 households left: π = 2·M/570.
    expect(town.find(({ code }) => code === largest)).toMatchObject({ role: 'TAKE_ALL', probability: '1/1' });
    const drawn = town.filter(({ role }) => role === 'SAMPLE');
    expect(drawn.map(({ probability }) => probability)).toEqual(
      drawn.map(({ size }) => `${2 * Number(size)}/570`),
    );
    expect(drawn).toHaveLength(2);
  });

  describe('a design that cannot be drawn is refused with the reason', () => {
    const town = { code: 'town', villages: 3, reserve: 1 };
    const township = { code: 'township', villages: 2, reserve: 1 };

    test.each<[string, (full: Fields) => Fields, string]>([
      [
        'more villages than there are',
        (full) => ({ ...full, strata: [{ ...town, villages: 7 }, township] }),
        'This design cannot be drawn: stratum town has 6 villages, but 7 are to be drawn.',
      ],
      [
        'a stratum left out',
        (full) => ({ ...full, strata: [town] }),
        'This design cannot be drawn: stratum township of the frame has no villages to draw; name it or leave its villages out of the frame.',
      ],
      [
        'a stratum that is not in the frame',
        (full) => ({ ...full, strata: [town, township, { ...town, code: 'city' }] }),
        'This design cannot be drawn: stratum city has 0 villages, but 3 are to be drawn.',
      ],
      [
        'a stratum named twice',
        (full) => ({ ...full, strata: [town, town, township] }),
        'This design cannot be drawn: a stratum is named twice.',
      ],
      [
        'a headcount without its parts',
        (full) => ({
          ...full,
          indicators: listOf(full['indicators']).filter(({ key }) => key !== 'missed'),
        }),
        'This design cannot be drawn: indicator composite-headcount is built on missed, which is not there.',
      ],
    ])('%s', async (_fault, change, message) => {
      const campaign = await withFrame(evaluation);
      const wrong = change(await fullDesign(evaluation));
      const refused = await evaluation.act('lead', 'saveDesign', { campaign, design: wrong });
      expect(refused).toMatchObject({ outcome: 'DESIGN_IMPOSSIBLE', message });
      expect((await evaluation.act('lead', 'freezeFrame', { campaign })).outcome).toBe('DESIGN_MISSING');
    });

    test.each<[string, Fields, string]>([
      [
        'one household of a list, which shows no difference',
        { households: { poor: 1 } },
        'design.households.poor',
      ],
      ['no stratum', { strata: [] }, 'design.strata'],
      ['no indicator', { indicators: [] }, 'design.indicators'],
      ['a list that is none', { households: { rich: 2 } }, 'design.households'],
      [
        'a rule that could reach outside',
        { indicators: [{ kind: 'measure', key: 'x', denominator: { log: 1 } }] },
        'design.indicators.0.denominator',
      ],
    ])('%s is no design', async (_fault, changes, field) => {
      const campaign = await withFrame(evaluation);
      const wrong = await fullDesign(evaluation, changes);
      const refused = await evaluation.act('lead', 'saveDesign', { campaign, design: wrong });
      expect(refused.outcome).toBe('INPUT_INVALID');
      expect(refused.problems.map((problem) => problem['field'])).toContain(field);
      const chinese = await evaluation.act('lead', 'saveDesign', { campaign, design: wrong }, 'zh');
      expect(chinese.problems.map(({ reason }) => reason)).toEqual(
        refused.problems.map(() => expect.stringMatching(/[\u4e00-\u9fff]/u)),
      );
    });

    test('a list that no longer fits the design, because another took its place, is not frozen', async () => {
      const campaign = await withFrame(evaluation);
      const strata = [{ ...town, villages: 6, reserve: 0 }, township];
      await evaluation.mustAct('lead', 'saveDesign', {
        campaign,
        design: await fullDesign(evaluation, { strata }),
      });
      await upload(evaluation, campaign, 'VILLAGES', villageCsv(frame.slice(1)));
      expect((await evaluation.act('lead', 'freezeFrame', { campaign })).outcome).toBe('DESIGN_IMPOSSIBLE');
    });
  });
});
