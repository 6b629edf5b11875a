import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentHashOf, receiptOf } from '../../../api/responses/response.ts';
import type { Answer, Answers } from '../../../methods/questionnaire/form.ts';

const hash = (answers: Answers): string => contentHashOf('short-household', 1, answers);

const answer: fc.Arbitrary<Answer> = fc.oneof(fc.integer(), fc.string(), fc.array(fc.nat(99)));
const answers = fc.dictionary(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,9}$/), answer, { maxKeys: 12 });

test('the order in which answers were given is no content', () => {
  fc.assert(
    fc.property(answers, fc.infiniteStream(fc.nat()), (given, chance) => {
      const shuffled = Object.entries(given)
        .map((entry) => ({ entry, place: chance.next().value ?? 0 }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ entry }) => entry);
      expect(hash(Object.fromEntries(shuffled))).toBe(hash(given));
    }),
    { seed: 45 },
  );
});

test('any other answer, form or version is other content', () => {
  const given: Answers = { Q1: 2, Q3: 4, J1_Q3: [2, 3], Q12: 'thanks' };
  const others = [
    hash({ ...given, Q3: 5 }),
    hash({ ...given, J1_Q3: [2] }),
    hash({ ...given, Q12: '' }),
    hash({ ...given, Q4: 5 }),
    hash({ Q1: 2, Q3: 4, J1_Q3: [2, 3] }),
    // Nothing that stands beside something else reads like it: 23 is not [2, 3], "2" is not 2.
    hash({ ...given, J1_Q3: 23 }),
    hash({ ...given, Q1: '2' }),
    hash({ ...given, Q1: [2] }),
    contentHashOf('short-household', 2, given),
    contentHashOf('long-household', 1, given),
  ];
  expect(new Set([hash(given), ...others]).size).toBe(others.length + 1);
});

/** SHA-256 of the text by Node, and the text written by hand after RFC 8785. */
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('a decimal is hashed as its shortest text, a choice by its code, whatever else is there as before', () => {
  expect(hash({ Q1: 2, J1: [2, 3], Q12: '好' })).toBe(
    sha256('["zhenping/answers/v1","short-household",1,[["J1",[2,3]],["Q1",2],["Q12","好"]]]'),
  );
  expect(hash({ area: 0.1, income: 1234.5, far: -1e21, none: -0 })).toBe(
    sha256(
      '["zhenping/answers/v1","short-household",1,[["area","0.1"],["far","-1e+21"],["income","1234.5"],["none",0]]]',
    ),
  );
  expect(hash({ town: 'north', crops: ['maize', 'tea', 97], 'age#2': 7 })).toBe(
    sha256(
      '["zhenping/answers/v1","short-household",1,[["age#2",7],["crops",["maize","tea",97]],["town","north"]]]',
    ),
  );
});

test('a receipt depends on the case, the content and a number by chance, not on when it was asked for', () => {
  const response = {
    campaignId: 'c1',
    village: '433124100201',
    number: 17,
    responseId: 'AQEBAQEBAQEBAQEBAQEBAQ',
    contentHash: hash({ Q1: 2 }),
    receivedAt: '2026-06-01T08:00:00.000Z',
  };
  const chinese = { timeZone: 'Asia/Shanghai' };
  const { code, receivedOn } = receiptOf(response, 'NEW', chinese);
  // Eight in the morning of Greenwich is four in the afternoon in Shanghai: UTC+8 without summer time.
  expect(receivedOn).toBe('2026-06-01');
  expect(receiptOf({ ...response, receivedAt: '2026-06-01T16:00:00.000Z' }, 'NEW', chinese).receivedOn).toBe(
    '2026-06-02',
  );
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  expect(receiptOf({ ...response, receivedAt: '2026-06-02T08:00:00.000Z' }, 'REPEATED', chinese).code).toBe(
    code,
  );
  const elsewhere = [
    { ...response, number: 18 },
    { ...response, village: '433124100202' },
    { ...response, campaignId: 'c2' },
    { ...response, contentHash: hash({ Q1: 1 }) },
    // Whoever guesses the content still cannot tell from the code that it is right.
    { ...response, responseId: 'AgICAgICAgICAgICAgICAg' },
  ];
  expect(elsewhere.map((each) => receiptOf(each, 'NEW', chinese).code)).not.toContain(code);
});
