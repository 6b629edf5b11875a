/** A campaign whose villages can be lost: what its supervisors ask, and its ladder worked out by hand. */
import { createHash, createHmac } from 'node:crypto';
import {
  frame,
  fullDesign,
  newCampaign,
  rosterCsv,
  sampleOf,
  upload,
  villageCsv,
} from '../campaign-on-its-way.ts';
import type { Answer, Evaluation, Fields } from '../evaluation.ts';
import type { PersonKey } from '../people.ts';
import { drawKeysOf } from '../samples/draw-keys-of.ts';
import { giveSupervisors } from './reserve-team.ts';

export const evidence = '山洪冲断进村公路，交通部门确认月底前无法抢通。';

/**
 * Two of six villages of the town and a ladder of two: three reserves are asked for, but 5·165 > 735 leaves no room for the
 * third. Two of four of the township without a ladder; and a hamlet taken whole.
 */
const strata = [
  { code: 'town', villages: 2, reserve: 3 },
  { code: 'township', villages: 2, reserve: 0 },
  { code: 'hamlet', villages: 1, reserve: 0 },
];
const hamlet = { code: '433124300201', name: '寨村1', stratum: 'hamlet', size: 40 };
export const villages = [...frame, hamlet];

/** Drawn, disclosed, with three supervisors. */
export const withLadders = async (
  evaluation: Evaluation,
  planned: readonly Fields[] = strata,
  listed: typeof frame = villages,
  changes: Fields = {},
): Promise<string> => {
  const { mustAct } = evaluation;
  const campaign = await newCampaign(evaluation, changes);
  await giveSupervisors(evaluation, campaign);
  await upload(evaluation, campaign, 'VILLAGES', villageCsv(listed));
  const design = await fullDesign(evaluation, { strata: planned, registryTotals: [] });
  await mustAct('lead', 'saveDesign', { campaign, design });
  const { designHash } = await mustAct('lead', 'freezeFrame', { campaign });
  await mustAct('commissioner', 'signDesign', { campaign, designHash });
  await mustAct('lead', 'drawVillages', { campaign });
  await mustAct('lead', 'discloseVillages', { campaign, wholeSample: true });
  return campaign;
};

/** One stratum in two counties: two of four villages, and a reserve. */
export const overTwoCounties = (evaluation: Evaluation): Promise<string> => {
  const codes = ['433123100201', '433123100202', '433124100201', '433124100202'];
  const listed = codes.map((code, index) => ({
    code,
    name: `村${index + 1}`,
    stratum: 'wide',
    size: 100 + index,
  }));
  return withLadders(evaluation, [{ code: 'wide', villages: 2, reserve: 1 }], listed, { division: '4331' });
};

/** Rosters of these villages, and their households drawn. */
export const drawIn = async (
  evaluation: Evaluation,
  campaign: string,
  codes: readonly string[],
): Promise<void> => {
  await upload(evaluation, campaign, 'HOUSEHOLDS', rosterCsv(codes));
  await evaluation.mustAct('lead', 'drawHouseholds', { campaign });
};

export const codesOf = async (
  evaluation: Evaluation,
  campaign: string,
  stratum?: string,
): Promise<readonly string[]> =>
  (await sampleOf(evaluation, campaign))
    .filter((village) => stratum === undefined || village['stratum'] === stratum)
    .toSorted((a, b) => Number(a['rank']) - Number(b['rank']))
    .map(({ code }) => String(code));

/** In fieldwork, two households of each list drawn in every village. */
export const workedWithLadders = async (evaluation: Evaluation): Promise<string> => {
  const campaign = await withLadders(evaluation);
  await drawIn(evaluation, campaign, await codesOf(evaluation, campaign));
  await evaluation.mustAct('lead', 'openFieldwork', { campaign });
  return campaign;
};

const asking =
  (operation: 'recordLostVillage' | 'confirmLostVillage' | 'openReserveVillage', usually: PersonKey) =>
  (
    { act }: Evaluation,
    campaign: string,
    village: unknown,
    person: PersonKey = usually,
    changes: Fields = {},
  ): Promise<Answer> =>
    act(person, operation, { campaign, village, reason: 'ROAD_CUT', evidence, ...changes });

export const loseVillage = asking('recordLostVillage', 'supervisor');
export const confirmLoss = asking('confirmLostVillage', 'lead');

/** Recorded by one, confirmed by another. */
export const losePlainly = async (
  evaluation: Evaluation,
  campaign: string,
  village: unknown,
  person: PersonKey = 'supervisor',
  changes: Fields = {},
): Promise<void> => {
  for (const { outcome, message } of [
    await loseVillage(evaluation, campaign, village, person, changes),
    await confirmLoss(evaluation, campaign, village, 'lead', changes),
  ]) {
    if (outcome !== 'done') {
      throw new Error(message);
    }
  }
};
export const openVillage = asking('openReserveVillage', 'second-supervisor');

const array = (...values: readonly unknown[]): string => JSON.stringify(values);
const J = (...values: readonly unknown[]): string =>
  createHash('sha256')
    .update(array(...values))
    .digest('hex');

/** The hits of the town by rank, by the recipe of docs/sampling.md, from the key that was sealed before: two, then the ladder. */
export const townByHand = async (evaluation: Evaluation, campaign: string): Promise<readonly string[]> => {
  const bare = campaign.slice('Campaign:'.length);
  const key = Buffer.from((await drawKeysOf(evaluation, campaign)).key).toString('hex');
  const { frameRoot, designHash } = await evaluation.mustAct('lead', 'campaign', { id: campaign });
  const seed = J('zhenping/seed/v1', bare, 1, frameRoot, designHash, key, [], null, null, null);
  const stageSeed = J('zhenping/stage-seed/v1', seed, 'village', null, null, null, null);
  const ticket = (purpose: string, unit: string): string =>
    createHmac('sha256', Buffer.from(stageSeed, 'hex'))
      .update(array(`zhenping/${purpose}/v1`, bare, 'village', 'town', unit))
      .digest('hex');
  const by = (purpose: string) => (a: { readonly code: string }, b: { readonly code: string }) =>
    ticket(purpose, a.code) < ticket(purpose, b.code) ? -1 : 1;
  const town = villages.filter(({ stratum }) => stratum === 'town');
  const k = 4n;
  const S = BigInt(town.reduce((sum, { size }) => sum + size, 0));
  const start = (BigInt(`0x${ticket('start', '')}`) * S) >> 256n;
  let after = 0n;
  const hits = town.toSorted(by('order')).filter(({ size }) => {
    const before = after;
    after += BigInt(size);
    return [0n, 1n, 2n, 3n].some((j) => k * before <= start + j * S && start + j * S < k * after);
  });
  return hits.toSorted(by('rank')).map(({ code }) => code);
};
