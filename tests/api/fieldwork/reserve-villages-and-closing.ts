/** No loss and no opening is missed by a closing that goes on at the same moment, and no closing by them. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Campaign } from '../../../api/campaigns/campaign.ts';
import { closeCampaign } from '../../../api/campaigns/close-campaign.ts';
import { openReserveVillage } from '../../../api/fieldwork/open-reserve-village.ts';
import { county } from '../campaign-on-its-way.ts';
import { contextOf } from '../context-of.ts';
import { fieldsOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import {
  codesOf,
  confirmLoss,
  evidence,
  losePlainly,
  loseVillage,
  openVillage,
  workedWithLadders,
} from './lost-village-team.ts';

describe('lost villages and closing', () => {
  let campaign = '';
  let bare = '';
  let all: readonly string[] = [];
  let inField: Campaign | undefined;
  beforeAll(async () => {
    campaign = await workedWithLadders(evaluation);
    bare = campaign.slice('Campaign:'.length);
    await evaluation.give('university-administrator', 'second-lead', 'SUPERVISOR', county, campaign);
    all = await codesOf(evaluation, campaign);
    for (const code of all.slice(1)) {
      await losePlainly(evaluation, campaign, code);
    }
  });

  /** A lead who closes; between the look at the villages and the step, somebody does something. */
  const closingWhile = async (meanwhile: () => Promise<unknown>): Promise<Campaign> => {
    const { context } = await contextOf(evaluation, 'lead');
    const { samples } = context.stores;
    let looks = 0;
    const overtaken: typeof samples.villages = async (...asked) => {
      const seen = await samples.villages(...asked);
      looks += 1;
      if (looks === 1) {
        await meanwhile();
      }
      return seen;
    };
    const stores = { ...context.stores, samples: { ...samples, villages: overtaken } };
    return closeCampaign({ ...context, stores }, bare);
  };

  test('one village that is neither worked nor lost keeps the campaign open', async () => {
    await expect(closingWhile(() => Promise.resolve())).rejects.toMatchObject({
      code: 'villages-open',
      problems: [{ field: all[0] }],
    });
    await losePlainly(evaluation, campaign, all[0]);
  });

  test('a reserve village that is opened while the campaign is being closed stops the closing', async () => {
    const [first] = await codesOf(evaluation, campaign, 'town');
    const opening = async () => expect((await openVillage(evaluation, campaign, first)).outcome).toBe('done');
    await expect(closingWhile(opening)).rejects.toMatchObject({ code: 'campaign-changed' });
    expect(await codesOf(evaluation, campaign)).toHaveLength(all.length + 1);
    expect((await evaluation.act('lead', 'closeCampaign', { campaign })).outcome).toBe('VILLAGES_OPEN');
  });

  test('so does a loss that is recorded meanwhile; asked again, it is closed over all that were lost', async () => {
    const reserve = (await codesOf(evaluation, campaign)).find((code) => !all.includes(code)) ?? '';
    const { context } = await contextOf(evaluation, 'lead');
    inField = await context.stores.campaigns.get(bare);
    const losing = async () =>
      expect((await loseVillage(evaluation, campaign, reserve)).outcome).toBe('done');
    // The one who looked before the loss saw the reserve still open.
    await expect(closingWhile(losing)).rejects.toMatchObject({ code: 'villages-open' });
    expect(await evaluation.act('lead', 'closeCampaign', { campaign })).toMatchObject({
      outcome: 'VILLAGE_LOSSES_UNCONFIRMED',
      problems: [{ field: reserve, reason: expect.stringContaining('cut the way until after fieldwork') }],
    });
    expect((await confirmLoss(evaluation, campaign, reserve)).outcome).toBe('done');
    expect((await evaluation.mustAct('lead', 'closeCampaign', { campaign }))['state']).toBe('CLOSED');
  });

  test('a supervisor whose process has not heard of the closing opens nothing', async () => {
    const { context } = await contextOf(evaluation, 'second-supervisor');
    const { campaigns } = context.stores;
    let old = 3;
    const get: typeof campaigns.get = (id) => {
      old -= 1;
      return old >= 0 ? Promise.resolve(inField) : campaigns.get(id);
    };
    const late = { ...context, stores: { ...context.stores, campaigns: { ...campaigns, get } } };
    const [, second = ''] = await codesOf(evaluation, campaign, 'town');
    const asked = { village: second, reason: 'road-cut', evidence } as const;
    await expect(openReserveVillage(late, bare, asked)).rejects.toMatchObject({ code: 'campaign-state' });
    expect(old).toBeLessThan(0);
    const { data } = await evaluation.mustAct('lead', 'reserveVillages', { campaign });
    expect(JSON.stringify(fieldsOf(data))).not.toContain('"opened":2');
  });
});
