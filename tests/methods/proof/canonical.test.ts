import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CanonicalValue,
  canonicalBytes,
  canonicalText,
  checkedId,
  isId,
} from '../../../methods/proof/canonical.ts';
import { hashOf } from '../../../methods/proof/hash-of.ts';
import { keyedHash, saltsOf } from '../../../methods/proof/keyed-hash.ts';
import { ProofRefusal } from '../../../methods/proof/refusal.ts';
import { sealedRow } from '../../../methods/proof/sealed-row.ts';

const problemOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    if (error instanceof ProofRefusal) return { code: error.code, data: error.data };
    throw error;
  }
  return 'nothing was refused';
};

describe('canonical text', () => {
  it('is that of RFC 8785 for strings, integers, null and nesting', () => {
    // The string of RFC 8785, section 3.2.2 (input "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/").
    const sample = '\u20ac$\u000f\u000aA\u0027\u0042\u0022\u005c\\"/';
    expect(canonicalText([sample])).toBe('["€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"]');
    expect(canonicalText(['a', 0, -1, 9007199254740991, null, [], ['b', [1]]])).toBe(
      '["a",0,-1,9007199254740991,null,[],["b",[1]]]',
    );
    // RFC 8785, section 3.2.2.3 and appendix B: minus zero is printed as 0.
    expect(canonicalText([-0])).toBe('[0]');
  });

  it('is UTF-8 when written as bytes', () => {
    // 县 is U+53BF: E5 8E BF.
    expect([...canonicalBytes(['县'])]).toEqual([0x5b, 0x22, 0xe5, 0x8e, 0xbf, 0x22, 0x5d]);
  });

  it('brings text to NFC, so that one word typed on two machines is one word', () => {
    // UAX #15: e + combining acute composes to U+00E9.
    expect(canonicalText(['cafe\u0301'])).toBe('["caf\u00e9"]');
  });

  it.each<[string, readonly unknown[], unknown]>([
    ['a fraction', [0.5], { code: 'number-not-safe-integer', data: { path: '$[0]', value: 0.5 } }],
    [
      'an unsafe integer',
      ['a', 2 ** 53],
      { code: 'number-not-safe-integer', data: { path: '$[1]', value: 2 ** 53 } },
    ],
    [
      'NaN',
      [[Number.NaN]],
      { code: 'number-not-safe-integer', data: { path: '$[0][0]', value: Number.NaN } },
    ],
    ['half a surrogate pair', ['a', ['\ud800']], { code: 'text-not-well-formed', data: { path: '$[1][0]' } }],
    ['an object', [{ a: 1 }], { code: 'value-not-allowed', data: { path: '$[0]', type: 'object' } }],
    ['bytes', [new Uint8Array(2)], { code: 'value-not-allowed', data: { path: '$[0]', type: 'object' } }],
    ['true', [true], { code: 'value-not-allowed', data: { path: '$[0]', type: 'boolean' } }],
    ['undefined', ['a', undefined], { code: 'value-not-allowed', data: { path: '$[1]', type: 'undefined' } }],
    ['a hole', new Array(1), { code: 'value-not-allowed', data: { path: '$[0]', type: 'undefined' } }],
    ['a big integer', [1n], { code: 'value-not-allowed', data: { path: '$[0]', type: 'bigint' } }],
  ])('refuses %s', (_, values, problem) => {
    expect(problemOf(() => canonicalText(values as readonly CanonicalValue[]))).toEqual(problem);
  });

  it('reads back as what was written, and differs where the values differ', () => {
    const text = fc.string({ unit: 'binary' }).map((value) => value.normalize('NFC'));
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.maxSafeInteger().map((n) => n + 0),
        fc.constant(null),
        fc.array(tie('value')),
      ),
    })).value as fc.Arbitrary<CanonicalValue>;
    fc.assert(
      fc.property(fc.array(value), fc.array(value), (a, b) => {
        expect(JSON.parse(canonicalText(a))).toEqual(a);
        expect(canonicalText(a) === canonicalText(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { seed: 20260804 },
    );
  });
});

describe('an id', () => {
  it.each(['a', '433124001001', '433124001001:poor:17', 'A.b_c-D', 'x'.repeat(64)])('may be %s', (id) => {
    expect(checkedId(id)).toBe(id);
  });

  it.each(['', ' ', 'a b', '村', 'a"', 'a/b', 'x'.repeat(65), 'a\n'])('may not be %j', (id) => {
    expect(isId(id)).toBe(false);
    expect(problemOf(() => checkedId(id))).toEqual({ code: 'id-not-allowed', data: { id } });
  });
});

describe('hashes', () => {
  it('are SHA-256 of the canonical array, purpose first', () => {
    const expected = createHash('sha256').update('["zhenping/key/v1","c",1,null,["县"]]').digest('hex');
    expect(Buffer.from(hashOf('zhenping/key/v1', 'c', 1, null, ['县'])).toString('hex')).toBe(expected);
  });

  it.each(['', 'seed', 'zhenping/seed', 'zhenping/seed/v0', 'Zhenping/seed/v1', 'zhenping/seed/v1 '])(
    'refuse the purpose %j',
    (purpose) => {
      expect(problemOf(() => hashOf(purpose))).toEqual({ code: 'purpose-not-allowed', data: { purpose } });
      expect(problemOf(() => sealedRow(new Uint8Array(32), purpose))).toEqual({
        code: 'purpose-not-allowed',
        data: { purpose },
      });
    },
  );

  it('under a key are HMAC-SHA-256, as often as they are asked for and with any prefix (RFC 4231, cases 1 and 2)', () => {
    const key1 = new Uint8Array(20).fill(0x0b);
    const hash1 = keyedHash(key1);
    const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
    const hiThere = 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7';
    expect(hex(hash1(Buffer.from('Hi There')))).toBe(hiThere);
    expect(hex(hash1(Buffer.from('')))).not.toBe(hiThere);
    expect(hex(hash1(Buffer.from('Hi There')))).toBe(hiThere);
    expect(hex(keyedHash(key1, Buffer.from('Hi '))(Buffer.from('There')))).toBe(hiThere);
    const what = keyedHash(Buffer.from('Jefe'), Buffer.from('what do ya want '));
    expect(hex(what(Buffer.from('for nothing?')))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('agree with the platform for any key, prefix and message', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(bytes, bytes, fc.array(bytes, { minLength: 1, maxLength: 4 }), (key, prefix, messages) => {
        const hash = keyedHash(key, prefix);
        for (const message of messages) {
          const expected = createHmac('sha256', key).update(prefix).update(message).digest('hex');
          expect(Buffer.from(hash(message)).toString('hex')).toBe(expected);
        }
      }),
      { seed: 20260805 },
    );
  });

  it('salt a leaf with HMAC of ["zhenping/salt/v1", …] under the salt key', () => {
    const key = new Uint8Array(32).fill(7);
    const expected = createHmac('sha256', key)
      .update('["zhenping/salt/v1","frame-row","f1","433124001001"]')
      .digest('hex');
    expect(Buffer.from(saltsOf(key)('frame-row', 'f1', '433124001001')).toString('hex')).toBe(expected);
  });
});
