/** An anonymous campaign keeps its promise: the card is marked as used, and nothing leads from an answer to a household. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toReceiptCode } from '../../../methods/proof/receipt-code.ts';
import { cards, type IssuedCase, interviewerCases, respondentAnswers, submission } from '../answers.ts';
import { county, inFieldwork } from '../campaign-on-its-way.ts';
import { type Answer, type Fields, fieldsOf, until } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { type Item, openStored } from '../stored-items.ts';

describe('anonymous answers', () => {
  let stored: ReturnType<typeof openStored>;
  let campaign = '';
  let bare = '';
  let unused: IssuedCase[] = [];
  beforeAll(async () => {
    stored = openStored(evaluation.system);
    campaign = await inFieldwork(evaluation, { privacy: 'ANONYMOUS' });
    bare = campaign.slice('Campaign:'.length);
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

  const submit = (variables: Fields): Promise<Answer> =>
    evaluation.act(undefined, 'submitResponse', variables);
  const open = (token: string): Promise<Answer> => evaluation.act(undefined, 'link', { token });
  const marks = (): Promise<readonly Item[]> =>
    stored.under(`VILLAGE#${bare}#`).then((items) => items.filter(({ kind }) => kind !== undefined));
  const answers = (): Promise<readonly Item[]> => stored.under(`ANONYMOUS#${bare}#`);

  test('the holder of the card is told so before anything is asked', async () => {
    expect((await open(card().token)).value).toMatchObject({ privacy: 'ANONYMOUS', state: 'OPEN' });
  });

  test('the receipt names the day and no moment; the card then only says that it was used', async () => {
    const each = card();
    const { value } = await submit(submission(each.token, respondentAnswers));
    expect(value).toEqual({
      __typename: 'Receipt',
      code: expect.stringMatching(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/),
      receivedAt: null,
      receivedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      outcome: 'NEW',
    });
    expect((await open(each.token)).value).toMatchObject({ state: 'ANSWERED', receipt: null });
  });

  test('the same again from the same device gives the same receipt and adds nothing; all else hears that the card was used', async () => {
    const each = card();
    const sent = submission(each.token, respondentAnswers);
    const { value: first } = await submit(sent);
    const before = [await marks(), await answers()];
    expect((await submit(sent)).value).toEqual({ ...first, outcome: 'REPEATED' });
    // Another device cannot know the first one's number; other answers under the same number are not the same.
    const others = [
      submission(each.token, respondentAnswers),
      { input: { ...sent.input, answers: { ...respondentAnswers, Q10: 4 } } },
    ];
    for (const other of others) {
      const { outcome, message } = await submit(other);
      expect(outcome).toBe('LINK_USED');
      expect(message).toContain('can be neither shown nor changed');
    }
    expect([await marks(), await answers()]).toEqual(before);
  });

  test('a device that has one number for two cards gives no receipt for the second, of which nothing is counted', async () => {
    const [one, other] = [card(), card()];
    expect(one.village).toBe(other.village);
    const { input } = submission(one.token, respondentAnswers);
    expect((await submit({ input })).value).toMatchObject({ outcome: 'NEW' });
    expect((await submit({ input: { ...input, token: other.token } })).outcome).toBe('LINK_USED');
    expect((await open(other.token)).value).toMatchObject({ state: 'OPEN' });
  });

  test('a receipt follows from the answer that is stored, and from nothing else', async () => {
    const { value } = await submit(submission(card().token, respondentAnswers));
    const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
    const codes = (await answers()).map(({ village, answerKey, answers: said, formCode, formVersion }) => {
      const entries = Object.entries(fieldsOf(said)).toSorted(([a], [b]) => (a < b ? -1 : 1));
      const content = sha256(JSON.stringify(['zhenping/answers/v1', formCode, formVersion, entries]));
      const receipt = ['zhenping/anonymous-receipt/v1', bare, village, answerKey, content.toString('hex')];
      return toReceiptCode(sha256(JSON.stringify(receipt)));
    });
    expect(codes).toContain(value['code']);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('of two that come at once by one card, one is taken and nothing is kept of the other', async () => {
    const each = card();
    const before = (await answers()).length;
    const both = await Promise.all(
      [respondentAnswers, { ...respondentAnswers, Q2: 4 }].map((said) =>
        submit(submission(each.token, said)),
      ),
    );
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['LINK_USED', 'done']);
    expect(await answers()).toHaveLength(before + 1);
  });

  test('a replaced card is refused, and leaves nothing', async () => {
    const each = card();
    await evaluation.mustAct('lead', 'revokeLink', { campaign, case: each.code });
    const before = await answers();
    expect((await submit(submission(each.token, respondentAnswers))).outcome).toBe('LINK_REVOKED');
    expect(await answers()).toEqual(before);
  });

  test('a used card is not replaced, and its case has no other outcome', async () => {
    const each = card();
    await submit(submission(each.token, respondentAnswers));
    const asked = { campaign, case: each.code };
    expect((await evaluation.act('lead', 'revokeLink', asked)).outcome).toBe('CASE_HAS_ANSWER');
    const outcome = await evaluation.act('interviewer', 'recordOutcome', { ...asked, outcome: 3 });
    expect(outcome.outcome).toBe('CASE_HAS_ANSWER');
  });

  describe('somebody who holds the whole table', () => {
    test('finds in a mark that the card was used, and in an answer village, list and day', async () => {
      const used = (await marks()).filter(({ kind }) => kind === 'used');
      const found = await answers();
      expect(used.length).toBeGreaterThan(3);
      expect(found).toHaveLength(used.length);
      for (const mark of used) {
        expect(Object.keys(mark).toSorted()).toEqual([
          '_et',
          'campaignId',
          'generation',
          'kind',
          'level',
          'number',
          'pk',
          'sk',
          'slot',
          'version',
          'village',
        ]);
      }
      for (const answer of found) {
        expect(Object.keys(answer).toSorted()).toEqual([
          '_et',
          'answerKey',
          'answers',
          'campaignId',
          'day',
          'formCode',
          'formVersion',
          'level',
          'list',
          'pk',
          'sk',
          'version',
          'village',
        ]);
        expect(answer).toMatchObject({ version: 1, day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
      }
    });

    test('finds what is equal in a mark and an answer of its village only where all marks and answers have it', async () => {
      const apart = new Set(['pk', 'sk', '_et']);
      const values = (item: Item): readonly unknown[] =>
        Object.entries(item).flatMap(([name, value]) => (apart.has(name) ? [] : [value]));
      const village = String((await answers())[0]?.['village']);
      const used = (await marks()).filter((each) => each['kind'] === 'used' && each['village'] === village);
      const found = (await answers()).filter((each) => each['village'] === village);
      const shared = new Set(
        used.flatMap(values).filter((value) => found.some((each) => values(each).includes(value))),
      );
      // Campaign, village, and the level that the roll-up filters by; a generation or number of 1 is any answer's version.
      expect(new Set([...shared].filter((value) => value !== 1))).toEqual(
        new Set([bare, village, 'response']),
      );
    });

    test('finds nowhere the number that the device made, nor the hash of what it sent', async () => {
      const each = card();
      const sent = submission(each.token, respondentAnswers);
      await submit(sent);
      const ofCampaign = (await stored.under('')).filter((item) => JSON.stringify(item).includes(bare));
      const everything = JSON.stringify(ofCampaign);
      expect(ofCampaign.length).toBeGreaterThan(10);
      expect(everything).not.toContain(String(sent.input['responseId']));
      expect(everything).not.toContain('contentHash');
    });

    test('finds no trace of it in the audit', async () => {
      const before = await stored.under(`AUDIT#${bare}#`);
      await submit(submission(card().token, respondentAnswers));
      expect(await stored.under(`AUDIT#${bare}#`)).toEqual(before);
    });
  });

  test('an interview is taken in the same way: the interviewer is let in, and not written down', async () => {
    const cases = await interviewerCases(evaluation, campaign);
    const code = card().code;
    const token = cases.find((each) => each.code === code)?.token;
    const interview = submission(token, { ...respondentAnswers, persons: 4, determination: 1 });
    expect((await submit(interview)).outcome).toBe('NOT_SIGNED_IN');
    expect((await evaluation.act('interviewer', 'submitResponse', interview)).outcome).toBe('done');
    expect((await answers()).filter((each) => 'personId' in each || 'audience' in each)).toEqual([]);
  });

  test('what was answered counts', async () => {
    const expected = (await answers()).length;
    const look = () => evaluation.act('lead', 'results', { campaign, division: county });
    await until(look, ({ value }) => fieldsOf(value['counts'])['answered'] === expected);
  });
});
