/** The page's own sealing is opened by a library that knows nothing of it (`hpke`, RFC 9180). */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSealedBox } from '../../../api/platform/sealed-box.ts';
import { sealTo } from '../../../web/respond/kept/seal.ts';

describe('sealing answers', () => {
  it('is opened by the key pair’s owner, whatever the text', async () => {
    const box = await openSealedBox(randomBytes(32));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (text) => {
        expect(await box.open(await sealTo(box.publicKey, text))).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  it('takes a long answer set', async () => {
    const box = await openSealedBox(randomBytes(32));
    const text = '一'.repeat(20_000);
    expect(await box.open(await sealTo(box.publicKey, text))).toBe(text);
  });

  it('is never twice the same, and is opened by no other key', async () => {
    const [ours, theirs] = [await openSealedBox(randomBytes(32)), await openSealedBox(randomBytes(32))];
    const [one, other] = [await sealTo(ours.publicKey, 'Q1'), await sealTo(ours.publicKey, 'Q1')];
    expect(one).not.toBe(other);
    expect(await theirs.open(one)).toBeUndefined();
  });

  it('throws for what is no key', async () => {
    await expect(sealTo('AAAA', 'Q1')).rejects.toThrow();
  });
});
