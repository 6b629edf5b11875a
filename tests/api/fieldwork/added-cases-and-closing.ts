/** An added case is followed up before a campaign is closed, and takes no answer afterwards. */
import { beforeAll, describe, expect, test } from 'vitest';
import { closeCampaign } from '../../../api/campaigns/close-campaign.ts';
import { Refusal } from '../../../api/refusals.ts';
import { submitResponse } from '../../../api/responses/submit-response.ts';
import { cards, interviewerCases, respondentAnswers, submission } from '../answers.ts';
import { county, frame, inFieldwork } from '../campaign-on-its-way.ts';
import { contextOf } from '../context-of.ts';
import { fieldsOf, until } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { endWith } from './reserve-team.ts';

describe('added cases and closing', () => {
  let campaign = '';
  const bare = (): string => campaign.slice('Campaign:'.length);
  const village = frame[0]?.code ?? '';
  beforeAll(async () => {
    campaign = await inFieldwork(evaluation);
    const all = await cards(evaluation, campaign);
    await Promise.all(all.map(({ code }) => endWith(evaluation, campaign, code)));
    await until(
      async () =>
        fieldsOf((await evaluation.act('lead', 'results', { campaign, division: county })).value['counts']),
      ({ villagesClosed }) => villagesClosed === 5,
    );
  });

  const add = (household: string) => {
    const evidence = '群众来电反映该户应纳未纳。';
    const details = { list: 'NONREGISTERED', reason: 'SAYS_MISSED', complaintOn: '2026-05-20', evidence };
    return evaluation.act('lead', 'addCase', { campaign, input: { village, household, ...details } });
  };
  const tokenOf = async (code: unknown): Promise<string> =>
    (await interviewerCases(evaluation, campaign)).find((each) => each.code === code)?.token ?? '';

  test('one that nobody followed up keeps the campaign open; so does one that is added meanwhile', async () => {
    const first = (await add('甲')).value['code'];
    await add('乙');
    const { outcome, problems } = await evaluation.act('lead', 'closeCampaign', { campaign });
    expect(outcome).toBe('VILLAGES_OPEN');
    expect(problems).toMatchObject([
      { field: village, reason: expect.stringMatching(/: 2 added cases without an outcome$/) },
    ]);
    await endWith(evaluation, campaign, first);
    const answer = submission(await tokenOf(`${village}-80002`), {
      ...respondentAnswers,
      persons: 3,
      determination: 2,
    });
    await evaluation.mustAct('interviewer', 'submitResponse', answer);
    // Between the look at the cases and the step, another one is added.
    const { context } = await contextOf(evaluation, 'lead');
    const { campaigns } = context.stores;
    const overtaken: typeof campaigns.change = async (...asked) => {
      expect((await add('丙')).outcome).toBe('done');
      return campaigns.change(...asked);
    };
    const stores = { ...context.stores, campaigns: { ...campaigns, change: overtaken } };
    const closing = closeCampaign({ ...context, stores }, bare());
    await expect(closing).rejects.toMatchObject({ code: 'campaign-changed' });
  });

  test('once it is closed none is added, and none takes an answer, whatever a process still believes', async () => {
    await endWith(evaluation, campaign, `${village}-80003`);
    const token = await tokenOf(`${village}-80003`);
    const { context } = await contextOf(evaluation, 'interviewer');
    const inField = await context.stores.campaigns.get(bare());
    await evaluation.mustAct('lead', 'closeCampaign', { campaign });
    expect((await add('丁')).outcome).toBe('CAMPAIGN_STATE');
    // What was added before is still told.
    expect((await add('甲')).value['code']).toBe(`${village}-80001`);
    const { input } = submission(token, {});
    const late = submitResponse(
      { ...context, recentCampaign: () => Promise.resolve(inField) },
      {
        token,
        responseId: String(input['responseId']),
        formCode: 'short-household',
        formVersion: 1,
        language: 'zh',
        consent: true,
        answers: { ...respondentAnswers, persons: 3, determination: 1 },
      },
    );
    await expect(late).rejects.toBeInstanceOf(Refusal);
    await expect(late).rejects.toMatchObject({ code: 'fieldwork-not-open' });
  });
});
