/** Another device goes on with the same card; the service keeps what it cannot read, and nothing of it after submission. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withLink } from '../../../api/fieldwork/give-links.ts';
import { cards, type IssuedCase, interviewerCases, respondentAnswers, submission } from '../answers.ts';
import { householdsDrawn, inFieldwork } from '../campaign-on-its-way.ts';
import { contextOf } from '../context-of.ts';
import type { Answer, Fields } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { openStored } from '../stored-items.ts';

describe('drafts', () => {
  let stored: ReturnType<typeof openStored>;
  let campaign = '';
  let unused: IssuedCase[] = [];
  beforeAll(async () => {
    stored = openStored(evaluation.system);
    campaign = await inFieldwork(evaluation);
    unused = [...(await cards(evaluation, campaign))];
  });
  afterAll(() => stored.close());

  const card = (): IssuedCase => {
    const next = unused.pop();
    if (next === undefined) {
      throw new Error('the campaign has too few cases for these tests');
    }
    return next;
  };

  /** As a browser's cipher text looks to the service. */
  const sealed = (text: string): string => createHash('sha256').update(text).digest('base64url');

  const keep = (token: unknown, draft: string, after: number): Promise<Answer> =>
    evaluation.act(undefined, 'keepDraft', { input: { token, draft, after } });
  const opened = async (token: string): Promise<Fields> =>
    (await evaluation.act(undefined, 'link', { token })).value;

  test('are there on another device with the same card, the newest one', async () => {
    const { token } = card();
    expect(await opened(token)).toMatchObject({ state: 'OPEN', draft: null });
    expect((await keep(token, sealed('one'), 0)).value).toMatchObject({ version: 1 });
    expect((await keep(token, sealed('two'), 1)).value).toMatchObject({ version: 2 });
    expect(await opened(token)).toMatchObject({ draft: { version: 2, draft: sealed('two') } });
  });

  test('of two devices the slower hears of the newer draft, and loses nothing', async () => {
    const { token } = card();
    await keep(token, sealed('one'), 0);
    const both = await Promise.all(['mine', 'theirs'].map((text) => keep(token, sealed(text), 1)));
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['DRAFT_CHANGED', 'done']);
    expect((await keep(token, sealed('late'), 0)).outcome).toBe('DRAFT_CHANGED');
  });

  test('of another link to the same case are not given: it has another key', async () => {
    const { token, code, village } = card();
    await keep(token, sealed('one'), 0);
    const { context } = await contextOf(evaluation, undefined);
    const number = Number(code.split('-')[1]);
    const other = withLink(
      context,
      {
        campaignId: campaign.slice('Campaign:'.length),
        village,
        number,
        list: 'poor',
        household: '1',
        group: '1',
        role: 'probability',
        generation: 1,
        version: 1,
      },
      'r',
    );
    expect(await opened(other.token)).toMatchObject({ state: 'OPEN', draft: null });
    // It has its own draft from then on; nobody can read the old one without the old card.
    expect((await keep(other.token, sealed('other'), 0)).outcome).toBe('done');
    expect(await opened(token)).toMatchObject({ draft: null });
  });

  test('are emptied when the answers are taken, and none is kept after that', async () => {
    const { token } = card();
    await keep(token, sealed('one'), 0);
    await evaluation.act(
      undefined,
      'submitResponse',
      submission(token, respondentAnswers, { draftVersion: 1 }),
    );
    const [, , village] = token.split('.');
    const left = (
      await stored.under(`DRAFT#VILLAGE#${campaign.slice('Campaign:'.length)}#${village}`)
    ).filter(({ number }) => number === Number(token.split('.')[3]));
    expect(left).toMatchObject([{ draft: '' }]);
    expect(left[0]?.['expiresAt']).toBeLessThanOrEqual(Math.ceil(Date.now() / 1000));
    expect((await keep(token, sealed('two'), 1)).outcome).toBe('DRAFT_ANSWERED');
  });

  test('are not kept for interviewers, in anonymous campaigns, by replaced cards, outside fieldwork', async () => {
    const { code, token } = card();
    const interview = (await interviewerCases(evaluation, campaign)).find(
      (each) => each.code === code,
    )?.token;
    expect((await keep(interview, sealed('one'), 0)).outcome).toBe('DRAFT_NOT_KEPT');
    await evaluation.mustAct('lead', 'revokeLink', { campaign, case: code });
    expect((await keep(token, sealed('one'), 0)).outcome).toBe('LINK_REVOKED');
    const anonymous = await inFieldwork(evaluation, { privacy: 'ANONYMOUS' });
    const [hidden] = await cards(evaluation, anonymous);
    expect((await keep(hidden?.token, sealed('one'), 0)).outcome).toBe('DRAFT_NOT_KEPT');
    const early = await householdsDrawn(evaluation);
    const [waiting] = await cards(evaluation, early);
    expect((await keep(waiting?.token, sealed('one'), 0)).outcome).toBe('FIELDWORK_NOT_OPEN');
  });

  test.each<[string, string, number]>([
    ['nothing', '', 0],
    ['what is no base64url', '{"Q1": 2}', 0],
    ['too much', 'A'.repeat(48_001), 0],
    ['a version below none', 'AAAA', -1],
  ])('take %s for no draft', async (_fault, draft, after) => {
    expect((await keep(card().token, draft, after)).outcome).toBe('INPUT_INVALID');
  });
});
