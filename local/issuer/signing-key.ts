import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { keepSecret } from '../kept-secret.ts';

const p256 = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.base64url(),
  y: z.base64url(),
  d: z.base64url(),
});

export interface SigningKey {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  /** What the key set shows to everybody. */
  readonly publicJwk: JWK;
}

/** An ECDSA key on P-256 (ES256): kept in `directory` for its owner's eyes, or fresh for this start. */
export const signingKey = async (directory: string | undefined): Promise<SigningKey> => {
  const { privateKey: fresh } = await generateKeyPair('ES256', { extractable: true });
  const made = JSON.stringify(await exportJWK(fresh));
  const text = directory === undefined ? made : keepSecret(directory, 'issuer-key.json', () => made);
  const jwk = p256.parse(JSON.parse(text));
  const privateKey = await importJWK(jwk, 'ES256');
  if (privateKey instanceof Uint8Array) {
    throw new Error('An EC key came back as plain bytes');
  }
  const { kty, crv, x, y } = jwk;
  const keyId = await calculateJwkThumbprint({ kty, crv, x, y });
  return { keyId, privateKey, publicJwk: { kty, crv, x, y, kid: keyId, alg: 'ES256', use: 'sig' } };
};
