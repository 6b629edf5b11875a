/** Draws with a timetable run by themselves: at their time, from their pulse, once; and who may not ask for one is told so by the draw function too. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBeacon } from '../../../api/platform/beacon.ts';
import { readSettings } from '../../../api/platform/settings.ts';
import { refusal } from '../../../api/refusals.ts';
import { doDrawJob } from '../../../api/samples/do-draw-job.ts';
import { drawVillages } from '../../../api/samples/draw-villages.ts';
import { type DueOutcome, runDueDraws, secondsLate } from '../../../api/samples/run-due-draws.ts';
import { sealKeys, unsealKeys } from '../../../api/samples/sealed-keys.ts';
import { frozen, fullDesign, newCampaign, signed, upload, villageCsv } from '../campaign-on-its-way.ts';
import { contextOf, type TestContext } from '../context-of.ts';
import { fieldsOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';
import { loopback } from '../platform/loopback.ts';
import { openStored } from '../stored-items.ts';
import { drawKeysOf } from './draw-keys-of.ts';

const minute = 60_000;
const bare = (campaign: string): string => campaign.slice('Campaign:'.length);

/** Frozen with a timetable: commitments for one hour, reveals for two, then the beacon an hour later; signed or not. */
const withTimetable = async (sign = true): Promise<{ readonly campaign: string; readonly dueAt: string }> => {
  const campaign = await newCampaign(evaluation);
  await upload(evaluation, campaign, 'VILLAGES', villageCsv());
  const inHours = (hours: number): string => new Date(Date.now() + hours * 60 * minute).toISOString();
  const chance = { commitmentsEnd: inHours(1), deadline: inHours(2), beacon: 'drand-quicknet' };
  const design = await fullDesign(evaluation, { chance });
  await evaluation.mustAct('lead', 'saveDesign', { campaign, design });
  const { designHash } = await evaluation.mustAct('lead', 'freezeFrame', { campaign });
  if (sign) {
    await evaluation.mustAct('commissioner', 'signDesign', { campaign, designHash });
  }
  const { pulseAt } = await evaluation.mustAct('lead', 'draw', { campaign });
  return { campaign, dueAt: String(pulseAt) };
};

const signature = 'ab'.repeat(48);
/** As drand derives it: SHA-256 of the signature. */
const randomness = createHash('sha256').update(Buffer.from(signature, 'hex')).digest('hex');

/** Stands in for a drand server; `publishes` says whether it has the pulse of an address. */
const beaconServer = (publishes: (path: string) => boolean = () => true): Promise<string> =>
  loopback((_body, { url = '' }, response) => {
    if (publishes(url)) {
      response.end(JSON.stringify({ round: Number(url.split('/').at(-1)), randomness, signature }));
    } else {
      response.writeHead(425).end();
    }
  });

describe('draws that are due', () => {
  let stored: ReturnType<typeof openStored>;
  beforeAll(() => {
    stored = openStored(evaluation.system);
  });
  afterAll(() => stored.close());

  /** The draw function at another time, before these servers of the beacon. */
  const drawFunctionAt = async (moment: string, after: number, ...servers: readonly string[]) => {
    const { context, client } = await contextOf(evaluation, undefined);
    const { DRAND_SERVERS, NIST_SERVER } = readSettings({
      ...evaluation.system.settings,
      DRAND_SERVERS: servers.join(' '),
    });
    const now = new Date(Date.parse(moment) + after);
    const surroundings: TestContext = {
      ...context,
      now,
      pulseOf: openBeacon({ drand: DRAND_SERVERS, nist: NIST_SERVER }),
    };
    return { surroundings, client };
  };

  const outcomesOf = async (
    campaign: string,
    moment: string,
    after: number,
    ...servers: readonly string[]
  ): Promise<readonly DueOutcome[]> => {
    const { surroundings, client } = await drawFunctionAt(moment, after, ...servers);
    const outcomes = await runDueDraws(surroundings);
    client.destroy();
    return outcomes.filter(({ campaignId }) => campaignId === bare(campaign));
  };

  const drawOf = (campaign: string) => evaluation.mustAct('lead', 'draw', { campaign });

  const draws = async (campaign: string) =>
    (await stored.under(`AUDIT#${bare(campaign)}`)).filter(({ act }) => act === 'run the draw');

  test('run when their time has come and not before, once, though two look at the same moment', async () => {
    const { campaign, dueAt } = await withTimetable();
    const beacon = await beaconServer();
    expect(await outcomesOf(campaign, dueAt, -1, beacon)).toEqual([]);
    // The clock of the system itself is hours before it.
    await evaluation.system.runDueDraws();
    expect((await drawOf(campaign))['drawnAt']).toBeNull();

    const both = await Promise.all([0, 1].map((after) => outcomesOf(campaign, dueAt, after, beacon)));
    const due = { campaignId: bare(campaign), dueAt };
    for (const outcomes of both) {
      expect(outcomes).toEqual([{ ...due, outcome: 'done', reason: undefined }]);
    }
    const done = await drawOf(campaign);
    expect(done).toMatchObject({ pulse: randomness, sampleRoot: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const events = await draws(campaign);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      personId: 'timetable',
      grantId: 'timetable',
      subject: done['sampleRoot'],
    });
    expect(await outcomesOf(campaign, dueAt, minute, beacon)).toEqual([]);
    // The table takes the note away: nobody may delete an item.
    const [note] = (await stored.under('DUE-DRAWS')).filter(({ sk }) => sk === `${dueAt}#${bare(campaign)}`);
    expect(note?.['expiresAt']).toBeLessThanOrEqual((Date.parse(dueAt) + minute) / 1000);
  });

  test('wait for their pulse, whether it is not there yet or no server can be reached, and run once it is', async () => {
    const { campaign, dueAt } = await withTimetable();
    const before = await beaconServer(() => false);
    const nowhere = 'http://127.0.0.1:9';
    for (const [minutes, server] of [before, nowhere].entries()) {
      const outcomes = await outcomesOf(campaign, dueAt, minutes * minute, server);
      expect(outcomes.map(({ outcome, reason }) => ({ outcome, reason }))).toEqual([
        { outcome: 'waits', reason: refusal('pulse-not-yet', { at: dueAt }) },
      ]);
      // Eleven minutes and half a second: eleven minutes late.
      expect(secondsLate(outcomes, new Date(Date.parse(dueAt) + 11 * minute + 500))).toBe(660);
    }
    expect((await drawOf(campaign))['drawnAt']).toBeNull();
    const after = await outcomesOf(campaign, dueAt, 2 * minute, nowhere, await beaconServer());
    expect(after.map(({ outcome }) => outcome)).toEqual(['done']);
    expect(secondsLate(after, new Date(Date.parse(dueAt) + 11 * minute))).toBe(0);
    expect((await drawOf(campaign))['pulse']).toBe(randomness);
  });

  test('do not hold each other up: one that fails is noted and tried again', async () => {
    const [broken, whole] = [await withTimetable(), await withTimetable()];
    const keys = await stored.under(`DRAW-KEY#${bare(broken.campaign)}`);
    await stored.remove(keys);
    const beacon = await beaconServer();
    const [failed] = await outcomesOf(broken.campaign, whole.dueAt, minute, beacon);
    expect(failed?.outcome).toBe('failed');
    expect(String(failed?.reason)).toContain('has no keys');
    expect((await drawOf(whole.campaign))['pulse']).toBe(randomness);
    expect(await outcomesOf(broken.campaign, whole.dueAt, 2 * minute, beacon)).toHaveLength(1);
  });

  test('that somebody asked for before are left as they stand', async () => {
    const { campaign, dueAt } = await withTimetable();
    const beacon = await beaconServer();
    const { surroundings, client } = await drawFunctionAt(dueAt, 0, beacon);
    const { context } = await contextOf(evaluation, 'lead');
    const { now, pulseOf } = surroundings;
    const { sampleRoot } = await drawVillages({ ...context, now, pulseOf }, bare(campaign));
    client.destroy();
    expect((await outcomesOf(campaign, dueAt, minute, beacon)).map(({ outcome }) => outcome)).toEqual([
      'done',
    ]);
    expect((await drawOf(campaign))['sampleRoot']).toBe(sampleRoot);
    expect(await draws(campaign)).toHaveLength(1);
  });

  test('are never those whose design was not signed', async () => {
    const { campaign, dueAt } = await withTimetable(false);
    expect(await outcomesOf(campaign, dueAt, minute, await beaconServer())).toEqual([]);
    expect((await drawOf(campaign))['drawnAt']).toBeNull();
  });
});

describe('the draw function', () => {
  const ask = async (person: PersonKey | undefined, campaign: string) => {
    const { context, client } = await contextOf(evaluation, person);
    const personId = context.person?.personId ?? null;
    // As a sender would that says of anybody that this person may.
    const asked = { campaignId: bare(campaign), personId };
    const answers = [
      await doDrawJob(context, { act: 'run the draw', ...asked }),
      await doDrawJob(context, { act: 'disclose villages', ...asked, places: null }),
      await doDrawJob(context, { act: 'draw the sample', ...asked, villages: null }),
    ];
    client.destroy();
    return answers.map((answer) => fieldsOf(fieldsOf(answer)['refused'])['code'] ?? 'done');
  };

  test('decides by the grants in the table, whoever sent the job', async () => {
    const campaign = await signed(evaluation);
    const notPermitted = ['not-permitted', 'villages-undrawn', 'not-permitted'];
    expect(await ask('interviewer', campaign)).toEqual(notPermitted);
    expect(await ask('institute-commissioner', campaign)).toEqual(notPermitted);
    expect(await ask(undefined, campaign)).toEqual(['not-signed-in', 'villages-undrawn', 'not-signed-in']);
    expect(await ask('commissioner', campaign)).toEqual(['done', 'not-permitted', 'not-permitted']);
    expect(await ask('lead', campaign)).toEqual(['done', 'done', 'households-undrawn']);
  });
});

describe('the keys of a draw', () => {
  test('lie in the table under a seal that the keys of another draw do not open', async () => {
    const { campaign } = await frozen(evaluation);
    const stored = openStored(evaluation.system);
    const [item] = await stored.under(`DRAW-KEY#${bare(campaign)}`);
    stored.close();
    const { context, client } = await contextOf(evaluation, undefined);
    const sealed = await context.stores.samples.sealedKeys('draw job', bare(campaign), 1);
    client.destroy();
    expect(Object.keys(item ?? {}).sort()).toEqual(['_et', 'campaignId', 'drawNumber', 'pk', 'sealed', 'sk']);
    const keys = await drawKeysOf(evaluation, campaign);
    const hidden = Buffer.from(sealed ?? []);
    for (const key of [keys.key, keys.frameSaltKey, keys.sampleSaltKey]) {
      expect(key).toHaveLength(32);
      expect(hidden.includes(Buffer.from(key))).toBe(false);
    }
    for (const draw of [
      { campaignId: bare(campaign), drawNumber: 2 },
      { campaignId: `${bare(campaign)}0`, drawNumber: 1 },
    ]) {
      await expect(unsealKeys(context.unseal, draw, hidden)).rejects.toThrow();
    }
  });

  test('that are not three of 32 bytes are none', async () => {
    const { context, client } = await contextOf(evaluation, undefined);
    client.destroy();
    const draw = { campaignId: 'c1', drawNumber: 1 };
    const [key, short] = [new Uint8Array(32), new Uint8Array(31)];
    const sealed = await sealKeys(context.seal, draw, { key, frameSaltKey: key, sampleSaltKey: short });
    await expect(unsealKeys(context.unseal, draw, sealed)).rejects.toThrow(
      'The keys of draw 1 of c1 have 95 bytes',
    );
  });
});
