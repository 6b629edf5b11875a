import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../../methods/proof/hex.ts';
import { inclusionProof } from '../../../../methods/proof/inclusion-proof.ts';
import { merkleRoot, saltedLeafHash } from '../../../../methods/proof/tree-hash.ts';
import { frameRowText } from '../../../../methods/sampling/certificate/frame-row-text.ts';
import {
  hashTree,
  rootOfPathWith,
  saltedLeafWith,
  streamedRoot,
} from '../../../../methods/sampling/certificate/hash-tree.ts';
import { keyedHex } from '../../../../methods/sampling/certificate/keyed-hex.ts';
import { portableSha256 } from '../../../../methods/sampling/certificate/sha256.ts';
import { writeUtf8 } from '../../../../methods/sampling/certificate/utf8-bytes.ts';

/** SHA-256 of Node: the authority, and the other function that can be given. */
const platformSha256 = (message: Uint8Array): string => createHash('sha256').update(message).digest('hex');
const hex32 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);
const id = fc.stringMatching(/^[0-9A-Za-z._:-]{1,64}$/);

describe('hashing with a function from outside', () => {
  it('is SHA-256, whoever computes it', () => {
    // FIPS 180-4 example: SHA-256("abc").
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(portableSha256(new TextEncoder().encode('abc'))).toBe(abc);
    expect(platformSha256(new TextEncoder().encode('abc'))).toBe(abc);
  });

  it('gives the HMAC of Node for any key, prefix and rest, longer and shorter ones in turn', () => {
    const rests = fc.array(fc.oneof(id, fc.stringMatching(/^[ -~]{100,400}$/)), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(hex32, fc.string({ unit: 'grapheme' }), rests, (key, prefix, texts) => {
        const macOf = keyedHex(portableSha256, key, prefix.toWellFormed());
        for (const text of texts) {
          const expected = createHmac('sha256', Buffer.from(key, 'hex')).update(prefix.toWellFormed() + text);
          expect(macOf(text)).toBe(expected.digest('hex'));
        }
      }),
      { seed: 20261101 },
    );
  });

  it('writes the UTF-8 of any well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(9), (any, from) => {
        const text = any.toWellFormed();
        const target = new Uint8Array(from + 3 * text.length);
        const to = writeUtf8(text, target, from);
        expect(target.subarray(from, to)).toEqual(new TextEncoder().encode(text));
      }),
      { seed: 20261102, examples: [['aé村\u{20bb7}\u{10ffff}\uffff\u0800\u07ff\u0080', 3]] },
    );
  });

  it('makes the leaves, roots and paths of RFC 9162', () => {
    fc.assert(
      fc.property(fc.array(hex32, { maxLength: 40 }), fc.nat(), (leaves, chosen) => {
        const bytes = leaves.map((leaf) => fromHex(leaf));
        const tree = hashTree(platformSha256, leaves);
        expect(tree.root).toBe(toHex(merkleRoot(bytes)));
        expect(streamedRoot(portableSha256, leaves)).toBe(tree.root);
        if (leaves.length === 0) return;
        const index = chosen % leaves.length;
        const path = tree.path(index);
        expect(path).toEqual(inclusionProof(bytes, index).map(toHex));
        const rootOf = rootOfPathWith(portableSha256);
        const leaf = leaves[index] ?? '';
        expect(rootOf(leaf, index, leaves.length, path)).toBe(tree.root);
        expect(rootOf(leaf, index, leaves.length, [...path, leaf])).toBeUndefined();
        expect(rootOf(leaf, index, leaves.length, path.slice(1))).toBe(
          leaves.length === 1 ? tree.root : undefined,
        );
      }),
      { seed: 20261103 },
    );
  });

  it('salts leaves as a tree of sealed rows does, long and short in turn', () => {
    const leafOf = saltedLeafWith(portableSha256);
    for (const text of ['["a"]', `["${'村'.repeat(400)}"]`, '[]']) {
      const expected = saltedLeafHash(new Uint8Array(32).fill(7), new TextEncoder().encode(text));
      expect(leafOf('07'.repeat(32), text)).toBe(toHex(expected));
    }
  });

  it('writes a frame row as the canonical array, whatever its attributes', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.toWellFormed()),
      fc.constantFrom('麻栗场村', 'e\u0301', '\u{20bb7}', '"', '\\', '\u0000', '\ua000', '\u3000', '\uac00'),
      fc.integer(),
      fc.constant(null),
    );
    const names = fc.constantFrom('name', '村名', 'e\u0301', '__proto__', '\u{20bb7}', 'ａ', '');
    const row = fc.record({
      unit: id,
      stratum: id,
      size: fc.integer({ min: 1 }),
      attributes: fc
        .array(fc.tuple(names, value), { maxLength: 3 })
        .map((pairs) => Object.fromEntries(pairs)),
    });
    fc.assert(
      fc.property(id, row, (frame, each) => {
        const { unit, stratum, size, attributes } = each;
        // RFC 8785 of text, whole numbers and null is what JSON.stringify writes; sorted by UTF-16 code units.
        const pairs = Object.entries(attributes).map(([name, text]) => [
          name.normalize('NFC'),
          typeof text === 'string' ? text.normalize('NFC') : text,
        ]);
        const sorted = pairs.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
        const array = ['zhenping/frame-row/v1', frame, unit, stratum, size, sorted];
        expect(frameRowText(frame)(each)).toBe(JSON.stringify(array));
      }),
      { seed: 20261104 },
    );
    const broken = { unit: 'u', stratum: 's', size: 1.5, attributes: {} };
    expect(() => frameRowText('f')(broken)).toThrow('number-not-safe-integer');
    expect(() => frameRowText('f')({ ...broken, size: 1, unit: 'a b' })).toThrow('id-not-allowed');
    expect(() => frameRowText('f')({ ...broken, size: 1, attributes: { a: '\ud800' } })).toThrow(
      'text-not-well-formed',
    );
  });

  it('refuses a key that is not 32 bytes of hex', () => {
    expect(() => keyedHex(portableSha256, 'ab')).toThrow('length-not-allowed');
    expect(() => keyedHex(portableSha256, 'AB'.repeat(32))).toThrow('encoding-not-canonical');
  });
});
