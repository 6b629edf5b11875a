import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyCertificate } from '../../../../methods/sampling/certificate/verify-certificate.ts';
import { signatureHolds } from './ecdsa.ts';
import { exampleCertificate, exampleRows } from './example.ts';
import { certificatePaths, type Path } from './json-paths.ts';
import { changed } from './tamperings.ts';

const opened = exampleCertificate('opened');

const paths = certificatePaths(opened);

/** What no hash holds: the log's own word, the reasons of releases and corrections, and names of lists from which nothing is drawn. */
const isOnItsWord = ([first, , third, at]: Path): boolean =>
  first === 'log' ||
  first === 'releases' ||
  (first === 'households' &&
    (third === 'correction' || third === 'frozenAt' || (third === 'lists' && at === undrawnList)));

const undrawnList = opened.households[0]?.lists.findIndex(({ list }) => list === 'nonregistered');

const verdictOn = (certificate: unknown) =>
  verifyCertificate(certificate, exampleRows, { signatureHolds }).verdict;

describe('a verifier', () => {
  it('refutes a certificate with any text or number changed that a hash holds', () => {
    const leaves = paths.filter((path) => {
      const value = path.reduce<unknown>(
        (inner, key) => (inner as Readonly<Record<string | number, unknown>>)[key],
        opened,
      );
      return (typeof value === 'string' || typeof value === 'number') && !isOnItsWord(path);
    });
    expect(leaves.length).toBeGreaterThan(400);
    const change = fc.tuple(fc.constantFrom(...leaves), fc.nat());
    fc.assert(
      fc.property(change, ([path, chosen]) => {
        const other = changed(opened, path, (value) => {
          if (typeof value === 'number') return value + 1 + (chosen % 3);
          const text = String(value);
          const at = chosen % Math.max(1, text.length);
          return `${text.slice(0, at)}${text[at] === '1' ? '2' : '1'}${text.slice(at + 1)}`;
        });
        expect(verdictOn(other)).toBe('refuted');
      }),
      { seed: 20261120, numRuns: 150 },
    );
  });

  it('never throws, whatever stands in place of a part', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const other = changed(opened, path, () => JSON.parse(JSON.stringify(value)));
        const { verdict, checks } = verifyCertificate(other, exampleRows, { signatureHolds });
        const same = JSON.stringify(other) === JSON.stringify(opened);
        if (!same && !isOnItsWord(path)) expect(verdict).toBe('refuted');
        expect(checks.length).toBeGreaterThan(0);
      }),
      { seed: 20261121, numRuns: 150 },
    );
  });

  it('never throws for any value at all', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(verifyCertificate(value)).toMatchObject({
          verdict: 'refuted',
          certificate: null,
          fingerprint: null,
        });
      }),
      { seed: 20261122 },
    );
  });

  it('never throws for a frame that cannot be drawn from', () => {
    const row = exampleRows.slice(0, 1);
    const broken = (change: object) => [
      ...row.map((each) => ({ ...each, ...change })),
      ...exampleRows.slice(1),
    ];
    for (const rows of [
      [],
      broken({ size: 0 }),
      broken({ size: 2.5 }),
      broken({ size: 2 ** 53 - 1 }),
      broken({ unit: 'no id!' }),
      broken({ stratum: 'nowhere' }),
      broken({ unit: '433124002' }),
      broken({ attributes: { name: '\ud800' } }),
    ]) {
      expect(verifyCertificate(opened, rows, { signatureHolds }).verdict).toBe('refuted');
    }
  });

  it.each<[string, Path, unknown, string, string]>([
    ['an id', ['campaign'], 'a b', '$.campaign', 'must be an id'],
    ['hex in upper case', ['designHash'], 'AB'.repeat(32), '$.designHash', '32 bytes in lower-case hex'],
    [
      'a day that does not exist',
      ['log', 0, 'at'],
      '2026-02-30T00:00:00.000Z',
      '$.log[0].at',
      'a moment such as',
    ],
    ['a stage', ['stage'], 'open', '$.stage', 'one of sealed, opened; it is “open”'],
    ['a number', ['drawNumber'], 1.5, '$.drawNumber', 'a whole number from 1'],
    ['a number as text', ['drawNumber'], '1', '$.drawNumber', 'a whole number from 1'],
    ['an array', ['parties'], { length: 1 }, '$.parties', 'must be an array'],
    ['an object', ['frame'], [], '$.frame', 'must be an object; it is an array of 0'],
    ['a quota', ['design', 'strata', 2, 'n'], 0, '$.design.strata[2].n', 'a whole number from 1'],
    ['a household quota', ['design', 'lists', 0, 'n'], 1, '$.design.lists[0].n', 'a whole number from 2'],
    ['no strata', ['design', 'strata'], [], '$.design.strata', 'at least one stratum'],
    ['no deadline', ['design', 'deadline'], null, '$.design.deadline', 'there is a deadline'],
    ['text that is not NFC', ['design', 'rules'], 'e\u0301', '$.design.rules', 'Unicode NFC'],
    ['half a character', ['design', 'rules'], '\ud800', '$.design.rules', 'well-formed'],
    [
      'a probability',
      ['villages', 'draws', 0, 'selected', 0, 'probability'],
      ['1'],
      '$.villages.draws[0].selected[0].probability',
      'numerator and denominator',
    ],
    [
      'a decimal with a zero before it',
      ['villages', 'draws', 0, 'total'],
      '0580',
      '$.villages.draws[0].total',
      'a whole number in decimal text',
    ],
    [
      'a list of a million and more',
      ['households', 0, 'lists', 0, 'size'],
      1_000_001,
      '$.households[0].lists[0].size',
      'to 1000000',
    ],
    ['lists that do not add up', ['households', 0, 'rows'], 17, '$.households[0].lists', '17 rows'],
    [
      'a first roster with a correction',
      ['households', 0, 'correction'],
      { reason: 'x', supervisor: 'y' },
      '$.households[0].correction',
      'version 2',
    ],
    ['a signature alone', ['parties', 0, 'commitment'], null, '$.parties[0].signature', 'come together'],
    ['a closed draw', ['villages', 'draws'], null, '$', 'villages.draws must be open'],
    ['no pulse', ['pulse'], null, '$', 'if and only if the design names a beacon'],
  ])('names the place of what is wrong: %s', (_, path, value, where, why) => {
    const other = changed(opened, path, () => JSON.parse(JSON.stringify(value)));
    const { checks } = verifyCertificate(other);
    expect(checks).toEqual([{ check: 'form', holds: 'no', where, why: expect.stringContaining(why) }]);
  });

  it('names what is there twice', () => {
    const twice = changed(opened, ['parties'], (parties) => [...(parties as []), ...(parties as [])]);
    expect(verifyCertificate(twice).checks).toEqual([
      { check: 'form', holds: 'no', where: '$.parties', why: '$.parties: auditor is there twice' },
    ]);
  });
});
