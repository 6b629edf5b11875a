/** What becomes of an answer set: taken once, repeated without harm, never lost beside another one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  cards,
  type IssuedCase,
  interviewerAnswers,
  interviewerCases,
  respondentAnswers,
  submission,
} from '../answers.ts';
import { inFieldwork } from '../campaign-on-its-way.ts';
import type { Answer, Fields } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';
import { openStored } from '../stored-items.ts';

describe('submitting answers', () => {
  let stored: ReturnType<typeof openStored>;
  let campaign = '';
  let unused: IssuedCase[] = [];
  let interviews: readonly IssuedCase[] = [];
  beforeAll(async () => {
    stored = openStored(evaluation.system);
    campaign = await inFieldwork(evaluation);
    unused = [...(await cards(evaluation, campaign))];
    interviews = await interviewerCases(evaluation, campaign);
  });
  afterAll(() => stored.close());

  /** A household's card that no test has used yet. */
  const card = (): IssuedCase => {
    const next = unused.pop();
    if (next === undefined) {
      throw new Error('the campaign has too few cases for these tests');
    }
    return next;
  };

  const submit = (
    token: string,
    answers: Fields,
    changes: Fields = {},
    person?: PersonKey,
  ): Promise<Answer> => evaluation.act(person, 'submitResponse', submission(token, answers, changes));

  /** What is kept for a case: [kind, answers] of the answer and of every differing version. */
  const keptFor = async ({ code }: IssuedCase): Promise<readonly (readonly [unknown, unknown])[]> => {
    const [village, number] = code.split('-');
    const items = await stored.under(`VILLAGE#${campaign.slice('Campaign:'.length)}#${village}`);
    return items
      .filter((item) => item['kind'] !== undefined && item['number'] === Number(number))
      .map((item) => [item['kind'], item['answers']] as const)
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  };

  describe('an answer set is taken', () => {
    test('with a receipt that shows none of it', async () => {
      const { outcome, value } = await submit(card().token, respondentAnswers);
      expect(outcome).toBe('done');
      expect(value).toEqual({
        __typename: 'Receipt',
        code: expect.stringMatching(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/),
        receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        receivedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        outcome: 'NEW',
      });
    });

    test('and the same again gives the same receipt, in any order, from any device', async () => {
      const each = card();
      const { value: first } = await submit(each.token, respondentAnswers);
      const reversed = Object.fromEntries(Object.entries(respondentAnswers).toReversed());
      for (const answers of [respondentAnswers, reversed]) {
        const { value } = await submit(each.token, answers);
        expect(value).toEqual({ ...first, outcome: 'REPEATED' });
      }
      expect(await keptFor(each)).toEqual([['answer', respondentAnswers]]);
    });

    test('and other answers are kept beside the first, which counts', async () => {
      const each = card();
      const other = { ...respondentAnswers, Q10: 3 };
      const { value: first } = await submit(each.token, respondentAnswers);
      const { value: second } = await submit(each.token, other);
      expect(second).toMatchObject({ outcome: 'CONFLICT' });
      expect(second['code']).not.toBe(first['code']);
      expect(await keptFor(each)).toEqual([
        ['answer', respondentAnswers],
        ['conflict', other],
      ]);
      // Sent again, each gives the receipt that it was given before.
      expect((await submit(each.token, other)).value).toEqual(second);
      expect((await submit(each.token, respondentAnswers)).value).toEqual({ ...first, outcome: 'REPEATED' });
      expect(await keptFor(each)).toHaveLength(2);
    });

    test('and of two that come at once, one is the answer and both are kept', async () => {
      const each = card();
      const other = { ...respondentAnswers, Q2: 3 };
      const both = await Promise.all([submit(each.token, respondentAnswers), submit(each.token, other)]);
      expect(both.map(({ value }) => value['outcome']).toSorted()).toEqual(['CONFLICT', 'NEW']);
      expect((await keptFor(each)).map(([kind]) => kind)).toEqual(['answer', 'conflict']);
    });

    test('and half a character, where a text was cut within one, holds up nothing', async () => {
      const each = card();
      expect((await submit(each.token, { ...respondentAnswers, Q12: '好\ud83d' })).outcome).toBe('done');
      expect(await keptFor(each)).toEqual([['answer', { ...respondentAnswers, Q12: '好\ufffd' }]]);
    });

    test('but no 21st differing version', async () => {
      const each = card();
      const first = submission(each.token, respondentAnswers);
      const version = (number: number) =>
        submission(each.token, { ...respondentAnswers, Q12: `version ${number}` });
      const send = (sent: Fields): Promise<Answer> => evaluation.act(undefined, 'submitResponse', sent);
      await send(first);
      for (let number = 1; number < 20; number += 1) {
        expect((await send(version(number))).value['outcome']).toBe('CONFLICT');
      }
      const last = version(20);
      expect((await send(last)).value['outcome']).toBe('CONFLICT');
      expect((await send(version(21))).outcome).toBe('TOO_MANY_VERSIONS');
      expect(await keptFor(each)).toHaveLength(21);
      // What was taken before still has its receipt, where its own device asks.
      expect((await send(last)).value['outcome']).toBe('CONFLICT');
      expect((await send(first)).value['outcome']).toBe('REPEATED');
      // Whoever guesses with the card alone hears the same of a right guess as of a wrong one.
      expect((await send(version(20))).outcome).toBe('TOO_MANY_VERSIONS');
      expect((await submit(each.token, respondentAnswers)).outcome).toBe('TOO_MANY_VERSIONS');
    });
  });

  describe('nothing is kept of a submission', () => {
    const { Q10: _unanswered, ...incomplete } = respondentAnswers;
    const lowMark = { ...respondentAnswers, Q3: 1 };

    test.each<[string, Fields, readonly (readonly [field: string, reason: string])[]]>([
      [
        'with an option that is none',
        { ...respondentAnswers, Q2: 7 },
        [['Q2', 'this is not one of the options (option 7)']],
      ],
      ['without a needed answer', incomplete, [['Q10', 'an answer is needed']]],
      [
        'with an answer to a hidden question',
        { ...respondentAnswers, J1_Q3: [2] },
        [['J1_Q3', 'this question is not asked after the other answers']],
      ],
      ['without the reason for a low mark', lowMark, [['J1_Q3', 'an answer is needed']]],
      [
        'with what only an interviewer fills in',
        interviewerAnswers,
        [
          ['persons', 'only the interviewer answers this'],
          ['determination', 'only the interviewer answers this'],
        ],
      ],
      [
        'with a question of no form',
        { ...respondentAnswers, Q99: 1 },
        [['Q99', 'the form has no such question']],
      ],
      [
        'with text for a mark',
        { ...respondentAnswers, Q2: 'good' },
        [['Q2', 'the answer is of the wrong kind']],
      ],
      [
        'with two reasons that exclude each other',
        { ...lowMark, J1_Q3: [2, 99] },
        [['J1_Q3', 'this option excludes the others (option 99)']],
      ],
      [
        'with the same reason twice',
        { ...lowMark, J1_Q3: [2, 2] },
        [['J1_Q3', 'an option was chosen twice (option 2)']],
      ],
      [
        'with too long a text',
        { ...respondentAnswers, Q12: '长'.repeat(501) },
        [['Q12', expect.stringContaining('the text is too long')]],
      ],
    ])('%s', async (_fault, answers, expected) => {
      const each = card();
      const { outcome, message, problems } = await submit(each.token, answers);
      expect(outcome).toBe('ANSWERS_INVALID');
      expect(message).toContain('Nothing was lost on your device.');
      expect(problems.map(({ field, reason }) => [field, reason])).toEqual(expected);
      expect(await keptFor(each)).toEqual([]);
      unused.push(each);
    });

    test.each<[string, Fields, string]>([
      ['without consent', { consent: false }, 'CONSENT_MISSING'],
      ['for another questionnaire', { formCode: 'census' }, 'FORM_VERSION_DIFFERS'],
      ['for another version of it', { formVersion: 2 }, 'FORM_VERSION_DIFFERS'],
      ['whose id is none', { responseId: 'short' }, 'INPUT_INVALID'],
      ['in a language that is none', { language: '中文' }, 'INPUT_INVALID'],
    ])('%s', async (_fault, changes, expected) => {
      const each = card();
      expect((await submit(each.token, respondentAnswers, changes)).outcome).toBe(expected);
      expect(await keptFor(each)).toEqual([]);
      unused.push(each);
    });

    test('whose answers are no answers, or far too many', async () => {
      const each = card();
      const crowd = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`Q${1000 + index}`, 5]));
      const cases: readonly (readonly [unknown, readonly (readonly [field: string, reason: string])[]])[] = [
        ['yes', [['answers', 'answers by item code are needed']]],
        [7, [['answers', 'answers by item code are needed']]],
        [[5, 5], [['answers', 'answers by item code are needed']]],
        [
          { ...respondentAnswers, Q1: { a: 1 }, Q3: null, Q4: true, Q5: [1.5] },
          ['Q1', 'Q3', 'Q4', 'Q5'].map((field) => [field, 'the answer is of the wrong kind'] as const),
        ],
        [{ ...respondentAnswers, Q12: 'x'.repeat(20_001) }, [['Q12', 'the text is too long (length 20001)']]],
        // {"Q1000":5,…}: 9 characters and a comma each, two brackets.
        [crowd, [['answers', 'they have 20001 characters; at most 20000 are taken']]],
      ];
      for (const [answers, expected] of cases) {
        const { outcome, message, problems } = await submit(each.token, {}, { answers });
        expect(outcome).toBe('ANSWERS_INVALID');
        expect(message).toContain('Nothing was lost on your device.');
        expect(problems.map(({ field, reason }) => [field, reason])).toEqual(expected);
        const chinese = submission(each.token, {}, { answers });
        const told = await evaluation.act(undefined, 'submitResponse', chinese, 'zh');
        expect(told.problems.map(({ reason }) => reason)).toEqual(
          expected.map(() => expect.stringMatching(/^[^a-z]*[\u4e00-\u9fff][^A-Za-z]*(\(length 20001\))?$/u)),
        );
      }
      expect(await keptFor(each)).toEqual([]);
      unused.push(each);
    });

    test('written in the query itself, where no variable stands', async () => {
      const each = card();
      const written = `mutation { submitResponse(input: { token: "${each.token}", responseId: "${'A'.repeat(22)}",
        formCode: "short-household", formVersion: 1, language: "zh", consent: true, answers: [1] }) {
        __typename ... on Refusal { rule problems { field } } } }`;
      expect((await evaluation.ask(undefined, written))['data']).toEqual({
        submitResponse: { __typename: 'Refusal', rule: 'ANSWERS_INVALID', problems: [{ field: 'answers' }] },
      });
      unused.push(each);
    });
  });

  describe('an interview is taken only from the interviewer of that division, signed in', () => {
    test.each<[PersonKey | undefined, string]>([
      [undefined, 'NOT_SIGNED_IN'],
      ['stranger', 'NOT_PERMITTED'],
      ['lead', 'NOT_PERMITTED'],
      ['interviewer-elsewhere', 'NOT_PERMITTED'],
      ['commissioner', 'NOT_PERMITTED'],
    ])('%s: %s', async (person, expected) => {
      const token = interviews[0]?.token ?? '';
      expect((await submit(token, interviewerAnswers, {}, person)).outcome).toBe(expected);
    });

    test('interviewer: done, and who it was stays with the answer', async () => {
      const [each] = interviews;
      if (each === undefined) {
        throw new Error('there are cases');
      }
      expect((await submit(each.token, interviewerAnswers, {}, 'interviewer')).outcome).toBe('done');
      const items = await stored.under(`VILLAGE#${campaign.slice('Campaign:'.length)}#${each.village}`);
      const { value } = await evaluation.act('interviewer', 'link', { token: each.token });
      expect(value).toMatchObject({ audience: 'INTERVIEWER', state: 'ANSWERED' });
      const answer = items.find(
        ({ kind, number }) => kind === 'answer' && number === Number(each.code.split('-')[1]),
      );
      expect(answer).toMatchObject({ audience: 'i', personId: expect.stringMatching(/^[\w-]{22}$/) });
    });
  });
});
