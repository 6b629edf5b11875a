/**
 * The same sample and the same answers, once with cases and once without: every figure is the same to the bit, provisional and
 * final. Weights are a list's in a village, so nobody needs to know whose an answer is.
 */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { placeOf, rollUp } from '../../../api/estimates/roll-up.ts';
import { listTypes } from '../../../api/frames/list-type.ts';
import { answerKeyOf } from '../../../api/responses/anonymous-answer.ts';
import { readAnswers } from '../../../methods/questionnaire/read-form.ts';
import { openCampaign, pay, plannedVisits } from '../../journeys/whole-campaign.ts';
import { contextOf } from '../context-of.ts';
import { until } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { type Item, keyOf, openStored } from '../stored-items.ts';

const answered = z.object({
  village: z.string(),
  number: z.number(),
  generation: z.number(),
  responseId: z.string(),
  formCode: z.string(),
  formVersion: z.number(),
  answers: z.unknown(),
});
const listed = z.object({ number: z.number(), village: z.string(), list: z.enum(listTypes) });

const placesOf = (items: readonly Item[]) =>
  items.flatMap(({ pk, sk }) => placeOf(String(pk), String(sk)) ?? []);

describe('figures of anonymous answers', () => {
  let stored: ReturnType<typeof openStored>;
  let surroundings: Awaited<ReturnType<typeof contextOf>>;
  let campaign = '';
  let bare = '';
  beforeAll(async () => {
    stored = openStored(evaluation.system);
    campaign = await openCampaign(evaluation, (village) => village.size);
    bare = campaign.slice('Campaign:'.length);
    await pay(evaluation, campaign, await plannedVisits(evaluation, campaign));
    surroundings = await contextOf(evaluation, 'lead');
  }, 120_000);
  afterAll(() => stored.close());

  /** What pages and parents read of everything above the villages, but not how many writes it took. */
  const figures = async (): Promise<readonly Item[]> => {
    const { stores } = surroundings.context;
    // From nothing each time: the worker may have looked while a test exchanged the records.
    await remove(['NODE', 'EXTRACT']);
    const items = await Promise.all(
      ['VILLAGE', 'ANONYMOUS', 'SAMPLE'].map((kind) => stored.under(`${kind}#${bare}`)),
    );
    await rollUp(stores, bare, placesOf(items.flat()), '2026-06-01T08:00:00.000Z');
    for (const division of ['4331', '43', 'CN']) {
      const area = { kind: 'area', campaignId: bare, division } as const;
      await rollUp(stores, bare, [area], '2026-06-01T08:00:00.000Z');
    }
    const nodes = await Promise.all(['NODE', 'EXTRACT'].map((kind) => stored.under(`${kind}#${bare}#`)));
    return nodes
      .flat()
      .filter((item) => !/#[0-9]{12} /.test(keyOf(item)))
      .map(({ seen: _seen, computedAt: _computedAt, ...rest }) => rest);
  };

  const remove = async (
    kinds: readonly string[],
    which: (item: Item) => boolean = () => true,
  ): Promise<void> => {
    for (const kind of kinds) {
      const items = (await stored.under(`${kind}#${bare}`)).filter(which);
      await stored.remove(items);
      // Counted at once: put back in another form, the same households would stand in a list twice until the worker comes.
      await rollUp(surroundings.context.stores, bare, placesOf(items), '2026-06-01T08:00:00.000Z');
    }
  };

  const promise = (privacy: string): Promise<unknown> =>
    surroundings.client.send(
      new UpdateCommand({
        TableName: evaluation.system.tableName,
        Key: { pk: `CAMPAIGN#${bare}`, sk: 'CAMPAIGN' },
        UpdateExpression: 'SET privacy = :privacy',
        ExpressionAttributeValues: { ':privacy': privacy },
      }),
    );

  /** As if the same households had sent the same answers in an anonymous campaign. */
  const makeAnonymous = async (): Promise<number> => {
    const items = await stored.under(`VILLAGE#${bare}#`);
    const kept = items.filter(({ kind }) => kind === 'answer').map((item) => answered.parse(item));
    const cases = items.flatMap((item) => {
      const parsed = listed.safeParse(item);
      return parsed.success ? [parsed.data] : [];
    });
    await promise('anonymous');
    await remove(['VILLAGE'], ({ kind }) => kind === 'answer');
    for (const { village, number, generation, responseId, formCode, formVersion, answers } of kept) {
      const list = cases.find((each) => each.village === village && each.number === number)?.list ?? 'poor';
      await surroundings.context.stores.anonymous.place(
        { campaignId: bare, village, number, generation },
        {
          campaignId: bare,
          village,
          answerKey: answerKeyOf(bare, village, responseId),
          list,
          day: '2026-06-01',
          formCode,
          formVersion,
          answers: readAnswers(answers),
        },
      );
    }
    return kept.length;
  };

  test('provisional and final figures, verdicts and extracts are the same', async () => {
    const counted = (items: readonly Item[]): boolean =>
      items.some(
        (item) => keyOf(item).endsWith('HEAD#433124') && JSON.stringify(item).includes('"estimate"'),
      );
    const provisional = await until(figures, counted);
    const records = (await stored.under(`VILLAGE#${bare}#`)).filter(({ kind }) => kind === 'answer');
    expect(await makeAnonymous()).toBe(records.length);
    expect(records.length).toBeGreaterThan(20);
    const same = (items: readonly Item[]): boolean => JSON.stringify(items) === JSON.stringify(provisional);
    expect(await until(figures, same)).toEqual(provisional);
    await evaluation.mustAct('lead', 'closeCampaign', { campaign });
    const settled = (items: readonly Item[]): boolean =>
      items.some((item) => keyOf(item).endsWith('HEAD#433124') && item['settled'] === true);
    const final = await until(figures, settled);
    // And back again, in the closed campaign.
    await promise('confidential');
    await remove(['ANONYMOUS']);
    await remove(['VILLAGE'], ({ kind }) => kind === 'used');
    await stored.put(records);
    const alike = (items: readonly Item[]): boolean => JSON.stringify(items) === JSON.stringify(final);
    expect(await until(figures, alike)).toEqual(final);
  }, 120_000);
});
