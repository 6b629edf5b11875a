/** Whoever has card and second secret can see, correct and withdraw; it counts after seven days, and never after closing. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inCampaign } from '../../../api/context.ts';
import { takeDueEffects } from '../../../api/responses/take-due-effects.ts';
import {
  cards,
  type IssuedCase,
  interviewerAnswers,
  interviewerCases,
  respondentAnswers,
  submission,
} from '../answers.ts';
import { county, inFieldwork } from '../campaign-on-its-way.ts';
import { contextOf } from '../context-of.ts';
import { type Answer, type Fields, fieldsOf, listOf, until } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { Operation } from '../operations.ts';
import { keys } from '../people.ts';
import { openStored } from '../stored-items.ts';

const day = 86_400_000;
let made = 0;

describe('own answers', () => {
  let stored: ReturnType<typeof openStored>;
  let campaign = '';
  let bare = '';
  let unused: IssuedCase[] = [];
  beforeAll(async () => {
    stored = openStored(evaluation.system);
    campaign = await inFieldwork(evaluation);
    bare = campaign.slice('Campaign:'.length);
    const byVillage = await cards(evaluation, campaign);
    unused = [...byVillage];
  });
  afterAll(() => stored.close());

  const secret = 'a-second-secret-of-the-household';
  const secretHash = createHash('sha256').update(secret).digest('hex');
  const corrected: Fields = { ...respondentAnswers, Q10: 3 };

  const card = (): IssuedCase => {
    const next = unused.pop();
    if (next === undefined) {
      throw new Error('the campaign has too few cases for these tests');
    }
    return next;
  };

  const answeredCard = async (answers: Fields = respondentAnswers): Promise<IssuedCase> => {
    const each = card();
    await evaluation.mustAct('stranger', 'submitResponse', submission(each.token, answers, { secretHash }));
    return each;
  };

  const changing = (token: unknown, changes: Fields = {}): { readonly input: Fields } => {
    made += 1;
    return { input: { token, secret, changeId: Buffer.alloc(16, made).toString('base64url'), ...changes } };
  };

  const act = (operation: Operation, variables: Fields): Promise<Answer> =>
    evaluation.act(undefined, operation, variables);
  const revise = (token: string, answers: Fields = corrected, changes: Fields = {}): Promise<Answer> =>
    act(
      'reviseResponse',
      changing(token, { formCode: 'short-household', formVersion: 1, language: 'zh', answers, ...changes }),
    );
  const withdraw = (token: string, changes: Fields = {}): Promise<Answer> =>
    act('withdrawResponse', changing(token, changes));
  const look = (token: string, said: string = secret): Promise<Answer> =>
    act('ownAnswers', { token, secret: said });

  /** The clock looks, so many days from now. */
  const afterDays = async (days: number): Promise<number> => {
    const { context } = await contextOf(evaluation, undefined);
    return takeDueEffects({ stores: context.stores, now: new Date(Date.now() + days * day) }, 'clock');
  };

  /** What the roll-up reads of a case: what counts. */
  const counting = async ({ code }: IssuedCase): Promise<unknown> => {
    const [village = '', number] = code.split('-');
    const { context } = await contextOf(evaluation, undefined);
    const { responses } = await context.stores.records.ofChunk(bare, village, 0);
    return responses
      .filter((each) => each.number === Number(number) && each.kind !== 'change')
      .map(({ kind, answers }) => [kind, answers]);
  };

  test('are shown to whoever has both, and to nobody with the card alone', async () => {
    const each = await answeredCard();
    expect((await look(each.token)).value).toMatchObject({
      answers: respondentAnswers,
      formCode: 'short-household',
      formVersion: 1,
      changes: [],
    });
    const heard = await Promise.all([
      look(each.token, 'another-secret-of-somebody'),
      // Nothing tells whether there is an answer.
      look(card().token),
    ]);
    expect(heard.map(({ outcome }) => outcome)).toEqual(['SECRET_WRONG', 'SECRET_WRONG']);
    expect((await look('x'.repeat(20))).outcome).toBe('LINK_UNKNOWN');
    expect(JSON.stringify(await stored.under(`VILLAGE#${bare}#`))).not.toContain(secret);
  });

  test('are corrected after seven days and no sooner; both versions are kept', async () => {
    const each = await answeredCard();
    const { value } = await revise(each.token);
    expect(value).toMatchObject({ kind: 'REVISION', tookEffect: false });
    const wait = Date.parse(String(value['effectiveAt'])) - Date.parse(String(value['requestedAt']));
    expect(wait).toBe(7 * day);
    expect((await look(each.token)).value).toMatchObject({ answers: corrected });
    await afterDays(6.9);
    expect(await counting(each)).toEqual([['answer', respondentAnswers]]);
    expect(await afterDays(7.01)).toBe(1);
    expect(await counting(each)).toEqual([['answer', corrected]]);
    // Looked at again, nothing more happens.
    expect(await afterDays(8)).toBe(0);
    const kept = (await stored.under(`VILLAGE#${bare}#${each.village}`)).filter(
      (item) => item['answers'] !== undefined && item['number'] === Number(each.code.split('-')[1]),
    );
    expect(kept.map(({ answers }) => answers)).toEqual(
      expect.arrayContaining([respondentAnswers, corrected]),
    );
  });

  test('the same change asked for again is the same change', async () => {
    const each = await answeredCard();
    const asked = changing(each.token);
    const { value } = await act('withdrawResponse', asked);
    expect((await act('withdrawResponse', asked)).value).toEqual(value);
    expect(listOf((await look(each.token)).value['changes'])).toHaveLength(1);
  });

  test('of two changes at once each has its place', async () => {
    const each = await answeredCard();
    await Promise.all([revise(each.token), withdraw(each.token)]);
    const kinds = listOf((await look(each.token)).value['changes']).map(({ kind }) => String(kind));
    expect([1, 2]).toContain(kinds.length);
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  test('withdrawn, they count as a refusal, so that the village is still finished', async () => {
    const counts = async (): Promise<Fields> => {
      const { value } = await evaluation.act('lead', 'results', { campaign, division: county });
      return fieldsOf(value['counts']);
    };
    const each = await answeredCard();
    const answered = (await stored.under(`VILLAGE#${bare}#`)).filter(({ kind }) => kind === 'answer').length;
    await until(counts, (now) => now['answered'] === answered);
    const { otherOutcomes } = await counts();
    await withdraw(each.token);
    expect(await afterDays(7.01)).toBeGreaterThan(0);
    expect(await counting(each)).toEqual([['taken-back', {}]]);
    await until(counts, (now) => Number(now['otherOutcomes']) > Number(otherOutcomes));
  });

  describe('are not changed', () => {
    test('with another secret, a sixth time, or by what the form does not take', async () => {
      const each = await answeredCard();
      expect((await revise(each.token, corrected, { secret: 'b'.repeat(20) })).outcome).toBe('SECRET_WRONG');
      expect((await revise(each.token, { ...corrected, Q2: 9 })).outcome).toBe('ANSWERS_INVALID');
      expect((await revise(each.token, corrected, { formVersion: 9 })).outcome).toBe('FORM_VERSION_DIFFERS');
      for (let time = 1; time <= 5; time += 1) {
        expect((await revise(each.token)).outcome).toBe('done');
      }
      expect((await revise(each.token)).outcome).toBe('TOO_MANY_CHANGES');
    });

    test('where an interviewer wrote them down: they can be withdrawn with the household’s card', async () => {
      const each = card();
      const token = (await interviewerCases(evaluation, campaign)).find(
        ({ code }) => code === each.code,
      )?.token;
      const interview = submission(token, interviewerAnswers, { secretHash });
      await evaluation.mustAct('interviewer', 'submitResponse', interview);
      expect((await look(each.token)).value).toMatchObject({ mayReviseUntil: null });
      expect((await revise(each.token)).outcome).toBe('REVISION_BY_INTERVIEWER');
      expect((await withdraw(each.token)).outcome).toBe('done');
    });

    test('in a campaign without days for it, or an anonymous one', async () => {
      const strict = await inFieldwork(evaluation, { revisionDays: 0 });
      const [first] = await cards(evaluation, strict);
      const token = String(first?.token);
      await act('submitResponse', submission(token, respondentAnswers, { secretHash }));
      expect((await revise(token)).outcome).toBe('REVISION_TOO_LATE');
      const anonymous = await inFieldwork(evaluation, { privacy: 'ANONYMOUS' });
      const [hidden] = await cards(evaluation, anonymous);
      await act('submitResponse', submission(hidden?.token, respondentAnswers, { secretHash }));
      expect((await look(String(hidden?.token))).outcome).toBe('CHANGES_NOT_KEPT');
      expect(JSON.stringify(await stored.under(`ANONYMOUS#`))).not.toContain(secretHash);
    });

    test('once the campaign is closed, by what fell due later', async () => {
      const closing = await inFieldwork(evaluation);
      const cases = await cards(evaluation, closing);
      for (const { token } of cases) {
        await evaluation.mustAct(
          'stranger',
          'submitResponse',
          submission(token, respondentAnswers, { secretHash }),
        );
      }
      const token = String(cases[0]?.token);
      expect((await withdraw(token)).outcome).toBe('done');
      const close = () => evaluation.act('lead', 'closeCampaign', { campaign: closing });
      await until(close, ({ outcome }) => outcome === 'done');
      await afterDays(7.01);
      expect(listOf((await look(token)).value['changes'])).toMatchObject([{ tookEffect: false }]);
      expect((await withdraw(token)).outcome).toBe('FIELDWORK_NOT_OPEN');
    });
  });

  test('that fell due before a campaign closes count in it, whoever else waits', async () => {
    const [mine, other] = [await inFieldwork(evaluation), await inFieldwork(evaluation)];
    const tokens: string[] = [];
    for (const each of [mine, other]) {
      const token = String((await cards(evaluation, each))[0]?.token);
      await act('submitResponse', submission(token, respondentAnswers, { secretHash }));
      expect((await withdraw(token)).outcome).toBe('done');
      tokens.push(token);
    }
    const { context } = await contextOf(evaluation, 'lead');
    const later = { ...context, now: new Date(context.now.getTime() + 8 * day) };
    const { permit } = await inCampaign(context, mine.slice('Campaign:'.length), 'close the campaign');
    expect(await takeDueEffects(later, permit, permit.campaignId)).toBe(1);
    const took = await Promise.all(
      tokens.map(async (token) =>
        listOf((await look(token)).value['changes']).map((each) => each['tookEffect']),
      ),
    );
    expect(took).toEqual([[true], [false]]);
  });

  describe('that were changed', () => {
    test('are counted by village and interviewer, without a household; three of a village are an alert', async () => {
      const { value } = await evaluation.act('lead', 'answerChanges', { campaign });
      const villages = listOf(value['villages']);
      expect(villages.length).toBeGreaterThan(0);
      for (const { cases, alert, ...rest } of villages) {
        expect(alert).toBe(Number(cases) >= 3);
        expect(Object.keys(rest).toSorted()).toEqual(['revisions', 'village', 'withdrawals']);
      }
      const interviewers = listOf(value['interviewers']);
      expect(interviewers.map(({ personId }) => personId)).toEqual(
        expect.arrayContaining([null, expect.stringMatching(/^[\w-]{22}$/)]),
      );
      expect(villages.some(({ alert }) => alert === true)).toBe(true);
    });

    test('are seen by leads and, within their division, supervisors: by nobody else', async () => {
      const { give, act: ask } = evaluation;
      await give('university-administrator', 'supervisor', 'SUPERVISOR', county, campaign);
      await give('university-administrator', 'supervisor-elsewhere', 'SUPERVISOR', '433123', campaign);
      const allowed = new Set(['lead', 'second-lead', 'supervisor', 'supervisor-elsewhere']);
      for (const person of keys) {
        const { outcome, value } = await ask(person, 'answerChanges', { campaign });
        expect([person, outcome]).toEqual([person, allowed.has(person) ? 'done' : 'NOT_PERMITTED']);
        if (person === 'supervisor-elsewhere') {
          expect(value).toMatchObject({ villages: [], interviewers: [] });
        }
      }
      expect((await ask(undefined, 'answerChanges', { campaign })).outcome).toBe('NOT_SIGNED_IN');
    });
  });
});
