/** Closing is done to its end, however often it breaks off; no answer enters once a village has been counted. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeCampaign } from '../../../api/campaigns/close-campaign.ts';
import type { Context } from '../../../api/context.ts';
import { recordOutcome } from '../../../api/fieldwork/record-outcome.ts';
import { recently } from '../../../api/platform/recently.ts';
import { Refusal } from '../../../api/refusals.ts';
import { openLink } from '../../../api/responses/open-link.ts';
import { type SubmitResponseInput, submitResponse } from '../../../api/responses/submit-response.ts';
import { cards, type IssuedCase, respondentAnswers, submission } from '../answers.ts';
import { county, inFieldwork } from '../campaign-on-its-way.ts';
import { contextOf } from '../context-of.ts';
import { type Fields, fieldsOf, until } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';
import { type Item, openStored } from '../stored-items.ts';

describe('closing', () => {
  let stored: ReturnType<typeof openStored>;
  beforeAll(() => {
    stored = openStored(evaluation.system);
  });
  afterAll(() => stored.close());

  const bare = (campaign: string): string => campaign.slice('Campaign:'.length);

  const counts = async (campaign: string): Promise<Fields> => {
    const { value } = await evaluation.act('lead', 'results', { campaign, division: county });
    return fieldsOf(value['counts']);
  };

  /** Five villages of six cases each; the first case of every village was answered, nobody was at home in the others. */
  const visited = async (): Promise<{
    readonly campaign: string;
    readonly answered: readonly IssuedCase[];
    readonly absent: readonly IssuedCase[];
  }> => {
    const campaign = await inFieldwork(evaluation);
    const all = await cards(evaluation, campaign);
    const answered = all.filter(({ code }) => code.endsWith('-1'));
    const absent = all.filter(({ code }) => !code.endsWith('-1'));
    await Promise.all([
      ...answered.map(({ token }) =>
        evaluation.mustAct('interviewer', 'submitResponse', submission(token, respondentAnswers)),
      ),
      ...absent.map(({ code }) =>
        evaluation.mustAct('interviewer', 'recordOutcome', { campaign, case: code, outcome: 4 }),
      ),
    ]);
    await until(
      () => counts(campaign),
      ({ villagesClosed }) => villagesClosed === 5,
    );
    return { campaign, answered, absent };
  };

  const close = (person: PersonKey, campaign: string) =>
    evaluation.act(person, 'closeCampaign', { campaign });

  /** Issued villages with the epoch that their facts carry, and how often they were written. */
  const villages = async (campaign: string): Promise<readonly (readonly [unknown, unknown])[]> =>
    (await stored.under(`SAMPLE#${bare(campaign)}#`))
      .filter(({ role }) => role !== 'ladder')
      .map(({ epoch, version }) => [epoch, version] as const);

  const closings = async (campaign: string): Promise<readonly Item[]> =>
    (await stored.under(`AUDIT#${bare(campaign)}`)).filter(({ act }) => act === 'close the campaign');

  /** Every chunk and village of the campaign in the tree of figures, by epoch. */
  const epochs = async (campaign: string): Promise<readonly unknown[]> =>
    (await stored.under(`NODE#${bare(campaign)}#`))
      .filter(({ level }) => level === 'chunk' || level === 'village')
      .map(({ epoch }) => epoch);

  /** A lead whose process dies once it has brought so many villages into the new epoch. */
  const dyingAfter = async (count: number): Promise<Context> => {
    const { context } = await contextOf(evaluation, 'lead');
    const { samples } = context.stores;
    const written: Promise<void>[] = [];
    const touchVillage: typeof samples.touchVillage = async (...asked) => {
      if (written.length < count) {
        written.push(samples.touchVillage(...asked));
      }
      // Whoever comes too late waits, so that what is left to do is the same in every run.
      await Promise.all(written);
      throw new Error('the process died');
    };
    return { ...context, stores: { ...context.stores, samples: { ...samples, touchVillage } } };
  };

  describe('that broke off after its first village', () => {
    let campaign = '';
    beforeAll(async () => {
      ({ campaign } = await visited());
      await expect(closeCampaign(await dyingAfter(1), bare(campaign))).rejects.toThrow('the process died');
    });

    test('has left the campaign closed and the other villages as they were', async () => {
      const { state } = await evaluation.mustAct('lead', 'campaign', { id: campaign });
      expect(state).toBe('CLOSED');
      expect((await villages(campaign)).toSorted()).toEqual([
        [undefined, 3],
        [undefined, 3],
        [undefined, 3],
        [undefined, 3],
        [2, 4],
      ]);
    });

    test.each<[PersonKey, string]>([
      ['commissioner', 'NOT_PERMITTED'],
      ['interviewer', 'NOT_PERMITTED'],
      ['office-administrator', 'NOT_PERMITTED'],
      ['operator', 'NOT_PERMITTED'],
    ])('is not finished by %s: %s', async (person, expected) => {
      expect((await close(person, campaign)).outcome).toBe(expected);
      expect((await villages(campaign)).filter(([epoch]) => epoch === 2)).toHaveLength(1);
    });

    test('is finished by whoever may close and asks again: every village once, and no second event', async () => {
      const again = await close('second-lead', campaign);
      expect(again).toMatchObject({ outcome: 'done', value: { state: 'CLOSED' } });
      expect(await villages(campaign)).toEqual(Array.from({ length: 5 }, () => [2, 4]));
      expect(await closings(campaign)).toHaveLength(1);
      await until(
        () => epochs(campaign),
        (all) => all.length === 10 && all.every((epoch) => epoch === 2),
      );
    });

    test('and asked once more, gives the same answer and changes nothing', async () => {
      const before = await stored.under(`SAMPLE#${bare(campaign)}#`);
      expect(await close('lead', campaign)).toEqual(await close('second-lead', campaign));
      expect(await stored.under(`SAMPLE#${bare(campaign)}#`)).toEqual(before);
      expect(await closings(campaign)).toHaveLength(1);
    });
  });

  test('by two leads at once happens once, and both hear that it is done', async () => {
    const { campaign } = await visited();
    const both = await Promise.all([close('lead', campaign), close('second-lead', campaign)]);
    expect(both).toMatchObject([
      { outcome: 'done', value: { state: 'CLOSED' } },
      { outcome: 'done', value: { state: 'CLOSED' } },
    ]);
    expect(await villages(campaign)).toEqual(Array.from({ length: 5 }, () => [2, 4]));
    expect(await closings(campaign)).toHaveLength(1);
  });

  /** A process that has looked at the campaign in fieldwork and whose clock stands: it believes so for ever. */
  const believing = async (person: PersonKey | undefined, campaign: string): Promise<Context> => {
    const { context } = await contextOf(evaluation, person);
    const standing = () => new Date('2026-06-01T08:00:00Z');
    const { get } = recently(2000, standing, context.stores.campaigns.get, () => true);
    expect((await get(bare(campaign)))?.state).toBe('fieldwork');
    const campaigns = { ...context.stores.campaigns, get };
    return { ...context, recentCampaign: get, stores: { ...context.stores, campaigns } };
  };

  const send = (context: Context, token: string, answers: Fields): Promise<unknown> => {
    const { input } = submission(token, {});
    const sent: SubmitResponseInput = {
      token,
      responseId: String(input['responseId']),
      formCode: 'short-household',
      formVersion: 1,
      language: 'zh',
      consent: true,
      answers,
    };
    return submitResponse(context, sent).then(
      ({ outcome }) => outcome,
      (error: unknown) => (error instanceof Refusal ? error.code : error),
    );
  };

  const answersOf = async (campaign: string): Promise<readonly Item[]> =>
    (await stored.under(`VILLAGE#${bare(campaign)}#`)).filter(
      ({ kind }) => kind === 'answer' || kind === 'conflict',
    );

  test('an answer to a process that has not heard of it yet is not taken once the village was counted', async () => {
    const { campaign, answered, absent } = await visited();
    const late = await believing(undefined, campaign);
    const before = await counts(campaign);
    expect((await close('lead', campaign)).outcome).toBe('done');
    const kept = await answersOf(campaign);

    const sent = await Promise.all(absent.map(({ token }) => send(late, token, respondentAnswers)));
    expect(sent).toEqual(absent.map(() => 'fieldwork-not-open'));
    const [first] = answered;
    expect(await send(late, first?.token ?? '', { ...respondentAnswers, Q10: 3 })).toBe('fieldwork-not-open');
    // What had been taken before still has its receipt.
    expect(await send(late, first?.token ?? '', respondentAnswers)).toBe('REPEATED');
    expect((await openLink(late, absent[0]?.token ?? '')).state).toBe('CLOSED');

    expect(await answersOf(campaign)).toEqual(kept);
    await until(
      () => epochs(campaign),
      (all) => all.every((epoch) => epoch === 2),
    );
    expect(await counts(campaign)).toEqual(before);
  });

  test('nor is an outcome recorded or a card replaced', async () => {
    const { campaign, absent } = await visited();
    const late = await believing('interviewer', campaign);
    expect((await close('lead', campaign)).outcome).toBe('done');
    const code = absent[0]?.code ?? '';
    await expect(recordOutcome(late, bare(campaign), code, 5)).rejects.toMatchObject({
      code: 'fieldwork-not-open',
    });
    const lost = await evaluation.act('lead', 'revokeLink', { campaign, case: code });
    expect(lost.outcome).toBe('FIELDWORK_NOT_OPEN');
  });

  test('an answer that comes before its village was counted has its receipt, and counts', async () => {
    const { campaign, absent } = await visited();
    const late = await believing(undefined, campaign);
    const { context } = await contextOf(evaluation, 'lead');
    const { cases } = context.stores;
    const closeToAnswers = () => Promise.reject(new Error('the process died'));
    const dying = { ...context, stores: { ...context.stores, cases: { ...cases, closeToAnswers } } };
    await expect(closeCampaign(dying, bare(campaign))).rejects.toThrow('the process died');
    expect(await send(late, absent[0]?.token ?? '', respondentAnswers)).toBe('NEW');
    expect((await close('lead', campaign)).outcome).toBe('done');
    await until(
      () => counts(campaign),
      ({ answered, otherOutcomes }) => answered === 6 && otherOutcomes === 24,
    );
    expect(await send(late, absent[1]?.token ?? '', respondentAnswers)).toBe('fieldwork-not-open');
  });
});
