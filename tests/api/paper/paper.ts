/** Paper is keyed by two people; where they agree it is an answer, where they differ a third one looks. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type IssuedCase, interviewerCases, respondentAnswers, submission } from '../answers.ts';
import { inFieldwork } from '../campaign-on-its-way.ts';
import { type Answer, type Fields, fieldsOf } from '../evaluation.ts';
import { giveSupervisors } from '../fieldwork/reserve-team.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';

describe('paper', () => {
  let campaign = '';
  let unused: IssuedCase[] = [];
  beforeAll(async () => {
    campaign = await inFieldwork(evaluation);
    await giveSupervisors(evaluation, campaign);
    unused = [...(await interviewerCases(evaluation, campaign))];
  });

  const next = (): string => {
    const each = unused.pop();
    if (each === undefined) {
      throw new Error('the campaign has too few cases for these tests');
    }
    return each.code;
  };
  const key = (
    by: PersonKey | undefined,
    code: string,
    answers: Fields = respondentAnswers,
    changes: Fields = {},
  ): Promise<Answer> =>
    evaluation.act(by, 'keyPaper', {
      campaign,
      input: {
        case: code,
        formCode: 'short-household',
        formVersion: 1,
        language: 'zh',
        consent: true,
        answers,
        ...changes,
      },
    });

  test('two who key the same make an answer, once', async () => {
    const code = next();
    expect(await key('interviewer', code)).toMatchObject({ value: { state: 'ONCE', receipt: null } });
    expect(await key('interviewer', code)).toMatchObject({ value: { state: 'ONCE' } });
    expect(await key('interviewer', code, { ...respondentAnswers, Q10: 4 })).toMatchObject({
      outcome: 'PAPER_SAME_PERSON',
    });
    expect(await key('supervisor', code)).toMatchObject({
      value: { state: 'TAKEN', receipt: { outcome: 'NEW' } },
    });
    expect(await key('lead', code)).toMatchObject({ outcome: 'PAPER_KEYED_TWICE' });
    const seen = await evaluation.act('second-lead', 'caseToReview', { campaign, case: code });
    expect(seen.value).toMatchObject({ selfCompleted: true, versions: [{ answers: respondentAnswers }] });
  });

  test('where they differ a third person settles every place', async () => {
    const code = next();
    const settle = (by: PersonKey, settled: Fields): Promise<Answer> =>
      evaluation.act(by, 'settlePaper', { campaign, case: code, settled });
    await key('interviewer', code);
    expect(await settle('lead', {})).toMatchObject({ outcome: 'PAPER_NOT_KEYED_TWICE' });
    const { Q4: _empty, ...rest } = respondentAnswers;
    const second = await key('supervisor', code, { ...rest, Q4: 98, Q10: 4 });
    expect(second.value).toMatchObject({ state: 'DIFFERS', differing: ['Q10', 'Q4'] });
    const seen = await evaluation.act('lead', 'paperToSettle', { campaign, case: code });
    expect(seen.value['differences']).toEqual([
      { key: 'Q10', first: { Q10: 5 }, second: { Q10: 4 } },
      { key: 'Q4', first: { Q4: 5 }, second: { Q4: 98 } },
    ]);
    expect(await settle('supervisor', { Q10: 5, Q4: 5 })).toMatchObject({ outcome: 'PAPER_SETTLE_OWN' });
    expect(await settle('lead', { Q10: 5 })).toMatchObject({ outcome: 'PAPER_DIFFERS' });
    expect(await settle('lead', { Q10: 5, Q4: 7 })).toMatchObject({ outcome: 'ANSWERS_INVALID' });
    expect(await settle('lead', { Q10: 5, Q4: 98 })).toMatchObject({
      value: { state: 'TAKEN', receipt: { outcome: 'NEW' } },
    });
    const answered = await evaluation.act('second-lead', 'caseToReview', { campaign, case: code });
    expect(answered.value).toMatchObject({ versions: [{ answers: { Q10: 5, Q4: 98 } }] });
  });

  test('two who key at once: one is first, and neither overwrites the other', async () => {
    const code = next();
    const both = await Promise.all([
      key('interviewer', code),
      key('supervisor', code, { ...respondentAnswers, Q10: 2, Q10_reason: 1 }),
    ]);
    const done = both.filter(({ outcome }) => outcome === 'done');
    expect(done.length).toBeGreaterThan(0);
    expect(both.every(({ outcome }) => ['done', 'TRY_AGAIN', 'ANSWERS_INVALID'].includes(outcome))).toBe(
      true,
    );
  });

  test('a household that answered by card has no second answer on paper: both are kept, the first counts', async () => {
    const code = next();
    const [village] = code.split('-');
    const { data } = await evaluation.mustAct('lead', 'giveLinks', { campaign, village });
    const links = Array.isArray(data) ? data.map(fieldsOf) : [];
    const token = links.find((each) => each['code'] === code)?.['token'];
    await evaluation.mustAct(
      'stranger',
      'submitResponse',
      submission(token, { ...respondentAnswers, Q10: 4 }),
    );
    await key('interviewer', code);
    expect(await key('supervisor', code)).toMatchObject({ value: { receipt: { outcome: 'CONFLICT' } } });
  });

  test('without consent on the paper, or with an answer that is none, nothing is kept', async () => {
    const code = next();
    expect(await key('interviewer', code, respondentAnswers, { consent: false })).toMatchObject({
      outcome: 'CONSENT_MISSING',
    });
    expect(await key('interviewer', code, { ...respondentAnswers, Q10: 7 })).toMatchObject({
      outcome: 'ANSWERS_INVALID',
    });
    expect(await key('interviewer', code)).toMatchObject({ value: { state: 'ONCE' } });
  });

  test.each([
    ['commissioner', 'NOT_PERMITTED'],
    ['leader', 'NOT_PERMITTED'],
    ['operator', 'NOT_PERMITTED'],
    ['interviewer-elsewhere', 'NOT_PERMITTED'],
    [undefined, 'NOT_SIGNED_IN'],
  ] as const)('%s keys none', async (person, outcome) => {
    expect(await key(person, unused[0]?.code ?? '')).toMatchObject({ outcome });
  });

  test('in an anonymous campaign no paper is keyed for a household', async () => {
    const anonymous = await inFieldwork(evaluation, { privacy: 'ANONYMOUS' });
    const [each] = await interviewerCases(evaluation, anonymous);
    const input = {
      case: each?.code,
      formCode: 'short-household',
      formVersion: 1,
      language: 'zh',
      consent: true,
    };
    const asked = { campaign: anonymous, input: { ...input, answers: respondentAnswers } };
    expect(await evaluation.act('interviewer', 'keyPaper', asked)).toMatchObject({
      outcome: 'PAPER_ANONYMOUS',
    });
  });
});
