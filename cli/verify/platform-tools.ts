/** What Node does faster, or alone, for a verifier: one-shot SHA-256 and ECDSA P-256. */
import { createPublicKey, hash, verify } from 'node:crypto';
import type { VerifierTools } from '../../methods/sampling/certificate/verify-certificate.ts';

/** The coordinates of an uncompressed point, as RFC 7518 writes them. */
const coordinate = (publicKey: string, index: 0 | 1): string =>
  Buffer.from(publicKey.slice(2 + 64 * index, 66 + 64 * index), 'hex').toString('base64url');

const signatureHolds: VerifierTools['signatureHolds'] = (publicKey, message, signature) => {
  try {
    const jwk = { kty: 'EC', crv: 'P-256', x: coordinate(publicKey, 0), y: coordinate(publicKey, 1) };
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'hex'));
  } catch {
    // A point that is not on the curve: no signature of it holds.
    return false;
  }
};

export const platformTools = {
  sha256: (message: Uint8Array): string => hash('sha256', message, 'hex'),
  signatureHolds,
} satisfies VerifierTools;
