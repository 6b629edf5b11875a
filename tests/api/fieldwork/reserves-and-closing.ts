/** No reserve that was opened is lost, and no campaign is closed over one, however an opening and closing meet. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Campaign } from '../../../api/campaigns/campaign.ts';
import { closeCampaign } from '../../../api/campaigns/close-campaign.ts';
import type { Context } from '../../../api/context.ts';
import { villagePlace } from '../../../api/estimates/node.ts';
import { openReserve as openReserveAct } from '../../../api/fieldwork/open-reserve.ts';
import { cards, type IssuedCase, respondentAnswers, submission } from '../answers.ts';
import { county, inFieldwork } from '../campaign-on-its-way.ts';
import { contextOf } from '../context-of.ts';
import { fieldsOf, until } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { type Item, openStored } from '../stored-items.ts';
import { endWith, evidence, giveSupervisors, openReserve } from './reserve-team.ts';

describe('reserves and closing', () => {
  let stored: ReturnType<typeof openStored>;
  let campaign = '';
  let bare = '';
  /** Two cases of one village, two of another; nobody was at home in any case of the campaign. */
  let first = '';
  let second = '';
  let third = '';
  let fourth = '';
  let village = '';
  let inField: Campaign | undefined;
  beforeAll(async () => {
    stored = openStored(evaluation.system);
    campaign = await inFieldwork(evaluation);
    bare = campaign.slice('Campaign:'.length);
    await giveSupervisors(evaluation, campaign);
    const all = await cards(evaluation, campaign);
    const some = [all[0], all[1], all.at(-1), all.at(-2)].map((each) => each?.code);
    [first = '', second = '', third = '', fourth = ''] = some;
    village = first.split('-')[0] ?? '';
    await Promise.all(all.map(({ code }) => endWith(evaluation, campaign, code)));
    await everyVillageClosed(30);
  });
  afterAll(() => stored.close());

  const everyVillageClosed = (ofCases: number) =>
    until(
      async () => {
        const { value } = await evaluation.act('lead', 'results', { campaign, division: county });
        return fieldsOf(value['counts']);
      },
      ({ cases, villagesClosed }) => villagesClosed === 5 && cases === ofCases,
    );

  const villages = (): Promise<readonly Item[]> => stored.under(`SAMPLE#${bare}#`);
  const card = async (code: string): Promise<IssuedCase | undefined> =>
    (await cards(evaluation, campaign)).find((each) => each.code === code);

  /** A lead whose process goes on reading the counts that stand now, as where the roll-up lags. */
  const withPresentCounts = async (): Promise<Context> => {
    const { context } = await contextOf(evaluation, 'lead');
    const { nodes } = context.stores;
    const before = new Map<string, Awaited<ReturnType<typeof nodes.stored>>>();
    for (const { code, stratum } of await villages()) {
      const place = villagePlace(bare, String(code), String(stratum));
      before.set(place.key, await nodes.stored(place));
    }
    const stored: typeof nodes.stored = ({ key }) => Promise.resolve(before.get(key));
    return { ...context, stores: { ...context.stores, nodes: { ...nodes, stored } } };
  };

  /** A lead whose process dies before the first village is brought into the new epoch. */
  const dying = async (): Promise<Context> => {
    const { context } = await contextOf(evaluation, 'second-lead');
    const { samples } = context.stores;
    const touchVillage = () => Promise.reject(new Error('the process died'));
    return { ...context, stores: { ...context.stores, samples: { ...samples, touchVillage } } };
  };

  test('a reserve that the roll-up has not counted yet keeps the campaign open', async () => {
    const late = await withPresentCounts();
    expect((await openReserve(evaluation, campaign, first)).value['code']).toBe(`${village}-7`);
    await expect(closeCampaign(late, bare)).rejects.toMatchObject({
      code: 'villages-open',
      problems: [{ field: village, reason: { en: expect.stringMatching(/: 1 cases without an outcome$/) } }],
    });
    await endWith(evaluation, campaign, `${village}-7`);
    await everyVillageClosed(31);
  });

  test('a reserve that is opened while the campaign is being closed stops the closing', async () => {
    const context = await withPresentCounts();
    const { samples, campaigns } = context.stores;
    // Between the look at the villages and the step, a supervisor opens a reserve.
    const overtaking: typeof samples.villages = async (...asked) => {
      const seen = await samples.villages(...asked);
      expect((await openReserve(evaluation, campaign, second)).value['code']).toBe(`${village}-8`);
      return seen;
    };
    const stores = { ...context.stores, samples: { ...samples, villages: overtaking } };
    const closing = closeCampaign({ ...context, stores }, bare);
    await expect(closing).rejects.toMatchObject({ code: 'campaign-changed' });
    inField = await campaigns.get(bare);
    expect(inField?.state).toBe('fieldwork');
  });

  test('of two leads who close, the one who looked before an opening loses nothing of it', async () => {
    const reserve = await card(`${village}-8`);
    await evaluation.mustAct('interviewer', 'submitResponse', submission(reserve?.token, respondentAnswers));
    await everyVillageClosed(32);
    const context = await withPresentCounts();
    const { samples } = context.stores;
    let looks = 0;
    // After the first look a reserve is opened and ends; another lead closes, and dies before the villages are written anew.
    const overtaking: typeof samples.villages = async (...asked) => {
      const seen = await samples.villages(...asked);
      looks += 1;
      if (looks === 1) {
        const { value } = await openReserve(evaluation, campaign, third);
        await endWith(evaluation, campaign, value['code']);
        await everyVillageClosed(33);
        await expect(closeCampaign(await dying(), bare)).rejects.toThrow('the process died');
      }
      return seen;
    };
    const stores = { ...context.stores, samples: { ...samples, villages: overtaking } };
    expect((await closeCampaign({ ...context, stores }, bare)).state).toBe('closed');
    const facts = (await villages()).filter(({ role }) => role !== 'ladder');
    expect(facts.map(({ epoch }) => epoch)).toEqual([2, 2, 2, 2, 2]);
    const opened = [...JSON.stringify(facts).matchAll(/"reserves":([0-9]+)/g)].map(([, count]) =>
      Number(count),
    );
    expect(opened.reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  test('a supervisor whose process has not heard of the closing opens none', async () => {
    const { context } = await contextOf(evaluation, 'supervisor');
    const { campaigns } = context.stores;
    let looks = 0;
    const get: typeof campaigns.get = (id) => {
      looks += 1;
      return looks === 1 ? Promise.resolve(inField) : campaigns.get(id);
    };
    const late: Context = { ...context, stores: { ...context.stores, campaigns: { ...campaigns, get } } };
    const before = await stored.under(`RESERVE#${bare}#`);
    const asked = { code: fourth, reason: 'never-met', evidence } as const;
    await expect(openReserveAct(late, bare, asked)).rejects.toMatchObject({ code: 'campaign-state' });
    expect(looks).toBe(2);
    expect(await stored.under(`RESERVE#${bare}#`)).toEqual(before);
  });
});
