/** Review of interviews: by others than who made them, four eyes, return and correction, blind second view. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeDueEffects } from '../../../api/responses/take-due-effects.ts';
import { type IssuedCase, interviewerAnswers, interviewerCases, submission } from '../answers.ts';
import { inFieldwork } from '../campaign-on-its-way.ts';
import { contextOf } from '../context-of.ts';
import { type Answer, type Fields, fieldsOf, listOf } from '../evaluation.ts';
import { giveSupervisors } from '../fieldwork/reserve-team.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';
import { openStored } from '../stored-items.ts';

/** What was given, or the rule that forbade it. */
const said = async (asked: Promise<Answer>): Promise<Fields> => {
  const { outcome, value } = await asked;
  return outcome === 'done' ? value : { rule: outcome };
};

const act = (...asked: Parameters<typeof evaluation.act>): Promise<Fields> => said(evaluation.act(...asked));

describe('review', () => {
  let stored: ReturnType<typeof openStored>;
  let campaign = '';
  let unused: IssuedCase[] = [];
  let made = 0;
  beforeAll(async () => {
    stored = openStored(evaluation.system);
    campaign = await inFieldwork(evaluation);
    await giveSupervisors(evaluation, campaign);
    await evaluation.give('university-administrator', 'lead', 'INTERVIEWER', '433124', campaign);
    unused = [...(await interviewerCases(evaluation, campaign))];
  });
  afterAll(() => stored.close());

  const interviewed = async (by: PersonKey = 'interviewer', answers: Fields = interviewerAnswers) => {
    const each = unused.pop();
    if (each === undefined) {
      throw new Error('the campaign has too few cases for these tests');
    }
    await evaluation.mustAct(by, 'submitResponse', submission(each.token, answers));
    return each;
  };
  const step = (
    by: PersonKey | undefined,
    { code }: Pick<IssuedCase, 'code'>,
    judgement: string,
    seenSteps: number,
    more: Fields = {},
  ): Promise<Fields> =>
    act(by, 'reviewCase', { campaign, input: { case: code, judgement, seenSteps, ...more } });
  const must = async (...asked: Parameters<typeof step>): Promise<Fields> => {
    const answer = await step(...asked);
    expect(answer).not.toHaveProperty('rule');
    return answer;
  };
  const look = (by: PersonKey | undefined, { code }: Pick<IssuedCase, 'code'>): Promise<Fields> =>
    act(by, 'caseToReview', { campaign, case: code });
  const correct = (by: PersonKey, token: string, answers: Fields, changes: Fields = {}): Promise<Fields> => {
    made += 1;
    return act(by, 'sendCorrection', {
      input: {
        token,
        correctionId: Buffer.alloc(16, made).toString('base64url'),
        formCode: 'short-household',
        formVersion: 1,
        language: 'zh',
        comment: '重新入户核实',
        answers,
        ...changes,
      },
    });
  };
  /** What the figures read of a case. */
  const counted = async ({ code }: IssuedCase): Promise<Fields> => {
    const { context } = await contextOf(evaluation, undefined);
    const [village = '', number] = code.split('-');
    const bare = campaign.slice('Campaign:'.length);
    const { responses } = await context.stores.records.ofChunk(bare, village, 0);
    return fieldsOf(responses.find((each) => each.number === Number(number) && each.kind !== 'change'));
  };

  test('an interview is checked by one and accepted by another', async () => {
    const each = await interviewed();
    expect(await must('supervisor', each, 'CHECK', 0)).toMatchObject({ state: 'CHECKED', steps: 1 });
    expect(await step('supervisor', each, 'ACCEPT', 1)).toMatchObject({ rule: 'REVIEW_FOUR_EYES' });
    expect(await must('second-supervisor', each, 'ACCEPT', 1)).toMatchObject({ state: 'ACCEPTED', steps: 2 });
  });

  test('who interviewed neither reviews nor looks', async () => {
    const each = await interviewed('lead');
    expect(await step('lead', each, 'CHECK', 0)).toMatchObject({ rule: 'REVIEW_OWN_INTERVIEW' });
    expect(await look('lead', each)).toMatchObject({ rule: 'REVIEW_OWN_INTERVIEW' });
    expect(await look('second-lead', each)).toMatchObject({ code: each.code });
  });

  test.each([
    ['interviewer', 'NOT_PERMITTED'],
    ['commissioner', 'NOT_PERMITTED'],
    ['leader', 'NOT_PERMITTED'],
    ['operator', 'NOT_PERMITTED'],
    ['supervisor-elsewhere', 'NOT_PERMITTED'],
    ['institute-lead', 'NOT_PERMITTED'],
    [undefined, 'NOT_SIGNED_IN'],
  ] as const)('%s sees no answer and takes no step', async (person, rule) => {
    const each = { code: `${unused[0]?.village}-1` };
    expect(await look(person, each)).toMatchObject({ rule });
    expect(await step(person, each, 'CHECK', 0)).toMatchObject({ rule });
    const asked = { campaign, village: unused[0]?.village };
    expect(await act(person, 'reviews', asked)).toMatchObject({ rule });
  });

  test('two who review at once: one is first, the other learns it', async () => {
    const each = await interviewed();
    const both = await Promise.all([
      step('supervisor', each, 'CHECK', 0),
      step('second-supervisor', each, 'CHECK', 0),
    ]);
    expect(both.filter(({ state }) => state === 'CHECKED')).toHaveLength(1);
    expect(both.filter(({ rule }) => rule === 'REVIEW_CHANGED')).toHaveLength(1);
  });

  test('a returned case goes back, and its correction counts when it is accepted', async () => {
    const each = await interviewed();
    expect(await step('supervisor', each, 'RETURN', 0)).toMatchObject({ rule: 'REVIEW_COMMENT_MISSING' });
    expect(await correct('interviewer', each.token, interviewerAnswers)).toMatchObject({
      rule: 'CORRECTION_NOT_ASKED',
    });
    await must('supervisor', each, 'RETURN', 0, { comment: '人口数与户口簿不符，请核实' });
    expect(await step('supervisor', each, 'RETURN', 1, { comment: '再退一次看看' })).toMatchObject({
      rule: 'REVIEW_STATE',
    });
    const corrected = { ...interviewerAnswers, persons: 5 };
    expect(await correct('lead', each.token, corrected)).toMatchObject({ rule: 'CORRECTION_NOT_ASKED' });
    expect(await correct('interviewer', each.token, { ...corrected, persons: -1 })).toMatchObject({
      rule: 'ANSWERS_INVALID',
    });
    const sent = await correct('interviewer', each.token, corrected);
    expect(sent).toMatchObject({ accepted: false });
    made -= 1;
    expect(await correct('interviewer', each.token, corrected)).toEqual(sent);
    expect(await counted(each)).toMatchObject({ answers: { persons: 4 } });
    await must('supervisor', each, 'CHECK', 2);
    await must('second-supervisor', each, 'ACCEPT', 3);
    expect(await counted(each)).toMatchObject({ answers: { persons: 5 } });
    const seen = await look('second-lead', each);
    expect(listOf(seen['versions']).map(({ kind, accepted }) => [kind, accepted])).toEqual([
      ['FIRST', true],
      ['CORRECTION', true],
    ]);
    expect(listOf(seen['history']).map(({ step: taken }) => taken)).toEqual([
      'RETURN',
      'CORRECTED',
      'CHECK',
      'ACCEPT',
    ]);
  });

  test('what the household withdrew is brought back by no correction', async () => {
    const secret = 'a-second-secret-of-the-household';
    const secretHash = createHash('sha256').update(secret).digest('hex');
    const each = unused.pop();
    const sent = submission(each?.token, interviewerAnswers, { secretHash });
    await evaluation.mustAct('interviewer', 'submitResponse', sent);
    const changeId = Buffer.alloc(16, 77).toString('base64url');
    await evaluation.mustAct('stranger', 'withdrawResponse', {
      input: { token: each?.token, secret, changeId },
    });
    const { context } = await contextOf(evaluation, undefined);
    const inEightDays = new Date(Date.now() + 8 * 86_400_000);
    await takeDueEffects({ stores: context.stores, now: inEightDays }, 'clock');
    if (each === undefined) {
      throw new Error('the campaign has too few cases for these tests');
    }
    await must('supervisor', each, 'RETURN', 0, { comment: '请再次入户' });
    await correct('interviewer', each.token, { ...interviewerAnswers, persons: 3 });
    await must('supervisor', each, 'CHECK', 2);
    await must('second-supervisor', each, 'ACCEPT', 3);
    expect(await counted(each)).toMatchObject({ kind: 'taken-back' });
  });

  test('a disputed case is judged a second time by somebody who does not know what was doubted', async () => {
    const each = await interviewed();
    expect(await step('supervisor', each, 'DISPUTE', 0, { comment: '邻居说没有人来过' })).toMatchObject({
      rule: 'REVIEW_DOUBT_MISSING',
    });
    await must('supervisor', each, 'DISPUTE', 0, { doubt: 'MADE_UP', comment: '邻居说没有人来过' });
    expect(await look('supervisor', each)).toMatchObject({ blind: false, history: [{ doubt: 'MADE_UP' }] });
    expect(await look('second-supervisor', each)).toMatchObject({ blind: true, history: [] });
    expect(await step('supervisor', each, 'REVIEW_AGAIN', 1, { doubt: 'NONE' })).toMatchObject({
      rule: 'REVIEW_OWN_REVIEW',
    });
    expect(await step('lead', each, 'SETTLE_ACCEPT', 1, { comment: '两人意见一致' })).toMatchObject({
      rule: 'REVIEW_SECOND_MISSING',
    });
    await must('second-supervisor', each, 'REVIEW_AGAIN', 1, { doubt: 'NONE', comment: '录音完整' });
    const again = { doubt: 'NONE', comment: '录音完整' };
    expect(await step('second-lead', each, 'REVIEW_AGAIN', 2, again)).toMatchObject({
      rule: 'REVIEW_SECOND_GIVEN',
    });
    expect(await step('second-supervisor', each, 'SETTLE_ACCEPT', 2, { comment: '我来裁定' })).toMatchObject({
      rule: 'NOT_PERMITTED',
    });
    expect(await must('lead', each, 'SETTLE_ACCEPT', 2, { comment: '录音可证' })).toMatchObject({
      state: 'ACCEPTED',
    });
    expect(await look('second-supervisor', each)).toMatchObject({ blind: false });
  });

  test('what a household answered by itself is not returned', async () => {
    const each = unused.pop();
    const { data } = await evaluation.mustAct('lead', 'giveLinks', { campaign, village: each?.village });
    const card = fieldsOf(listOf(data).find(({ code }) => code === each?.code));
    const { persons: _persons, determination: _determination, ...own } = interviewerAnswers;
    await evaluation.mustAct('stranger', 'submitResponse', submission(card['token'], own));
    expect(
      await step('supervisor', { code: String(card['code']) }, 'RETURN', 0, { comment: '请重新访问' }),
    ).toMatchObject({ rule: 'REVIEW_NO_RETURN' });
  });

  test('nothing is there to review before somebody answered', async () => {
    const open = unused.at(-1);
    expect(await look('supervisor', { code: open?.code ?? '' })).toMatchObject({ rule: 'REVIEW_NO_ANSWER' });
    expect(await look('supervisor', { code: `${open?.village}-999` })).toMatchObject({
      rule: 'CASE_UNKNOWN',
    });
    expect(await look('supervisor', { code: 'nonsense' })).toMatchObject({ rule: 'CASE_UNKNOWN' });
  });

  test('the list of a village shows open and disputed cases first, and no answer', async () => {
    const village = unused.at(-1)?.village;
    const here = unused.filter((each) => each.village === village).slice(0, 3);
    unused = unused.filter((each) => !here.includes(each));
    for (const { token } of here) {
      await evaluation.mustAct('interviewer', 'submitResponse', submission(token, interviewerAnswers));
    }
    const [first, second] = here;
    if (first === undefined || second === undefined) {
      throw new Error('a village has too few cases');
    }
    await must('supervisor', first, 'CHECK', 0);
    await must('second-supervisor', first, 'ACCEPT', 1);
    await must('supervisor', second, 'DISPUTE', 0, { doubt: 'COACHED', comment: '有干部在场提示' });
    const { data } = await evaluation.mustAct('second-lead', 'reviews', { campaign, village });
    const listed = listOf(data).filter(({ code }) => here.some((each) => each.code === code));
    expect(listed.map(({ code, state }) => [code, state])).toEqual([
      [second.code, 'DISPUTED'],
      [here[2]?.code, 'RECEIVED'],
      [first.code, 'ACCEPTED'],
    ]);
  });
});

describe('review in an anonymous campaign', () => {
  test('finds no answer by its household', async () => {
    const campaign = await inFieldwork(evaluation, { privacy: 'ANONYMOUS' });
    await giveSupervisors(evaluation, campaign);
    const [each] = await interviewerCases(evaluation, campaign);
    await evaluation.mustAct('interviewer', 'submitResponse', submission(each?.token, interviewerAnswers));
    const asked = { campaign, case: each?.code };
    expect(await act('supervisor', 'caseToReview', asked)).toMatchObject({
      rule: 'REVIEW_ANONYMOUS',
    });
    const { data } = await evaluation.mustAct('supervisor', 'reviews', { campaign, village: each?.village });
    expect(data).toEqual([]);
  });
});
