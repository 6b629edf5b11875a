/** A link opens one case until it is replaced; a visit without an answer has an outcome until an answer comes. */
import { beforeAll, describe, expect, test } from 'vitest';
import { signLink } from '../../../api/fieldwork/link.ts';
import { cards, type IssuedCase, respondentAnswers, submission } from '../answers.ts';
import { county, householdsDrawn, inFieldwork } from '../campaign-on-its-way.ts';
import { type Answer, type Fields, fieldsOf, until } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';

describe('links and outcomes', () => {
  let campaign = '';
  let unused: IssuedCase[] = [];
  beforeAll(async () => {
    campaign = await inFieldwork(evaluation);
    unused = [...(await cards(evaluation, campaign))];
  });

  const card = (): IssuedCase => {
    const next = unused.pop();
    if (next === undefined) {
      throw new Error('the campaign has too few cases for these tests');
    }
    return next;
  };

  const open = (token: string): Promise<Answer> => evaluation.act(undefined, 'link', { token });
  const submit = (token: string, answers: Fields = respondentAnswers): Promise<Answer> =>
    evaluation.act(undefined, 'submitResponse', submission(token, answers));
  const record = (code: string, outcome: number): Promise<Answer> =>
    evaluation.act('interviewer', 'recordOutcome', { campaign, case: code, outcome });
  const revoke = (code: string): Promise<Answer> =>
    evaluation.act('lead', 'revokeLink', { campaign, case: code });

  describe('a link', () => {
    test('opens the form for its holder, and shows no answer after it was answered', async () => {
      const { token, code } = card();
      expect((await open(token)).value).toMatchObject({
        campaignName: '退出评估',
        caseNumber: Number(code.split('-')[1]),
        audience: 'RESPONDENT',
        state: 'OPEN',
        form: { code: 'short-household', version: 1 },
        receipt: null,
      });
      const { value: receipt } = await submit(token);
      const { value } = await open(token);
      expect(value).toMatchObject({
        state: 'ANSWERED',
        receipt: { code: receipt['code'], receivedAt: receipt['receivedAt'], outcome: 'REPEATED' },
      });
      expect(JSON.stringify({ ...value, form: null })).not.toContain('"Q1"');
    });

    test('is closed before fieldwork, and takes no answer', async () => {
      const early = await householdsDrawn(evaluation);
      const [first] = await cards(evaluation, early);
      expect((await open(first?.token ?? '')).value['state']).toBe('CLOSED');
      expect((await submit(first?.token ?? '')).outcome).toBe('FIELDWORK_NOT_OPEN');
    });

    test('that was forged, cut or never given is no link', async () => {
      const { token } = card();
      const key = Buffer.from(evaluation.system.settings.LINK_KEY, 'base64url');
      const elsewhere = signLink(key, {
        campaignId: 'never',
        village: '433124100201',
        number: 1,
        generation: 1,
        audience: 'r',
        chance: Buffer.alloc(16).toString('base64url'),
      });
      const otherKey = signLink(Buffer.alloc(32, 9), {
        campaignId: campaign.slice('Campaign:'.length),
        village: '433124100201',
        number: 1,
        generation: 1,
        audience: 'r',
        chance: Buffer.alloc(16).toString('base64url'),
      });
      for (const wrong of [elsewhere, otherKey, token.slice(0, -1), token.replace('.r.', '.i.'), '', 'x']) {
        expect((await open(wrong)).outcome).toBe('LINK_UNKNOWN');
        expect((await submit(wrong)).outcome).toBe('LINK_UNKNOWN');
      }
      expect((await open('x'.repeat(301))).outcome).toBe('INPUT_INVALID');
    });

    test('is good for nothing once it was replaced; the new one is', async () => {
      const { token, code } = card();
      const { token: second } = (await revoke(code)).value;
      expect((await open(token)).value).toMatchObject({ state: 'REVOKED', receipt: null });
      expect((await submit(token)).outcome).toBe('LINK_REVOKED');
      expect((await open(String(second))).value['state']).toBe('OPEN');
      const { token: third } = (await revoke(code)).value;
      expect((await submit(String(second))).outcome).toBe('LINK_REVOKED');
      expect((await submit(String(third))).value['outcome']).toBe('NEW');
      // Not even after the new one was answered.
      expect((await submit(token)).outcome).toBe('LINK_REVOKED');
      expect((await open(token)).value).toMatchObject({ state: 'REVOKED', receipt: null });
    });

    test('is not replaced where an answer is there already', async () => {
      const { token, code } = card();
      await submit(token);
      expect((await revoke(code)).outcome).toBe('CASE_HAS_ANSWER');
      expect((await open(token)).value['state']).toBe('ANSWERED');
    });

    test('of a case that is none cannot be replaced', async () => {
      expect((await revoke('433124100201-999')).outcome).toBe('CASE_UNKNOWN');
      expect((await revoke('nothing')).outcome).toBe('CASE_UNKNOWN');
    });
  });

  const counts = async (): Promise<Fields> => {
    const { value } = await evaluation.act('lead', 'results', { campaign, division: county });
    return fieldsOf(value['counts']);
  };

  /** Waits until the county counts so many more answers and outcomes than before. */
  const moved = async (before: Fields, answered: number, otherOutcomes: number): Promise<void> => {
    await until(
      counts,
      (now) =>
        now['answered'] === Number(before['answered']) + answered &&
        now['otherOutcomes'] === Number(before['otherOutcomes']) + otherOutcomes,
    );
  };

  describe('an outcome', () => {
    test('counts until an answer comes after all, which then counts instead', async () => {
      const { token, code } = card();
      // The answers of the tests before are in.
      await until(counts, ({ answered }) => Number(answered) === 3);
      const before = await counts();
      expect((await record(code, 4)).value).toMatchObject({ code, outcome: 4 });
      await moved(before, 0, 1);
      expect((await submit(token)).value['outcome']).toBe('NEW');
      await moved(before, 1, 0);
    });

    test('may be corrected', async () => {
      const { code } = card();
      expect((await record(code, 4)).value['outcome']).toBe(4);
      expect((await record(code, 5)).value['outcome']).toBe(5);
    });

    test('does not stand beside an answer', async () => {
      const { token, code } = card();
      await submit(token);
      const { outcome, message } = await record(code, 3);
      expect(outcome).toBe('CASE_HAS_ANSWER');
      expect(message).toBe('This case already has an answer; an outcome cannot replace it.');
    });

    test('may be recorded for a case whose link was replaced', async () => {
      const { code } = card();
      await revoke(code);
      expect((await record(code, 6)).outcome).toBe('done');
    });

    test('of two that come at once, each is taken or hears that it came too late', async () => {
      const { code } = card();
      const both = await Promise.all([record(code, 4), record(code, 5)]);
      expect(both.map(({ outcome }) => outcome)).toContain('done');
      expect(both.filter(({ outcome }) => outcome !== 'done' && outcome !== 'CASE_CHANGED')).toEqual([]);
    });

    test.each([0, 1, 2, 10, -4])('%i is none', async (code) => {
      const { outcome, problems } = await record(card().code, code);
      expect(outcome).toBe('INPUT_INVALID');
      expect(problems).toMatchObject([
        { field: 'outcome', reason: expect.stringContaining('4 nobody at home') },
      ]);
    });

    test('of a case that is none is refused', async () => {
      expect((await record('433124100201-999', 4)).outcome).toBe('CASE_UNKNOWN');
      expect((await record('433124100201', 4)).outcome).toBe('CASE_UNKNOWN');
    });
  });
});
