/** Three waves of one programme: each is drawn among the villages that the one before has hit, once its key is open. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { county, fullDesign, newCampaign, sampleOf, upload, villageCsv } from '../api/campaign-on-its-way.ts';
import { contextOf } from '../api/context-of.ts';
import { type Evaluation, type Fields, startEvaluation, until } from '../api/evaluation.ts';
import { drawIn, losePlainly, openVillage } from '../api/fieldwork/lost-village-team.ts';
import { giveSupervisors } from '../api/fieldwork/reserve-team.ts';
import { verificationOf } from './certificate-of.ts';
import { openPlanned, pay, plannedVisits } from './whole-campaign.ts';

const villagesOf = (stratum: string, township: number, sizes: readonly number[]) =>
  sizes.map((size, at) => ({ code: `433124${township}0020${at}`, name: `村${at}`, stratum, size }));

const townSizes = [80, 85, 90, 95, 100, 105];
const villages = [
  ...villagesOf('town', 1, townSizes),
  ...villagesOf('township', 2, [60, 70, 80, 90]),
  ...villagesOf('near', 3, [50, 60, 70]),
  ...villagesOf('road', 4, [50, 60, 70]),
];

/** The master sample: four of the six of the town are hit, three of the four of the township. */
const near = { code: 'near', villages: 2, reserve: 0, method: 'pareto' };
const road = { code: 'road', villages: 2, reserve: 0, method: 'pps-frame-order' };
const first = {
  strata: [
    { code: 'town', villages: 2, reserve: 2 },
    { code: 'township', villages: 2, reserve: 1, method: 'simple-random' },
    near,
    road,
  ],
};

/** The town keeps one of two and draws three; the township is a panel. */
const town = { code: 'town', villages: 3, reserve: 1, method: 'rotation' };
const township = { code: 'township', villages: 2, reserve: 1, method: 'rotation' };
const bare = (campaign: string): string => campaign.slice('Campaign:'.length);
const later = (earlier: string, changes: Fields = {}) => ({
  strata: [town, township, near, road],
  rotation: { campaign: bare(earlier), keep: { town: 1, township: 2 } },
  ...changes,
});

let evaluation: Evaluation;
let master = '';
beforeAll(async () => {
  evaluation = await startEvaluation({ worker: 'inside' });
  master = await openPlanned(evaluation, { villages, division: county, design: first });
});
afterAll(() => evaluation.system.stop());

/** Nobody was at home anywhere. */
const closeAll = async (campaign: string): Promise<void> => {
  const visits = await plannedVisits(evaluation, campaign);
  await pay(
    evaluation,
    campaign,
    visits.map((visit) => ({ ...visit, answers: undefined })),
  );
  await until(
    () => evaluation.act('lead', 'closeCampaign', { campaign }),
    ({ outcome }) => outcome === 'done',
  );
};

const codesIn = async (campaign: string, stratum: string): Promise<readonly unknown[]> =>
  (await sampleOf(evaluation, campaign))
    .filter((each) => each['stratum'] === stratum && each['role'] !== 'LADDER')
    .map(({ code }) => code);

/** Every village that a draw has hit, from its opened certificate. */
const hitsOf = async (campaign: string, stratum: string): Promise<readonly string[]> => {
  const { certificate } = await verificationOf(evaluation, campaign, undefined);
  const draw = certificate?.villages.draws?.find((each) => each.stratum === stratum);
  return (draw?.selected ?? []).map(({ unit }) => unit);
};

describe('what cannot be rotated is refused when the design is saved', () => {
  let campaign = '';
  beforeAll(async () => {
    campaign = await newCampaign(evaluation);
    await upload(evaluation, campaign, 'VILLAGES', villageCsv(villages));
  });

  const refused = async (changes: Fields): Promise<string> => {
    const design = await fullDesign(evaluation, { ...later(master), ...changes });
    const { outcome, message } = await evaluation.act('lead', 'saveDesign', { campaign, design });
    expect(outcome).toBe('DESIGN_IMPOSSIBLE');
    return message;
  };
  const keep = (kept: Fields) => ({ rotation: { campaign: bare(master), keep: kept } });

  test('a draw whose key is still sealed', async () => {
    expect(await refused({})).toContain('is not closed');
    await closeAll(master);
    const design = await fullDesign(evaluation, later(master));
    await evaluation.mustAct('lead', 'saveDesign', { campaign, design });
  });

  test.each<[string, () => Fields, string]>([
    ['no wave before', () => ({ rotation: null }), 'does not say how many of its villages stay'],
    [
      'a wave that is not there',
      () => ({ rotation: { ...later(master).rotation, campaign: 'none' } }),
      'none is no earlier campaign',
    ],
    ['a stratum without a number', () => keep({ town: 1 }), 'stratum township is drawn by rotation, but'],
    [
      'a number without its stratum',
      () => keep({ town: 1, township: 2, near: 1 }),
      'how many villages of near stay, which is no stratum drawn by rotation',
    ],
    [
      'a wave of which nothing is rotated',
      () => ({ strata: first.strata, ...keep({}) }),
      'no stratum has the method rotation',
    ],
    // The town was hit four times.
    [
      'more than were hit',
      () => ({ strata: [{ ...town, villages: 5 }, township, near, road] }),
      'town asks for 5 villages; rotation draws 1 to 4',
    ],
    [
      'more reserves than are left',
      () => ({ strata: [{ ...town, reserve: 2 }, township, near, road] }),
      '3 are drawn and 1 are left',
    ],
    ['more that stay than were sampled', () => keep({ town: 3, township: 2 }), 'at most 2 can stay'],
    [
      'probabilities that are approximate',
      () => ({
        strata: [town, township, { ...near, method: 'rotation' }, road],
        ...keep({ town: 1, township: 2, near: 1 }),
      }),
      'near was drawn with approximate probabilities',
    ],
    [
      'a draw in frame order',
      () => ({
        strata: [town, township, near, { ...road, method: 'rotation' }],
        ...keep({ town: 1, township: 2, road: 1 }),
      }),
      'road was drawn in frame order',
    ],
  ])('%s', async (_fault, changes, sentence) => {
    const { rotation, ...rest } = { ...later(master), ...changes() };
    expect(
      await refused(rotation === null ? { ...rest, rotation: undefined } : { ...rest, rotation }),
    ).toContain(sentence);
  });

  test('a wave of another evaluator, of which nothing else is told', async () => {
    const { context } = await contextOf(evaluation, 'institute-administrator');
    const input = {
      name: '他方评估',
      programme: '精准扶贫',
      division: county,
      timeZone: 'Asia/Shanghai',
      evaluatorId: context.person?.organisationId,
      simulated: true,
      provisionalForLeaders: true,
    };
    const { id } = await evaluation.mustAct('commissioner', 'createCampaign', { input });
    const rotation = { ...later(master).rotation, campaign: bare(String(id)) };
    expect(await refused({ rotation })).toContain(
      'is no earlier campaign of the same commissioner and evaluator',
    );
  });

  test('a list on which a village has another size, or that has a new one', async () => {
    const grown = villages.map((each) => (each.size === 85 ? { ...each, size: 86 } : each));
    await upload(evaluation, campaign, 'VILLAGES', villageCsv(grown));
    expect(await refused({})).toContain('stratum town has to have the villages and sizes');
    const more = [...villages, ...villagesOf('township', 5, [75])];
    await upload(evaluation, campaign, 'VILLAGES', villageCsv(more));
    expect(await refused({})).toContain('433124500200 differs');
    // And what was saved before no longer fits.
    expect((await evaluation.act('lead', 'freezeFrame', { campaign })).outcome).toBe('DESIGN_IMPOSSIBLE');
  });
});

/** A wave that goes on from `earlier`: whom it drew, and what anybody finds before and after it is closed. */
const wave = async (earlier: string, meanwhile?: (campaign: string) => Promise<void>): Promise<string> => {
  const campaign = await openPlanned(evaluation, { villages, division: county, design: later(earlier) });
  const sealed = await verificationOf(evaluation, campaign, undefined);
  expect(sealed).toMatchObject({
    verdict: 'fixed',
    certificate: {
      format: 'zhenping/certificate/v3',
      design: { rotation: { previous: { campaign: bare(earlier), drawNumber: 1 } } },
    },
  });
  const before = await sampleOf(evaluation, earlier);
  const after = await sampleOf(evaluation, campaign);
  const hits = await hitsOf(earlier, 'town');
  const inTown = after.filter(({ stratum }) => stratum === 'town');
  expect(inTown).toHaveLength(3);
  const last = before.map(({ code }) => code);
  expect(inTown.filter(({ code }) => last.includes(code)).length).toBeGreaterThanOrEqual(1);
  for (const { code, size, probability } of inTown) {
    expect(hits).toContain(code);
    // n·M/S with the sizes of the first wave: 80 + 85 + … + 105 = 555.
    expect(probability).toBe(`${3 * Number(size)}/555`);
  }
  expect((await codesIn(campaign, 'township')).toSorted()).toEqual(
    (await codesIn(earlier, 'township')).toSorted(),
  );
  // Simple random: 2 of 4.
  expect(after.filter(({ stratum }) => stratum === 'township').map(({ probability }) => probability)).toEqual(
    ['2/4', '2/4'],
  );
  await meanwhile?.(campaign);
  await closeAll(campaign);
  expect((await verificationOf(evaluation, campaign, undefined)).verdict).toBe('fully verified');
  return campaign;
};

/** A village of the township cannot be reached, and the next of its new ladder takes its place in the field. */
const replaceOne = async (campaign: string): Promise<void> => {
  await giveSupervisors(evaluation, campaign);
  const [lost] = await codesIn(campaign, 'township');
  await losePlainly(evaluation, campaign, lost);
  expect((await openVillage(evaluation, campaign, lost)).outcome).toBe('done');
  const reserve = (await sampleOf(evaluation, campaign)).find(({ role }) => role === 'LADDER');
  // Simple random: (2 + 1) of 4, whatever its size.
  expect(reserve).toMatchObject({ stratum: 'township', rank: 3, probability: '3/4' });
  await drawIn(evaluation, campaign, [String(reserve?.['code'])]);
};

test('a second wave keeps, changes and can be drawn again by anybody, and so can a third', async () => {
  const second = await wave(master, replaceOne);
  await wave(second);
});
