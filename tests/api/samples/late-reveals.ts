/** A value that is revealed while the draw runs is either in the draw or refused: never on record and left out. */
import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { commitValue } from '../../../api/samples/commit-value.ts';
import { discloseVillages } from '../../../api/samples/disclose-villages.ts';
import { drawVillages } from '../../../api/samples/draw-villages.ts';
import { revealValue } from '../../../api/samples/reveal-value.ts';
import { fullDesign, withFrame } from '../campaign-on-its-way.ts';
import { contextOf, type TestContext } from '../context-of.ts';
import { evaluation } from '../one-system.ts';
import { drawKeysOf } from './draw-keys-of.ts';
import { commitmentOf, newPartyKey } from './party-key.ts';

const hour = 3_600_000;

/** An auditor has committed; no beacon takes part, so the draw falls due at the very end of reveals. */
const committed = async () => {
  const campaign = await withFrame(evaluation);
  const id = campaign.slice('Campaign:'.length);
  const key = newPartyKey();
  const party = { party: 'auditor', name: '审计（测试）', publicKey: key.publicKey };
  await evaluation.mustAct('commissioner', 'registerParty', { campaign, party });
  const inHours = (hours: number): string => new Date(Date.now() + hours * hour).toISOString();
  const chance = { commitmentsEnd: inHours(1), deadline: inHours(2), beacon: null };
  const design = await fullDesign(evaluation, { chance });
  await evaluation.mustAct('lead', 'saveDesign', { campaign, design });
  const { designHash } = await evaluation.mustAct('lead', 'freezeFrame', { campaign });
  await evaluation.mustAct('commissioner', 'signDesign', { campaign, designHash });
  const { frameRoot } = await evaluation.mustAct('lead', 'draw', { campaign });
  const draw = { campaign: id, number: 1, frameRoot: String(frameRoot), designHash: String(designHash) };
  const { commitment, signature, salt, value } = commitmentOf(draw, 'auditor', key);
  const { context } = await contextOf(evaluation, 'lead');
  await commitValue(context, id, { party: 'auditor', commitment, signature });
  const at = (moment: number): TestContext => ({ ...context, now: new Date(moment) });
  const deadline = Date.parse(chance.deadline);
  return {
    campaign,
    id,
    draw,
    value,
    /** Sets out a millisecond before the deadline. */
    reveal: () => revealValue(at(deadline - 1), id, { party: 'auditor', salt, value }),
    due: at(deadline),
  };
};

type Ceremony = Awaited<ReturnType<typeof committed>>;

const J = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Whether the sample is that of this value of the auditor, by the recipe of docs/sampling.md. */
const drawnFrom = async ({ campaign, id, draw, due }: Ceremony, value: string | null): Promise<boolean> => {
  const key = Buffer.from((await drawKeysOf(evaluation, campaign)).key).toString('hex');
  const { frameRoot, designHash } = draw;
  const chance = [['auditor', value]];
  const seed = J('zhenping/seed/v1', id, 1, frameRoot, designHash, key, chance, null, null, null);
  const stageSeed = Buffer.from(J('zhenping/stage-seed/v1', seed, 'village', null, null, null, null), 'hex');
  const villages = await discloseVillages(due, id);
  expect(villages).toHaveLength(5);
  return villages.every(({ stratum, code, ticket }) => {
    const named = JSON.stringify(['zhenping/rank/v1', id, 'village', stratum, code]);
    return ticket === createHmac('sha256', stageSeed).update(named).digest('hex');
  });
};

describe('a reveal that meets the draw', () => {
  test('before the draw ends reveals: it is in the draw', async () => {
    const ceremony = await committed();
    const { due, id, reveal, value } = ceremony;
    const { ceremonies } = due.stores;
    const endReveals: typeof ceremonies.endReveals = async (...asked) => {
      await reveal();
      await ceremonies.endReveals(...asked);
    };
    const stores = { ...due.stores, ceremonies: { ...ceremonies, endReveals } };
    await drawVillages({ ...due, stores }, id);
    expect(await drawnFrom(ceremony, value)).toBe(true);
    expect(await drawnFrom(ceremony, null)).toBe(false);
    // Said again, it is what it was.
    expect((await reveal()).value).toBe(value);
  });

  test('after it: it is refused, and the draw is without it', async () => {
    const ceremony = await committed();
    const { due, id, reveal, value } = ceremony;
    const { frames } = due.stores;
    const refused: unknown[] = [];
    const villages: typeof frames.villages = async (...asked) => {
      refused.push(await reveal().catch((error: unknown) => error));
      return frames.villages(...asked);
    };
    const stores = { ...due.stores, frames: { ...frames, villages } };
    await drawVillages({ ...due, stores }, id);
    expect(refused).toMatchObject([{ code: 'reveals-ended' }]);
    expect(await drawnFrom(ceremony, null)).toBe(true);
    expect(await drawnFrom(ceremony, value)).toBe(false);
  });

  test('the same value sent twice at the same moment is taken once, and both hear so', async () => {
    const { reveal, value } = await committed();
    const both = await Promise.all([reveal(), reveal()]);
    expect(both.map((party) => party.value)).toEqual([value, value]);
  });
});
