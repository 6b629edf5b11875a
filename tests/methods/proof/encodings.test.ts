import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from '../../../methods/proof/base64url.ts';
import { compareBytes, sameBytes } from '../../../methods/proof/compare-bytes.ts';
import { fromHex, hexOf32, toHex } from '../../../methods/proof/hex.ts';
import { fromReceiptCode, toReceiptCode } from '../../../methods/proof/receipt-code.ts';

const bytes = fc.uint8Array({ maxLength: 80 });

describe('hex', () => {
  it('is that of the platform and reads back', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        expect(toHex(value)).toBe(Buffer.from(value).toString('hex'));
        expect(fromHex(toHex(value), value.length)).toEqual(value);
      }),
      { seed: 20260806 },
    );
  });

  it.each(['A0', '0', 'g0', ' 00', '0x00'])('refuses %j', (text) => {
    expect(() => fromHex(text)).toThrow('encoding-not-canonical');
  });

  it('refuses another length than expected', () => {
    expect(() => fromHex('0011', 3)).toThrow('length-not-allowed');
    expect(() => hexOf32('salt', new Uint8Array(31))).toThrow('length-not-allowed');
    expect(hexOf32('salt', new Uint8Array(32))).toBe('0'.repeat(64));
  });
});

describe('base64url', () => {
  it('is that of RFC 4648, section 10, without padding', () => {
    const published = {
      '': '',
      f: 'Zg',
      fo: 'Zm8',
      foo: 'Zm9v',
      foob: 'Zm9vYg',
      fooba: 'Zm9vYmE',
      foobar: 'Zm9vYmFy',
    };
    for (const [text, encoded] of Object.entries(published)) {
      expect(toBase64url(Buffer.from(text))).toBe(encoded);
      expect(Buffer.from(fromBase64url(encoded)).toString()).toBe(text);
    }
  });

  it('is that of the platform and reads back; 16 bytes are 22 characters', () => {
    expect(toBase64url(new Uint8Array(16))).toHaveLength(22);
    fc.assert(
      fc.property(bytes, (value) => {
        expect(toBase64url(value)).toBe(Buffer.from(value).toString('base64url'));
        expect(fromBase64url(toBase64url(value))).toEqual(value);
      }),
      { seed: 20260807 },
    );
  });

  // Zh and Zm9 end in bits that are not zero: a second text for a value that has one already.
  it.each(['Z', 'Zg==', 'Zh', 'Zm9', 'Z+8', 'Zm9v\n', 'Zm9vY'])('refuses %j', (text) => {
    expect(() => fromBase64url(text)).toThrow('encoding-not-canonical');
  });
});

describe('a receipt code', () => {
  it('is Crockford base 32 of 80 bits in four groups', () => {
    expect(toReceiptCode(new Uint8Array(10))).toBe('0000-0000-0000-0000');
    expect(toReceiptCode(new Uint8Array(10).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
    // By hand: 01 23 45 67 89 = 00000 00100 10001 10100 01010 11001 11100 01001 = 0 4 H M A S W 9, twice.
    const digits = Uint8Array.of(0x01, 0x23, 0x45, 0x67, 0x89, 0x01, 0x23, 0x45, 0x67, 0x89, 0xff);
    expect(toReceiptCode(digits)).toBe('04HM-ASW9-04HM-ASW9');
  });

  it('reads back, also as people type it', () => {
    expect(fromReceiptCode(' 04hm asw9 O4hm-aSW9 ')).toEqual(fromReceiptCode('04HM-ASW9-04HM-ASW9'));
    expect(fromReceiptCode('ILOI-0000-0000-0000')).toEqual(fromReceiptCode('1101-0000-0000-0000'));
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (value) => {
        expect(fromReceiptCode(toReceiptCode(value))).toEqual(value);
        expect(toReceiptCode(value)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      }),
      { seed: 20260808 },
    );
  });

  it.each(['', '04HM-ASW9-04HM-ASW', 'U4HM-ASW9-04HM-ASW9', '04HM-ASW9-04HM-ASW9-0'])(
    'refuses %j',
    (text) => {
      expect(() => fromReceiptCode(text)).toThrow('encoding-not-canonical');
    },
  );

  it('needs 80 bits', () => {
    expect(() => toReceiptCode(new Uint8Array(9))).toThrow('length-not-allowed');
  });
});

describe('bytes', () => {
  it('are compared as Node compares buffers', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 4, max: 3 }),
        fc.uint8Array({ maxLength: 4, max: 3 }),
        (a, b) => {
          expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b));
          expect(sameBytes(a, b)).toBe(Buffer.compare(a, b) === 0);
        },
      ),
      { seed: 20260809, numRuns: 500 },
    );
  });
});
