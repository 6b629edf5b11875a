import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Link, readLink, signLink } from '../../../api/fieldwork/link.ts';

const key = Buffer.alloc(32, 1);
const link: Link = {
  campaignId: '0mwtbesv181b4a1249b88c5074ae9',
  village: '433124100201',
  number: 17,
  generation: 1,
  audience: 'r',
  chance: 'AAECAwQFBgcICQoLDA0ODw',
};
const token = signLink(key, link);
const parts = token.split('.');

test('a token names its case, carries 128 bits of chance and a signature of 128 bits', () => {
  expect(parts.slice(0, 7)).toEqual(['1', link.campaignId, link.village, '17', '1', 'r', link.chance]);
  expect(Buffer.from(parts[7] ?? '', 'base64url')).toHaveLength(16);
  expect(readLink(key, token)).toEqual(link);
});

/** Each part changed into something that looks just as good. */
const changes: readonly (readonly [part: string, index: number, other: string])[] = [
  ['version', 0, '2'],
  ['campaign', 1, '0mwtbesv181b4a1249b88c5074aea'],
  ['village', 2, '433124100202'],
  ['case number', 3, '18'],
  ['generation', 4, '2'],
  ['audience', 5, 'i'],
  ['chance', 6, 'AAECAwQFBgcICQoLDA0ODg'],
  ['signature', 7, 'AAAAAAAAAAAAAAAAAAAAAA'],
];

test.each(changes)('a changed %s is noticed', (_part, index, other) => {
  expect(parts[index]).not.toBe(other);
  expect(readLink(key, parts.with(index, other).join('.'))).toBeUndefined();
});

test('a token that another key signed is nobody’s', () => {
  expect(readLink(key, signLink(Buffer.alloc(32, 2), link))).toBeUndefined();
});

test('what is no token is nothing, and breaks nothing', () => {
  const wrong = [
    '',
    '.',
    token.slice(0, -1),
    `${token}A`,
    `${token}.`,
    ` ${token}`,
    token.toUpperCase(),
    `${token}\n`,
  ];
  expect(wrong.map((text) => readLink(key, text))).toEqual(wrong.map(() => undefined));
});

test('any single changed character is noticed', () => {
  const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'];
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...alphabet), (place, character) => {
      fc.pre(token[place] !== character);
      expect(readLink(key, token.slice(0, place) + character + token.slice(place + 1))).toBeUndefined();
    }),
    { seed: 17, numRuns: 500 },
  );
});

test('every link reads back as it was signed', () => {
  const links: fc.Arbitrary<Link> = fc.record({
    campaignId: fc.stringMatching(/^[0-9a-z]{1,64}$/),
    village: fc.stringMatching(/^[1-9][0-9]{11}$/),
    number: fc.integer({ min: 1, max: 99_999 }),
    generation: fc.integer({ min: 1, max: 9_999 }),
    audience: fc.constantFrom('r', 'i'),
    chance: fc
      .uint8Array({ minLength: 16, maxLength: 16 })
      .map((bytes) => Buffer.from(bytes).toString('base64url')),
  });
  fc.assert(
    fc.property(links, (each) => {
      expect(readLink(key, signLink(key, each))).toEqual(each);
    }),
    { seed: 16, numRuns: 300 },
  );
});
