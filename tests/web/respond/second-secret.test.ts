import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashOfSecret, inFours, makeSecret, secretTyped } from '../../../web/respond/own/second-secret.ts';

const secrets = fc.constant(undefined).map(() => makeSecret() ?? '');

it('a second secret is twenty digits, and another one each time', () => {
  const made = Array.from({ length: 200 }, makeSecret);
  expect(new Set(made).size).toBe(200);
  expect(made.every((secret) => /^[0-9]{20}$/.test(secret ?? ''))).toBe(true);
});

it('it is known however it was written down: in fours, with dashes, in wide digits', () => {
  fc.assert(
    fc.property(secrets, fc.constantFrom(' ', '-', ' - ', '\u3000'), (secret, between) => {
      const wide = secret.replace(/[0-9]/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
      expect(secretTyped(inFours(secret).join(between))).toBe(secret);
      expect(secretTyped(wide)).toBe(secret);
    }),
  );
});

// ISO/IEC 7064 MOD 97-10 finds every single wrong digit and every two neighbours that changed places.
it('a wrong digit, two that changed places and a missing one are found on the phone', () => {
  fc.assert(
    fc.property(secrets, fc.nat(18), fc.integer({ min: 1, max: 9 }), (secret, at, by) => {
      const digit = (Number(secret[at]) + by) % 10;
      expect(secretTyped(`${secret.slice(0, at)}${digit}${secret.slice(at + 1)}`)).toBeUndefined();
      const turned = `${secret.slice(0, at)}${secret[at + 1]}${secret[at]}${secret.slice(at + 2)}`;
      expect(secretTyped(turned)).toBe(turned === secret ? secret : undefined);
      expect(secretTyped(secret.slice(1))).toBeUndefined();
    }),
  );
});

it('the service gets its SHA-256', async () => {
  const secret = makeSecret() ?? '';
  expect(await hashOfSecret(secret)).toBe(createHash('sha256').update(secret).digest('hex'));
});
